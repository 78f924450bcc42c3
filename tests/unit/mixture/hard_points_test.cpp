// Points that a fit was fooled by: stray ones, odd units, rounded ones, few of them.
#include <algorithm>
#include <cmath>
#include <cstdint>
#include <map>
#include <set>
#include <vector>

#include <Eigen/Eigenvalues>
#include <catch_amalgamated.hpp>

#include "mixture/component_sweep.hpp"
#include "mixture/fit_mml.hpp"
#include "samples.hpp"

namespace xenoglyph {
namespace {

// Clusters of unit variance, far apart, as many points in each.
Points clusters(Eigen::Index k, Eigen::Index each, Eigen::Index d, std::uint64_t seed) {
  Random random(seed);
  Points points(k * each, d);
  for (Eigen::Index i = 0; i < points.rows(); ++i) {
    for (Eigen::Index a = 0; a < d; ++a) {
      points(i, a) = random.normal();
    }
    points(i, 0) += 7.0 * static_cast<double>(i % k);
    points(i, d - 1) += 7.0 * static_cast<double>((i * i) % k);
  }
  return points;
}

MmlResult fit(const Points& points, std::uint64_t seed = 0,
              CovarianceType type = CovarianceType::full) {
  MmlOptions options;
  options.seed = seed;
  options.covariance_type = type;
  options.k_max = std::min<Eigen::Index>(25, points.rows());
  return fit_mml(points, options);
}

// Whether each of `k` clusters, as `clusters` deals them, has a component that most of it is in,
// and no two the same.
bool tells_apart(const GaussianMixture& mixture, const Points& points, Eigen::Index k) {
  const Eigen::VectorXi labels = mixture.predict(points);
  std::set<int> taken;
  for (Eigen::Index cluster = 0; cluster < k; ++cluster) {
    std::map<int, int> counts;
    for (Eigen::Index i = cluster; i < points.rows(); i += k) {
      ++counts[labels(i)];
    }
    const auto largest =
        std::max_element(counts.begin(), counts.end(),
                         [](const auto& a, const auto& b) { return a.second < b.second; });
    taken.insert(largest->first);
  }
  return std::ssize(taken) == k;
}

double shortest_of_em(const Points& points, Eigen::Index k_max, std::uint64_t seed) {
  SweepOptions options;
  options.k_max = k_max;
  options.em.regularization = Regularization{};
  options.em.restarts = 3;
  options.em.seed = seed;
  ComponentSweep sweep(points, options);
  while (!sweep.done()) {
    sweep.advance();
  }
  const int best = best_record(sweep.records(), SelectionCriterion::message_length);
  return sweep.records().at(static_cast<std::size_t>(best)).message_length;
}

bool is_longer(const MmlResult& result, const Points& points, std::uint64_t seed) {
  const double of_em = shortest_of_em(points, 6, seed);
  return result.message_length > of_em + 1e-3 * std::abs(of_em);
}

void check_not_longer(const Points& points, std::uint64_t seed) {
  CHECK_FALSE(is_longer(fit(points, seed), points, seed));
}

Points moments_of(const Points& points, Eigen::RowVectorXd& mean) {
  mean = points.colwise().mean();
  const Points differences = points.rowwise() - mean;
  return differences.transpose() * differences / static_cast<double>(points.rows());
}

}  // namespace

TEST_CASE("Units change nothing but the numbers' units", "[hard]") {
  const CovarianceType type = GENERATE(from_range(test::all_types));
  const auto seed = static_cast<std::uint64_t>(GENERATE(0, 1, 2));
  CAPTURE(test::name(type), seed);
  const Points points = clusters(3, 80, 3, seed + 10);
  const MmlResult plain = fit(points, seed, type);
  // One variance for all axes means something in one unit only.
  const bool one_unit = internal::shape_of(type).has_one_unit();
  const Eigen::RowVector3d scale =
      one_unit ? Eigen::RowVector3d::Constant(3e-7) : Eigen::RowVector3d(1e9 / 3.0, 1e-9, 0.37);
  const Eigen::RowVector3d shift = Eigen::RowVector3d(4.0, -100.0, 1.0).cwiseProduct(scale);
  const Points moved = (points * scale.asDiagonal()).rowwise() + shift;
  const MmlResult scaled = fit(moved, seed, type);

  REQUIRE(scaled.mixture.n_components() == plain.mixture.n_components());
  CHECK((scaled.mixture.weights() - plain.mixture.weights()).cwiseAbs().maxCoeff() < 1e-6);
  const Points means =
      (scaled.mixture.means().rowwise() - shift) * scale.cwiseInverse().asDiagonal();
  CHECK((means - plain.mixture.means()).cwiseAbs().maxCoeff() < 1e-5);
  for (Eigen::Index j = 0; j < plain.mixture.n_components(); ++j) {
    const Eigen::MatrixXd covariance = scale.cwiseInverse().asDiagonal() *
                                       scaled.mixture.covariance(j) *
                                       scale.cwiseInverse().asDiagonal();
    CHECK((covariance - plain.mixture.covariance(j)).cwiseAbs().maxCoeff() < 1e-4);
  }
  const double change = static_cast<double>(points.rows()) * scale.array().log().sum();
  CHECK(std::abs(scaled.message_length - change - plain.message_length) < 1e-3);
}

TEST_CASE("A few stray points don't hide the clusters", "[hard]") {
  int draws = 0;
  int longer = 0;
  for (const double far : {30.0, 1000.0, 1e6, 1e12}) {
    for (const int strays : {1, 3, 6}) {
      for (const std::uint64_t seed : {std::uint64_t{0}, std::uint64_t{1}}) {
        CAPTURE(far, strays, seed);
        Points points = clusters(3, 100, 2, seed + 20);
        Random random(seed);
        for (Eigen::Index i = 0; i < strays; ++i) {
          const double across = far * (1.0 + random.uniform());
          points.row(7 * i) << across, -far * random.uniform();
        }
        const MmlResult result = fit(points, seed);
        CHECK(tells_apart(result.mixture, points, 3));
        ++draws;
        longer += is_longer(result, points, seed) ? 1 : 0;
      }
    }
  }
  // Stray points have many messages that are nearly as short; bench/recovery has the rates.
  CAPTURE(longer);
  CHECK(10 * longer < draws);
}

TEST_CASE("A missing value's number in a column doesn't hide the clusters", "[hard]") {
  const double sentinel = GENERATE(-999.0, 9999.0, -1e9);
  Points points = clusters(3, 100, 2, 5);
  for (Eigen::Index i = 0; i < 12; ++i) {
    points(25 * i, i % 2) = sentinel;
  }
  CAPTURE(sentinel);
  CHECK(tells_apart(fit(points).mixture, points, 3));
  check_not_longer(points, 0);
}

TEST_CASE("Rounded clusters are found, and no more than there are", "[hard]") {
  const double step = GENERATE(1.0, 0.5, 0.1);
  const auto seed = static_cast<std::uint64_t>(GENERATE(0, 1, 2));
  CAPTURE(step, seed);
  const Points points = (clusters(3, 200, 2, seed + 30) / step).array().round() * step;
  const MmlResult result = fit(points, seed);
  CHECK(result.mixture.n_components() == 3);
}

TEST_CASE("One cluster of counts is one component, no narrower than a step allows", "[hard]") {
  const Eigen::Index d = GENERATE(1, 2, 3);
  const auto seed = static_cast<std::uint64_t>(GENERATE(0, 1, 2));
  CAPTURE(d, seed);
  Points points = clusters(1, 600, d, seed + 40).array().round();
  CHECK(fit(points, seed).mixture.n_components() == 1);

  // Whatever becomes a component of its own keeps half a step of deviation.
  points.topRows(150).setZero();
  for (const CovarianceType type : test::all_types) {
    CAPTURE(test::name(type));
    const GaussianMixture mixture = fit(points, seed, type).mixture;
    for (Eigen::Index j = 0; j < mixture.n_components(); ++j) {
      CHECK(mixture.covariance(j).selfadjointView<Eigen::Lower>().eigenvalues().minCoeff() >
            0.25 * (1.0 - 1e-9));
    }
  }
}

TEST_CASE("One component is the sample's mean and covariance, however few points", "[hard]") {
  const Eigen::Index n = GENERATE(12, 30, 60, 200);
  const Eigen::Index d = GENERATE(1, 2, 10);
  CAPTURE(n, d);
  Random random(static_cast<std::uint64_t>(n * d));
  Points points(n, d);
  for (double& value : points.reshaped()) {
    value = 5.0 + 3.0 * random.normal();
  }
  for (const CovarianceType type : test::all_types) {
    CAPTURE(test::name(type));
    MmlOptions options;
    options.covariance_type = type;
    options.k_max = GENERATE(1, 5);
    options.k_min = 1;
    const GaussianMixture mixture = fit_mml(points, options).mixture;
    if (mixture.n_components() > 1) {
      continue;
    }
    Eigen::RowVectorXd mean;
    const Eigen::MatrixXd covariance = test::restricted(type, moments_of(points, mean));
    CHECK((mixture.means().row(0) - mean).cwiseAbs().maxCoeff() < 1e-9);
    CHECK((mixture.covariance(0) - covariance).cwiseAbs().maxCoeff() < 1e-8);
  }
}

TEST_CASE("Two components that must stay are their groups, however few points", "[hard]") {
  // 30 and 20 points in ten dimensions: fewer than the N/2 = 32.5 below which one is annihilated.
  Random random(3);
  Points points(50, 10);
  for (double& value : points.reshaped()) {
    value = random.normal();
  }
  points.topRows(30).array() += 40.0;
  MmlOptions options;
  options.k_min = 2;
  options.k_max = GENERATE(2, 6);
  const MmlResult result = fit_mml(points, options);
  REQUIRE(result.mixture.n_components() == 2);
  const Eigen::Index first = result.mixture.means()(0, 0) > 20.0 ? 0 : 1;
  CHECK(std::abs(result.mixture.weights()(first) - 0.6) < 1e-4);
  Eigen::RowVectorXd mean;
  const Eigen::MatrixXd larger = moments_of(points.topRows(30), mean);
  CHECK((result.mixture.means().row(first) - mean).cwiseAbs().maxCoeff() < 1e-9);
  const Eigen::MatrixXd smaller = moments_of(points.bottomRows(20), mean);
  CHECK((result.mixture.means().row(1 - first) - mean).cwiseAbs().maxCoeff() < 1e-9);
  // No direction is narrower than in the group itself, or much wider than in the wider of both.
  const Eigen::MatrixXd covariance = result.mixture.covariance(first);
  CHECK((covariance - larger).selfadjointView<Eigen::Lower>().eigenvalues().minCoeff() > -1e-9);
  CHECK(covariance.trace() < 1.5 * std::max(larger.trace(), smaller.trace()));
}

TEST_CASE("The fit is no longer than EM's shortest message", "[hard]") {
  const auto seed = static_cast<std::uint64_t>(GENERATE(0, 1, 2));
  CAPTURE(seed);
  SECTION("of equal clusters") { check_not_longer(clusters(3, 100, 2, seed), seed); }
  SECTION("in ten dimensions") { check_not_longer(clusters(2, 200, 10, seed), seed); }
  SECTION("of one Gaussian") {
    const Points points = clusters(1, 400, 2, seed);
    check_not_longer(points, seed);
    CHECK(fit(points, seed).mixture.n_components() == 1);
  }
  SECTION("of a hundred to one") {
    Points points = clusters(1, 1010, 2, seed);
    points.topRows(10).array() += 8.0;
    check_not_longer(points, seed);
    CHECK(fit(points, seed).mixture.n_components() == 2);
  }
}

TEST_CASE("What plain EM finds is taken up as one more start, and the history tells", "[hard]") {
  Points points = clusters(2, 60, 2, 3);
  points.row(5) << 1000.0, 1000.0;
  MmlOptions options;
  options.restarts = 2;
  MmlFitter fitter(points, options);
  bool compared = false;
  while (!fitter.done()) {
    const MmlEvent event = fitter.advance().event;
    compared = compared || event == MmlEvent::compared;
  }
  CHECK(compared);
  const MmlResult result = fitter.result();
  CHECK(result.mixture.n_components() == 3);
  CHECK(result.mixture.weights().minCoeff() < 0.02);
  REQUIRE(fitter.best_record() >= 0);
  const MmlRecord& best = fitter.history().at(static_cast<std::size_t>(fitter.best_record()));
  CHECK(best.restart == options.restarts);
  CHECK(best.n_components == 3);
  CHECK(best.message_length == result.message_length);
  CHECK(test::relative_difference(result.message_length, result.mixture.message_length(
                                                             points, Criterion::program)) < 1e-9);
  CHECK(fitter.component_ids().size() == 3);
}

}  // namespace xenoglyph
