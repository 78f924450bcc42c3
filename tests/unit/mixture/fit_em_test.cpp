#include <algorithm>
#include <utility>
#include <vector>

#include <Eigen/Eigenvalues>
#include <Eigen/LU>
#include <catch_amalgamated.hpp>

#include "base/axis_statistics.hpp"
#include "samples.hpp"

namespace xenoglyph {
namespace {

using Eigen::MatrixXd;
using Eigen::VectorXd;

// What strengths are relative to.
VectorXd variances(const Points& points) {
  VectorXd result(points.cols());
  for (Eigen::Index a = 0; a < points.cols(); ++a) {
    const double deviation = internal::axis_scale(points, a).deviation;
    result(a) = deviation * deviation;
  }
  return result;
}

// Logarithm of the inverse Wishart prior of all covariances, up to a constant: p + 2 degrees of
// freedom in p dimensions, where each variance of the diagonal types stands for itself (p = 1).
double log_prior(const GaussianMixture& mixture, double strength, const VectorXd& data_variances) {
  double total = 0.0;
  const auto d = static_cast<double>(mixture.n_features());
  for (const MatrixXd& covariance : mixture.covariances()) {
    switch (internal::shape_of(mixture.covariance_type()).rank()) {
      case 1:
        total -= 0.5 * (5.0 * covariance.array().log() +
                        strength * data_variances.array() / covariance.array())
                           .sum();
        break;
      case 0:
        total -= 0.5 * (5.0 * std::log(covariance(0, 0)) +
                        strength * data_variances.mean() / covariance(0, 0));
        break;
      default: {
        const MatrixXd scale = (strength * data_variances).asDiagonal();
        total -= 0.5 * ((2.0 * d + 3.0) * std::log(covariance.determinant()) +
                        (scale * covariance.inverse()).trace());
      }
    }
  }
  return total;
}

TEST_CASE("EM's log-likelihood never falls", "[em]") {
  const CovarianceType type = GENERATE(from_range(test::all_types));
  const Eigen::Index d = GENERATE(1, 2, 4, 8);
  const double strength = GENERATE(0.0, 1e-2);  // a floor is a constraint, which EM keeps too
  CAPTURE(test::name(type), d, strength);
  for (std::uint64_t seed = 0; seed < 5; ++seed) {
    const Points points =
        test::random_mixture(CovarianceType::full, 4, d, seed).sample(400, seed).points;
    EmOptions options;
    options.covariance_type = type;
    options.regularization = {RegularizationKind::floor, strength};
    options.seed = seed;
    options.threshold = 1e-9;
    const EmResult result = fit_em(points, 5, options);
    REQUIRE(std::ssize(result.log_likelihoods) == result.n_iter);
    CHECK(result.n_iter > 1);
    for (std::size_t t = 1; t < result.log_likelihoods.size(); ++t) {
      const double before = result.log_likelihoods[t - 1];
      // At strength 0 components collapse down to 1e-12 of the data's variance, where eigenvalues
      // have four digits left.
      const double rounding = strength == 0.0 ? 5e-7 : 1e-10;
      REQUIRE(result.log_likelihoods[t] >= before - rounding * std::abs(before));
    }
    CHECK(result.log_likelihood == result.log_likelihoods.back());
    CHECK(test::relative_difference(result.log_likelihood, result.mixture.log_likelihood(points)) <
          1e-9);
    CHECK(test::is_sound(result.mixture));
  }
}

TEST_CASE("Under a prior the penalised log-likelihood never falls", "[em]") {
  const CovarianceType type = GENERATE(from_range(test::all_types));
  CAPTURE(test::name(type));
  const double strength = 0.05;
  const Points points = test::random_mixture(CovarianceType::full, 4, 3, 2).sample(200, 1).points;
  EmOptions options;
  options.covariance_type = type;
  options.regularization = {RegularizationKind::prior, strength};
  options.max_sweeps = 1;
  GaussianMixture mixture = fit_em(points, 6, options).mixture;
  const VectorXd data_variances = variances(points);
  double objective = mixture.log_likelihood(points) + log_prior(mixture, strength, data_variances);
  for (int sweep = 0; sweep < 60; ++sweep) {
    mixture = fit_em(points, mixture, options).mixture;
    const double next =
        mixture.log_likelihood(points) + log_prior(mixture, strength, data_variances);
    REQUIRE(next >= objective - 1e-9 * std::abs(objective));
    objective = next;
  }
}

TEST_CASE("A converged EM is a fixed point of the textbook's equations", "[em]") {
  const CovarianceType type = GENERATE(from_range(test::all_types));
  const bool shared = internal::shape_of(type).is_shared();
  CAPTURE(test::name(type));
  const Points points = test::random_mixture(type, 3, 2, 12).sample(500, 1).points;
  EmOptions options;
  options.covariance_type = type;
  options.regularization.strength = 0.0;
  options.threshold = 1e-14;
  options.max_sweeps = 20000;
  const EmResult result = fit_em(points, 3, options);
  REQUIRE(result.converged);
  const GaussianMixture& mixture = result.mixture;
  const MatrixXd r = mixture.predict_proba(points);
  MatrixXd pooled = MatrixXd::Zero(2, 2);
  for (Eigen::Index j = 0; j < 3; ++j) {
    const double count = r.col(j).sum();
    CHECK(std::abs(count / 500.0 - mixture.weights()(j)) < 1e-5);
    const VectorXd mean = points.transpose() * r.col(j) / count;
    CHECK((mean - mixture.means().row(j).transpose()).norm() < 1e-4);
    const MatrixXd centered = points.rowwise() - mean.transpose();
    const MatrixXd scatter = centered.transpose() * r.col(j).asDiagonal() * centered;
    pooled += scatter;
    const MatrixXd expected = test::restricted(type, scatter / count);
    if (!shared) {
      CHECK((expected - mixture.covariance(j)).norm() < 1e-4 * expected.norm());
    }
  }
  if (shared) {
    pooled = test::restricted(type, pooled);
    CHECK((pooled / 500.0 - mixture.covariance(0)).norm() < 1e-4 * pooled.norm() / 500.0);
  }
}

TEST_CASE("One component is the sample's own mean and covariance", "[em]") {
  const Points points = test::three_gaussians().sample(300, 1).points;
  EmOptions options;
  options.regularization.strength = 0.0;
  const GaussianMixture mixture = fit_em(points, 1, options).mixture;
  const Eigen::RowVectorXd mean = points.colwise().mean();
  const MatrixXd centered = points.rowwise() - mean;
  CHECK((mixture.means() - mean).norm() < 1e-12);
  CHECK((mixture.covariance(0) - centered.transpose() * centered / 300.0).norm() < 1e-11);
}

TEST_CASE("Pooled keeps components of few points as wide as it says", "[em]") {
  const CovarianceType type =
      GENERATE(CovarianceType::full, CovarianceType::diagonal, CovarianceType::spherical);
  CAPTURE(test::name(type));
  const Points points = test::three_gaussians().sample(60, 1).points;
  EmOptions options;
  options.covariance_type = type;
  options.threshold = 1e-12;
  options.max_sweeps = 5000;
  const double strength = GENERATE(0.5, 1.0);
  const auto parameters = static_cast<double>(component_parameters(type, 2));
  // What each component's variances are at least, in the directions of the pooled covariance: the
  // average of what the points themselves give, the widest counting as ten times the median one.
  const auto smallest = [&](const GaussianMixture& mixture) {
    std::vector<std::pair<double, Eigen::Index>> volumes;
    for (Eigen::Index j = 0; j < mixture.n_components(); ++j) {
      volumes.emplace_back(-mixture.covariance(j).determinant(), j);
    }
    std::sort(volumes.begin(), volumes.end());
    double weight = 0.0;
    std::size_t middle = 0;
    while (weight + mixture.weights()(volumes[middle].second) < 0.5) {
      weight += mixture.weights()(volumes[middle++].second);
    }
    const MatrixXd median = mixture.covariance(volumes[middle].second);
    const MatrixXd r = mixture.predict_proba(points);
    MatrixXd pooled = MatrixXd::Zero(2, 2);
    for (Eigen::Index j = 0; j < mixture.n_components(); ++j) {
      const double count = r.col(j).sum();
      const VectorXd mean = points.transpose() * r.col(j) / count;
      const MatrixXd centered = points.rowwise() - mean.transpose();
      const MatrixXd plain =
          test::restricted(type, centered.transpose() * r.col(j).asDiagonal() * centered / count);
      const double ratio = (median.inverse() * plain).trace() / 2.0;
      pooled += mixture.weights()(j) * std::min(1.0, 10.0 / ratio) * plain;
    }
    VectorXd result(mixture.n_components());
    for (Eigen::Index j = 0; j < mixture.n_components(); ++j) {
      const Eigen::GeneralizedSelfAdjointEigenSolver<MatrixXd> eigen(mixture.covariance(j), pooled);
      result(j) = eigen.eigenvalues()(0);
    }
    return result;
  };
  options.regularization = {RegularizationKind::pooled, strength};
  const EmResult held = fit_em(points, 12, options);
  const VectorXd parts = smallest(held.mixture);
  int bound = 0;
  for (Eigen::Index j = 0; j < 12; ++j) {
    const double count = 60.0 * held.mixture.weights()(j);
    const double part = std::min(1.0, strength * parameters / count);
    CHECK(parts(j) > part * (1.0 - 1e-2));  // the pooled covariance is the previous sweep's
    bound += parts(j) < part * (1.0 + 1e-2) ? 1 : 0;
  }
  CHECK(bound > 0);
  options.regularization.strength = 0.0;
  CHECK(smallest(fit_em(points, 12, options).mixture).minCoeff() < 0.5 * parts.minCoeff());
}

TEST_CASE("Ridge and floor do what they say", "[em]") {
  const Points points = test::three_gaussians().sample(300, 1).points;
  const VectorXd data = variances(points);
  const CovarianceType type = GENERATE(from_range(test::all_types));
  CAPTURE(test::name(type));
  EmOptions options;
  options.covariance_type = type;
  options.regularization.strength = 0.0;
  const MatrixXd plain = fit_em(points, 1, options).mixture.covariance(0);
  options.regularization = {RegularizationKind::ridge, 0.25};
  const MatrixXd ridge = fit_em(points, 1, options).mixture.covariance(0);
  const VectorXd scale = test::restricted(type, MatrixXd(data.asDiagonal())).diagonal();
  CHECK((ridge - plain - MatrixXd((0.25 * scale).asDiagonal())).norm() < 1e-10);
  options.regularization = {RegularizationKind::floor, 0.25};
  const GaussianMixture floored = fit_em(points, 5, options).mixture;
  for (Eigen::Index j = 0; j < 5; ++j) {
    const VectorXd root = scale.cwiseSqrt().cwiseInverse();
    const MatrixXd relative = root.asDiagonal() * floored.covariance(j) * root.asDiagonal();
    CHECK(relative.selfadjointView<Eigen::Lower>().eigenvalues().minCoeff() > 0.25 * (1.0 - 1e-9));
  }
}

TEST_CASE("The prior's mode has the denominator that is documented", "[em]") {
  const CovarianceType type = GENERATE(from_range(test::all_types));
  CAPTURE(test::name(type));
  const Eigen::Index n = 60;
  const Eigen::Index d = 3;
  const Points points = test::random_mixture(CovarianceType::full, 2, d, 5).sample(n, 1).points;
  const MatrixXd centered = points.rowwise() - points.colwise().mean();
  const VectorXd data = variances(points);
  const double strength = 0.3;
  MatrixXd expected;
  switch (internal::shape_of(type).rank()) {
    case 1:
      expected =
          (centered.cwiseAbs2().colwise().sum().transpose() + strength * data) / (60.0 + 5.0);
      break;
    case 0:
      expected = MatrixXd::Constant(
          1, 1, (centered.squaredNorm() + strength * data.mean()) / (60.0 * 3.0 + 5.0));
      break;
    default:
      expected = centered.transpose() * centered;
      expected.diagonal() += strength * data;
      expected /= 60.0 + 2.0 * 3.0 + 3.0;
  }
  EmOptions options;
  options.covariance_type = type;
  options.regularization = {RegularizationKind::prior, strength};
  const MatrixXd found = fit_em(points, 1, options).mixture.covariances()[0];
  CHECK((found - expected).norm() < 1e-12 * expected.norm());
}

TEST_CASE("EM finds three Gaussians", "[em]") {
  const GaussianMixture truth = test::three_gaussians();
  const Points points = truth.sample(900, 3).points;
  EmOptions options;
  options.restarts = 5;
  const EmResult result = fit_em(points, 3, options);
  CHECK(result.converged);
  CHECK(kullback_leibler_divergence(truth, result.mixture, 20000, 1).value < 0.03);
  options.restarts = 1;
  CHECK(fit_em(points, 3, options).log_likelihood <= result.log_likelihood);
  const EmResult from_truth = fit_em(points, truth, options);
  CHECK(from_truth.log_likelihood >= truth.log_likelihood(points));
}

TEST_CASE("EM is a function of points, options and seed", "[em]") {
  const Points points = test::three_gaussians().sample(200, 3).points;
  EmOptions options;
  options.seed = 5;
  const EmResult first = fit_em(points, 4, options);
  const EmResult second = fit_em(points, 4, options);
  CHECK(first.log_likelihoods == second.log_likelihoods);
  CHECK(first.mixture.means() == second.mixture.means());
  options.max_sweeps = 2;
  options.threshold = 1e-15;
  const EmResult cut = fit_em(points, 4, options);
  CHECK(cut.n_iter == 2);
  CHECK_FALSE(cut.converged);
}

}  // namespace
}  // namespace xenoglyph
