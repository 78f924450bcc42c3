#include <limits>

#include <catch_amalgamated.hpp>

#include "samples.hpp"

namespace xenoglyph {
namespace {

using Catch::Matchers::ContainsSubstring;
using Eigen::MatrixXd;
using Eigen::VectorXd;

// The same distribution with full covariances.
GaussianMixture as_full(const GaussianMixture& mixture) {
  std::vector<MatrixXd> covariances;
  for (Eigen::Index j = 0; j < mixture.n_components(); ++j) {
    covariances.push_back(mixture.covariance(j));
  }
  return {CovarianceType::full, mixture.weights(), mixture.means(), covariances};
}

TEST_CASE("Each covariance type is a special case of full", "[model]") {
  const CovarianceType type = GENERATE(from_range(test::all_types));
  const Eigen::Index d = GENERATE(1, 2, 7);
  CAPTURE(test::name(type), d);
  const GaussianMixture mixture = test::random_mixture(type, 4, d, 21);
  const GaussianMixture full = as_full(mixture);
  const Points points = 3.0 * mixture.sample(300, 5).points;
  const VectorXd difference = mixture.score_samples(points) - full.score_samples(points);
  CHECK(difference.cwiseAbs().maxCoeff() < 1e-9);
  CHECK((mixture.predict_proba(points) - full.predict_proba(points)).cwiseAbs().maxCoeff() < 1e-9);
  CHECK(mixture.predict(points) == full.predict(points));
}

TEST_CASE("Densities integrate to one", "[model]") {
  const GaussianMixture mixture = test::random_mixture(CovarianceType::full, 3, 1, 3);
  const Eigen::Index n = 40001;
  const Points grid = VectorXd::LinSpaced(n, -60.0, 60.0);
  const double step = grid(1) - grid(0);
  CHECK(std::abs(mixture.score_samples(grid).array().exp().sum() * step - 1.0) < 1e-9);
}

TEST_CASE("Responsibilities sum to one and agree with predict", "[model]") {
  const GaussianMixture mixture = test::random_mixture(CovarianceType::full, 5, 3, 8);
  const Points points = mixture.sample(500, 1).points;
  const MatrixXd responsibilities = mixture.predict_proba(points);
  CHECK((responsibilities.rowwise().sum().array() - 1.0).abs().maxCoeff() < 1e-14);
  const Eigen::VectorXi labels = mixture.predict(points);
  for (Eigen::Index i = 0; i < points.rows(); ++i) {
    REQUIRE(responsibilities(i, labels(i)) == responsibilities.row(i).maxCoeff());
  }
}

TEST_CASE("Points far from every component keep finite scores", "[model]") {
  const GaussianMixture mixture = test::three_gaussians();
  Points points(4, 2);
  points << 1e3, 1e3, -1e8, 1e8, 1e150, 1e150, -1e308, 1e308;
  CHECK(mixture.score_samples(points).allFinite());
  const MatrixXd responsibilities = mixture.predict_proba(points);
  CHECK(responsibilities.allFinite());
  CHECK((responsibilities.rowwise().sum().array() - 1.0).abs().maxCoeff() < 1e-14);
  CHECK(responsibilities(0, 2) == 1.0);
}

TEST_CASE("Points may be a block of a larger matrix", "[model]") {
  const GaussianMixture mixture = test::three_gaussians();
  const Points points = mixture.sample(50, 1).points;
  MatrixXd larger = MatrixXd::Constant(60, 4, 1e9);
  larger.block(5, 1, 50, 2) = points;
  CHECK(mixture.score_samples(larger.block(5, 1, 50, 2)) == mixture.score_samples(points));
}

TEST_CASE("Samples have the mixture's moments", "[model]") {
  const CovarianceType type = GENERATE(from_range(test::all_types));
  CAPTURE(test::name(type));
  const GaussianMixture mixture = test::random_mixture(type, 3, 2, 4);
  const Eigen::Index count = 200000;
  const MixtureSample sample = mixture.sample(count, 99);
  for (Eigen::Index j = 0; j < 3; ++j) {
    const auto share =
        static_cast<double>((sample.components.array() == static_cast<int>(j)).count()) /
        static_cast<double>(count);
    CHECK(std::abs(share - mixture.weights()(j)) < 0.006);
    const Points own = mixture.sample_component(j, count, 7);
    const Eigen::RowVectorXd mean = own.colwise().mean();
    CHECK((mean - mixture.means().row(j)).cwiseAbs().maxCoeff() < 0.03);
    const MatrixXd centered = own.rowwise() - mean;
    const MatrixXd covariance = centered.transpose() * centered / static_cast<double>(count);
    CHECK((covariance - mixture.covariance(j)).norm() < 0.03 * mixture.covariance(j).norm());
  }
  CHECK(mixture.sample(10, 1).points == mixture.sample(10, 1).points);
  CHECK(mixture.sample(10, 1).points != mixture.sample(10, 2).points);
  CHECK(mixture.sample(0, 1).points.rows() == 0);
}

TEST_CASE("Criteria are their formulas", "[model]") {
  const CovarianceType type = GENERATE(from_range(test::all_types));
  const Eigen::Index d = 3;
  const GaussianMixture mixture = test::random_mixture(type, 4, d, 6);
  const Points points = mixture.sample(100, 1).points;
  const double log_likelihood = mixture.score_samples(points).sum();
  CHECK(test::relative_difference(mixture.log_likelihood(points), log_likelihood) < 1e-14);
  CHECK(test::relative_difference(mixture.score(points), log_likelihood / 100.0) < 1e-14);
  const auto parameters = static_cast<double>(mixture_parameters(type, 4, d));
  CHECK(test::relative_difference(mixture.aic(points), 2.0 * parameters - 2.0 * log_likelihood) <
        1e-13);
  CHECK(test::relative_difference(mixture.bic(points),
                                  parameters * std::log(100.0) - 2.0 * log_likelihood) < 1e-13);
  const auto own = static_cast<double>(component_parameters(type, d));
  const VectorXd log_weights = mixture.weights().array().log();
  CHECK(test::relative_difference(mixture.message_length(points, Criterion::program),
                                  -log_likelihood + own / 2.0 * log_weights.sum() +
                                      (own + 1.0) / 2.0 * 4.0 * std::log(100.0)) < 1e-13);
  CHECK(test::relative_difference(
            mixture.message_length(points, Criterion::paper),
            -log_likelihood + own / 2.0 * (log_weights.array() + std::log(100.0 / 12.0)).sum() +
                2.0 * std::log(100.0 / 12.0) + 2.0 * (own + 1.0)) < 1e-13);
}

TEST_CASE("A mixture refuses parameters that are none", "[model][wrong]") {
  const VectorXd weights = Eigen::Vector2d(0.5, 0.5);
  const MatrixXd means = MatrixXd::Zero(2, 2);
  const std::vector<MatrixXd> good(2, MatrixXd::Identity(2, 2));
  const auto message = [](const VectorXd& w, const MatrixXd& m, const std::vector<MatrixXd>& c,
                          CovarianceType type = CovarianceType::full) {
    try {
      const GaussianMixture mixture(type, w, m, c);
    } catch (const InvalidArgument& error) {
      return std::string(error.what());
    }
    return std::string("accepted");
  };
  CHECK(message(weights, means, good) == "accepted");
  CHECK_THAT(message(VectorXd(), means, good), ContainsSubstring("weights"));
  CHECK_THAT(message(Eigen::Vector2d(0.5, 0.4), means, good), ContainsSubstring("sum to 1"));
  CHECK_THAT(message(Eigen::Vector2d(1.0, 0.0), means, good), ContainsSubstring("positive"));
  CHECK_THAT(message(Eigen::Vector2d(1.0, std::nan("")), means, good),
             ContainsSubstring("weights"));
  CHECK_THAT(message(weights, MatrixXd::Zero(3, 2), good), ContainsSubstring("means"));
  CHECK_THAT(message(weights, MatrixXd::Zero(2, 0), good), ContainsSubstring("means"));
  CHECK_THAT(message(weights, MatrixXd::Constant(2, 2, INFINITY), good),
             ContainsSubstring("means"));
  CHECK_THAT(message(weights, means, {MatrixXd::Identity(2, 2)}),
             ContainsSubstring("covariances: 2 expected, there are 1"));
  CHECK_THAT(message(weights, means, good, CovarianceType::tied), ContainsSubstring("1 expected"));
  CHECK_THAT(message(weights, means, good, CovarianceType::diagonal), ContainsSubstring("2 x 1"));
  CHECK_THAT(message(weights, means, {good[0], MatrixXd::Identity(2, 2) * -1.0}),
             ContainsSubstring("component 1: is not positive definite"));
  CHECK_THAT(message(weights, means, {good[0], MatrixXd::Ones(2, 2)}),
             ContainsSubstring("positive definite"));
  MatrixXd skew = MatrixXd::Identity(2, 2);
  skew(0, 1) = 0.1;
  CHECK_THAT(message(weights, means, {good[0], skew}), ContainsSubstring("not symmetric"));
  skew(0, 1) = std::nan("");
  CHECK_THAT(message(weights, means, {skew, good[0]}), ContainsSubstring("NaN"));
}

TEST_CASE("A mixture refuses points that are none", "[model][wrong]") {
  const GaussianMixture mixture = test::three_gaussians();
  Points points = Points::Zero(5, 2);
  points(3, 1) = std::nan("");
  try {
    mixture.score_samples(points);
    FAIL("accepted");
  } catch (const InvalidPoints& error) {
    CHECK(error.row() == 3);
    CHECK_THAT(error.what(), ContainsSubstring("row 3"));
  }
  CHECK_THROWS_AS(mixture.predict(points), InvalidPoints);
  CHECK_THROWS_AS(mixture.bic(points), InvalidPoints);
  CHECK_THROWS_AS(mixture.predict_proba(Points::Zero(5, 3)), InvalidPoints);
  CHECK_THROWS_AS(mixture.score(Points::Zero(0, 2)), InvalidPoints);
  CHECK_THROWS_AS(mixture.message_length(Points::Zero(0, 2)), InvalidPoints);
  CHECK(mixture.predict(Points::Zero(0, 2)).size() == 0);
  CHECK_THROWS_AS(mixture.sample(-1, 0), InvalidArgument);
  CHECK_THROWS_AS(mixture.sample_component(3, 1, 0), InvalidArgument);
  CHECK_THROWS_AS(mixture.sample_component(-1, 1, 0), InvalidArgument);
  CHECK_THROWS_AS(mixture.covariance(3), InvalidArgument);
}

}  // namespace
}  // namespace xenoglyph
