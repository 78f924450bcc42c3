#include <algorithm>

#include <catch_amalgamated.hpp>

#include "samples.hpp"

namespace xenoglyph {
namespace {

using Eigen::MatrixXd;

MmlOptions options_of(CovarianceType type, std::uint64_t seed) {
  MmlOptions options;
  options.covariance_type = type;
  options.seed = seed;
  return options;
}

TEST_CASE("Three Gaussians are three", "[mml]") {
  const GaussianMixture truth = test::three_gaussians();
  int right = 0;
  for (std::uint64_t seed = 0; seed < 10; ++seed) {
    const MmlResult result =
        fit_mml(truth.sample(900, seed).points, options_of(CovarianceType::full, seed));
    CHECK(result.converged);
    if (result.mixture.n_components() == 3) {
      ++right;
      CHECK(kullback_leibler_divergence(truth, result.mixture, 20000, 1).value < 0.03);
    }
  }
  CHECK(right >= 9);
}

TEST_CASE("Each type finds as many components as there are far apart", "[mml]") {
  const CovarianceType type = GENERATE(from_range(test::all_types));
  CAPTURE(test::name(type));
  Eigen::MatrixXd means(4, 3);
  means << 0, 0, 0, 20, 0, 0, 0, 20, 0, 0, 0, 20;
  const GaussianMixture truth(CovarianceType::spherical, Eigen::Vector4d(0.4, 0.3, 0.2, 0.1), means,
                              std::vector<MatrixXd>(4, MatrixXd::Ones(1, 1)));
  const MixtureSample sample = truth.sample(800, 4);
  const MmlResult result = fit_mml(sample.points, options_of(type, 4));
  REQUIRE(result.mixture.n_components() == 4);
  // The labels are the true ones but for their names.
  const Eigen::VectorXi labels = result.mixture.predict(sample.points);
  MatrixXd counts = MatrixXd::Zero(4, 4);
  for (Eigen::Index i = 0; i < labels.size(); ++i) {
    counts(sample.components(i), labels(i)) += 1.0;
  }
  CHECK(counts.rowwise().maxCoeff().sum() == 800.0);
  CHECK(counts.colwise().maxCoeff().sum() == 800.0);
}

TEST_CASE("The same seed gives the same fit, step by step or in one call", "[mml]") {
  const CovarianceType type = GENERATE(from_range(test::all_types));
  const Points points = test::three_gaussians().sample(300, 1).points;
  MmlOptions options = options_of(type, 17);
  options.restarts = 2;
  const MmlResult once = fit_mml(points, options);
  MmlFitter fitter(points, options);
  while (!fitter.done()) {
    fitter.advance();
    (void)fitter.current();  // looking changes nothing
    (void)fitter.best();
    MmlFitter moved = std::move(fitter);
    fitter = std::move(moved);
  }
  const MmlResult stepped = fitter.result();
  CHECK(once.mixture.weights() == stepped.mixture.weights());
  CHECK(once.mixture.means() == stepped.mixture.means());
  CHECK(once.mixture.covariances() == stepped.mixture.covariances());
  CHECK(once.message_length == stepped.message_length);
  CHECK(once.n_iter == stepped.n_iter);
  CHECK(fitter.points() == points);
  CHECK(fitter.options().seed == 17);
  options.seed = 18;
  CHECK(fit_mml(points, options).history.front().message_length !=
        once.history.front().message_length);
}

TEST_CASE("The order of columns does not matter", "[mml]") {
  const CovarianceType type = GENERATE(from_range(test::all_types));
  CAPTURE(test::name(type));
  const Points points = test::random_mixture(CovarianceType::full, 3, 3, 9).sample(300, 2).points;
  Points turned(300, 3);
  const Eigen::Index order[] = {2, 0, 1};
  for (Eigen::Index a = 0; a < 3; ++a) {
    turned.col(a) = points.col(order[a]);
  }
  const MmlResult result = fit_mml(points, options_of(type, 3));
  const MmlResult other = fit_mml(turned, options_of(type, 3));
  REQUIRE(result.mixture.n_components() == other.mixture.n_components());
  CHECK(test::relative_difference(result.message_length, other.message_length) < 1e-8);
  for (Eigen::Index a = 0; a < 3; ++a) {
    CHECK((result.mixture.means().col(order[a]) - other.mixture.means().col(a)).norm() < 1e-6);
  }
}

TEST_CASE("A shift moves the means and nothing else", "[mml]") {
  const CovarianceType type = GENERATE(from_range(test::all_types));
  CAPTURE(test::name(type));
  const Points points = test::three_gaussians().sample(300, 5).points;
  const Eigen::RowVector2d shift(1234.5, -9876.25);
  const MmlResult result = fit_mml(points, options_of(type, 3));
  const MmlResult other = fit_mml(points.rowwise() + shift, options_of(type, 3));
  REQUIRE(result.mixture.n_components() == other.mixture.n_components());
  CHECK(test::relative_difference(result.message_length, other.message_length) < 1e-8);
  CHECK((result.mixture.means().rowwise() + shift - other.mixture.means()).norm() < 1e-6);
}

TEST_CASE("A change of units changes nothing but the units", "[mml]") {
  const CovarianceType type = GENERATE(from_range(test::all_types));
  CAPTURE(test::name(type));
  const Points points = test::three_gaussians().sample(300, 5).points;
  // The same along all axes: the start's covariance is a sphere.
  const double unit = GENERATE(1e6, 3e-9);
  const Points scaled = unit * points;
  const MmlResult result = fit_mml(points, options_of(type, 3));
  const MmlResult other = fit_mml(scaled, options_of(type, 3));
  REQUIRE(result.mixture.n_components() == other.mixture.n_components());
  CHECK(result.n_iter == other.n_iter);
  const MatrixXd back = other.mixture.means() / unit;
  CHECK((result.mixture.means() - back).norm() < 1e-6);
  CHECK(test::relative_difference(result.log_likelihood,
                                  other.log_likelihood + 600.0 * std::log(unit)) < 1e-8);
}

TEST_CASE("k_min is never passed", "[mml]") {
  const CovarianceType type = GENERATE(from_range(test::all_types));
  CAPTURE(test::name(type));
  const Points points = test::three_gaussians().sample(60, 1).points;
  MmlOptions options = options_of(type, 1);
  options.k_min = 12;
  options.k_max = 20;
  const MmlResult result = fit_mml(points, options);
  CHECK(result.converged);
  CHECK(result.mixture.n_components() >= 12);
  CHECK(std::all_of(result.history.begin(), result.history.end(),
                    [](const MmlRecord& record) { return record.n_components >= 12; }));
  CHECK(test::is_sound(result.mixture));
  options.k_min = options.k_max = 60;
  CHECK(fit_mml(points, options).mixture.n_components() == 60);
}

TEST_CASE("max_sweeps ends each start", "[mml]") {
  const Points points = test::three_gaussians().sample(300, 1).points;
  MmlOptions options;
  options.max_sweeps = 7;
  options.restarts = 3;
  const MmlResult result = fit_mml(points, options);
  CHECK_FALSE(result.converged);
  CHECK(result.n_iter == 21);
  CHECK(test::relative_difference(result.message_length, result.mixture.message_length(points)) <
        1e-9);
}

TEST_CASE("More starts never give a longer message", "[mml]") {
  const Points points = test::random_mixture(CovarianceType::full, 5, 2, 1).sample(300, 1).points;
  MmlOptions options;
  double before = std::numeric_limits<double>::infinity();
  for (const int restarts : {1, 2, 4}) {
    options.restarts = restarts;
    const MmlResult result = fit_mml(points, options);
    CHECK(result.message_length <= before);
    CHECK(result.history.back().restart == restarts - 1);
    before = result.message_length;
  }
}

}  // namespace
}  // namespace xenoglyph
