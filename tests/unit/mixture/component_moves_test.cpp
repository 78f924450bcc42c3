// Components split, made one, and held against one another.
#include <cmath>

#include <catch_amalgamated.hpp>

#include "mixture/merge_search.hpp"
#include "mixture/pooled_covariance.hpp"
#include "mixture/split_search.hpp"
#include "samples.hpp"

namespace xenoglyph {
namespace {

using internal::CovarianceEstimator;
using internal::CovarianceShape;
using internal::EmStart;
using internal::Gaussian;
using internal::MergeSearch;
using internal::PooledCovariance;
using internal::shape_of;
using internal::SplitSearch;
using internal::Standardization;
using internal::WeightedMoments;

constexpr double parameters = 5.0;  // of a full covariance in two dimensions

// What EM ends with, in standardised units.
EmStart settled(const Standardization& data, const CovarianceEstimator& estimator, Eigen::Index k,
                const EmOptions& options) {
  Random random(1);
  internal::EmRun run(data, internal::spread_start(data, k, estimator, random), options, estimator);
  while (!run.done()) {
    run.advance();
  }
  return run.mixture();
}

double log_likelihood(const Standardization& data, const EmStart& mixture,
                      const CovarianceShape& shape) {
  internal::MixtureDensities densities(data.points(), shape);
  densities.reset(mixture.components, mixture.weights);
  return densities.log_likelihood();
}

template <class Search>
void finish(Search& search) {
  while (!search.done()) {
    search.advance();
  }
}

}  // namespace

TEST_CASE("The component that holds two groups is split, and gains what it promised", "[moves]") {
  const CovarianceShape& shape = shape_of(GENERATE(from_range(covariance_types())));
  CAPTURE(shape.name());
  Points points = test::three_groups();
  Eigen::Index groups = 3;
  if (shape.is_shared()) {
    // Of three groups two components of one covariance end between them, and none holds two.
    groups = 2;
    points = points(Eigen::seq(0, 297, 3), Eigen::all).eval();
    points.bottomRows(50).col(0).array() += 8.0;
  }
  const Standardization data(points, shape);
  const EmOptions options;
  const CovarianceEstimator estimator(shape, options.regularization, data.variances(),
                                      data.steps());
  const EmStart before = settled(data, estimator, groups - 1, options);
  SplitSearch search(data, before, estimator, 0.0, Random(2));
  finish(search);
  const auto after = search.take_best();
  REQUIRE(after);
  CHECK(std::ssize(after->components) == groups);
  CHECK(std::abs(after->weights.sum() - 1.0) < 1e-12);
  CHECK((after->weights.array() - 1.0 / static_cast<double>(groups)).abs().maxCoeff() < 0.05);
  CHECK(search.gain() > 30.0);
  // The bound is by Jensen's inequality; points of which a component holds next to nothing are
  // left out of it.
  const double gained = log_likelihood(data, *after, shape) - log_likelihood(data, before, shape);
  CHECK(gained > search.gain() - 0.5);
  // The other component is the second best to split, and then there is none.
  const double best = search.gain();
  for (Eigen::Index other = 2; other < groups; ++other) {
    REQUIRE(search.take_best());
    CHECK(search.gain() < best);
  }
  CHECK_FALSE(search.take_best());
}

TEST_CASE("Two halves of a group are made one", "[moves]") {
  const CovarianceShape& shape = shape_of(GENERATE(from_range(covariance_types())));
  CAPTURE(shape.name());
  const Points points = test::three_groups();
  const Standardization data(points, shape);
  const EmOptions options;
  const CovarianceEstimator estimator(shape, options.regularization, data.variances(),
                                      data.steps());
  const EmStart three = settled(data, estimator, 3, options);
  EmStart four = three;
  four.weights.conservativeResize(4);
  four.weights(3) = 0.4 * four.weights(1);
  four.weights(1) *= 0.6;
  four.components.push_back(four.components[1]);
  four.components[3].mean(1) += 0.1;
  four.components[1].mean(1) -= 0.1;
  MergeSearch search(data, four, shape, parameters);
  finish(search);
  const auto merged = search.result();
  REQUIRE(merged);
  REQUIRE(merged->components.size() == 3);
  CHECK(std::abs(merged->weights.sum() - 1.0) < 1e-12);
  CHECK((merged->weights.array() - 1.0 / 3.0).abs().maxCoeff() < 0.05);
  CHECK(std::abs(log_likelihood(data, *merged, shape) - log_likelihood(data, three, shape)) < 3.0);
  // Moments are kept.
  Eigen::VectorXd before = Eigen::VectorXd::Zero(2);
  Eigen::VectorXd after = Eigen::VectorXd::Zero(2);
  for (std::size_t j = 0; j < 4; ++j) {
    before += four.weights(static_cast<Eigen::Index>(j)) * four.components[j].mean;
  }
  for (std::size_t j = 0; j < 3; ++j) {
    after += merged->weights(static_cast<Eigen::Index>(j)) * merged->components[j].mean;
  }
  CHECK((before - after).norm() < 1e-12);
}

TEST_CASE("One component has nothing to be made one with", "[moves]") {
  const Points points = test::three_groups();
  const CovarianceShape& full = shape_of(CovarianceType::full);
  const Standardization data(points, full);
  const EmOptions options;
  const CovarianceEstimator estimator(full, options.regularization, data.variances(), data.steps());
  MergeSearch search(data, settled(data, estimator, 1, options), full, parameters);
  CHECK(search.done());
  CHECK_FALSE(search.result());
}

TEST_CASE("A wide component doesn't widen what the others are held against, in any basis",
          "[moves]") {
  const CovarianceShape& full = shape_of(CovarianceType::full);
  std::vector<Gaussian> components(3);
  std::vector<Eigen::MatrixXd> plain{Eigen::Matrix2d::Identity(), 2.0 * Eigen::Matrix2d::Identity(),
                                     1e8 * Eigen::Matrix2d::Identity()};
  const Eigen::Vector3d weights(0.6, 0.3, 0.1);
  const auto pooled = [&](const Eigen::Matrix2d& basis) {
    PooledCovariance pool(full);
    std::vector<Eigen::MatrixXd> contributions;
    for (std::size_t j = 0; j < 3; ++j) {
      components[j].mean = Eigen::Vector2d::Zero();
      components[j].covariance = basis * plain[j] * basis.transpose();
      REQUIRE(internal::factorize(full, components[j]));
    }
    pool.measure(weights, components);
    for (const Gaussian& component : components) {
      contributions.push_back(pool.contribution(component.covariance));
    }
    return PooledCovariance::average(weights, contributions);
  };
  const Eigen::Matrix2d identity = Eigen::Matrix2d::Identity();
  const Eigen::MatrixXd average = pooled(identity);
  // 0.6 x 1 + 0.3 x 2 + 0.1 x 10, ten times the median one's.
  CHECK((average - 2.2 * identity).norm() < 1e-9);
  Eigen::Matrix2d basis;
  basis << 3.0, 1.0, -1e-3, 2e-3;
  const Eigen::MatrixXd expected = basis * average * basis.transpose();
  CHECK((pooled(basis) - expected).norm() < 1e-9 * expected.norm());
}

TEST_CASE("Weighted moments are those of points that stand as often as they weigh", "[moves]") {
  const CovarianceShape& shape = shape_of(GENERATE(from_range(covariance_types())));
  CAPTURE(shape.name());
  const Points points = test::three_groups().topRows(6);
  Eigen::ArrayXd weights(6);
  weights << 2, 0, 1, 3, 1, 1;
  const std::vector<Eigen::Index> rows{0, 0, 2, 3, 3, 3, 4, 5};
  const Points repeated = points(rows, Eigen::all);
  const WeightedMoments weighted = internal::weighted_moments(shape, points, weights);
  const WeightedMoments plain =
      internal::weighted_moments(shape, repeated, Eigen::ArrayXd::Ones(8));
  CHECK(weighted.count == 8.0);
  CHECK((weighted.mean - repeated.colwise().mean().transpose()).norm() < 1e-12);
  CHECK((weighted.scatter - plain.scatter).norm() < 1e-9);
  CHECK(internal::weighted_moments(shape, points, Eigen::ArrayXd::Zero(6)).mean.size() == 0);
}

}  // namespace xenoglyph
