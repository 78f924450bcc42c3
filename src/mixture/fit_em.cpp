#include "fit_em.hpp"

#include <algorithm>
#include <cmath>
#include <optional>
#include <string>
#include <utility>

#include "covariance_estimator.hpp"
#include "errors.hpp"
#include "kmeans_plus_plus.hpp"
#include "mixture_densities.hpp"
#include "standardization.hpp"
#include "validation.hpp"

namespace xenoglyph {
namespace {

using internal::CovarianceEstimator;
using internal::Gaussian;
using internal::MixtureDensities;
using internal::Standardization;
using internal::WeightedMoments;

// A component that no point belongs to keeps this weight: nothing, but positive.
constexpr double vanishing_weight = 1e-100;

struct Start {
  Eigen::VectorXd weights;
  std::vector<Gaussian> components;
};

// Components on spread-out points, each with its nearest points' mean and share, and all with the
// covariance pooled over the groups: a group of one point is then nothing special.
Start spread_start(const Standardization& data, Eigen::Index k, CovarianceType type,
                   const CovarianceEstimator& estimator, Random& random) {
  const Points& points = data.points();
  const Eigen::Index n = points.rows();
  const Eigen::Index d = points.cols();
  const internal::SpreadStart groups =
      internal::kmeans_plus_plus(points, data.variances(), k, random);
  Start start{Eigen::VectorXd::Zero(k), std::vector<Gaussian>(static_cast<std::size_t>(k))};
  for (Gaussian& component : start.components) {
    component.mean.setZero(d);
  }
  for (Eigen::Index i = 0; i < n; ++i) {
    const std::size_t group = groups.nearest[static_cast<std::size_t>(i)];
    start.weights(static_cast<Eigen::Index>(group)) += 1.0;
    start.components[group].mean += points.row(i).transpose();
  }
  for (Eigen::Index j = 0; j < k; ++j) {
    const auto group = static_cast<std::size_t>(j);
    if (start.weights(j) > 0.0) {
      start.components[group].mean /= start.weights(j);
    } else {
      start.components[group].mean = points.row(groups.centers[group]).transpose();
      start.weights(j) = 1.0;
    }
  }
  const bool matrix = type == CovarianceType::full || type == CovarianceType::tied;
  const bool shared = type == CovarianceType::spherical;
  Eigen::MatrixXd scatter = Eigen::MatrixXd::Zero(shared ? 1 : d, matrix ? d : 1);
  Eigen::VectorXd difference(d);
  for (Eigen::Index i = 0; i < n; ++i) {
    difference = points.row(i).transpose() -
                 start.components[groups.nearest[static_cast<std::size_t>(i)]].mean;
    if (matrix) {
      scatter += difference * difference.transpose();
    } else if (shared) {
      scatter(0, 0) += difference.squaredNorm();
    } else {
      scatter.col(0) += difference.cwiseAbs2();
    }
  }
  const Eigen::MatrixXd covariance = estimator.estimate(scatter, static_cast<double>(n), {});
  for (Gaussian& component : start.components) {
    component.covariance = covariance;
    internal::factorize(type, component);
  }
  start.weights /= start.weights.sum();
  return start;
}

// New parameters from the current responsibilities.
void maximize(MixtureDensities& densities, CovarianceType type,
              const CovarianceEstimator& estimator, double n) {
  std::vector<Gaussian> components = densities.components();
  const Eigen::Index k = densities.n_components();
  Eigen::VectorXd weights(k);
  Eigen::MatrixXd previous;  // pooled, of the parameters that gave the responsibilities
  if (estimator.needs_pooled()) {
    previous = internal::pooled_covariance(densities.weights(), components);
  }
  Eigen::MatrixXd pooled;
  for (Eigen::Index j = 0; j < k; ++j) {
    Gaussian& component = components[static_cast<std::size_t>(j)];
    const WeightedMoments moments = densities.moments(j);
    weights(j) = std::max(moments.count / n, vanishing_weight);
    if (moments.mean.size() == 0) {
      continue;  // no point belongs to it: it stays where it is
    }
    component.mean = moments.mean;
    if (type == CovarianceType::tied) {
      if (pooled.size() == 0) {
        pooled = moments.scatter;
      } else {
        pooled += moments.scatter;
      }
    } else {
      component.covariance = estimator.estimate(moments.scatter, moments.count, previous);
    }
  }
  if (type == CovarianceType::tied) {
    const Eigen::MatrixXd covariance = estimator.estimate(pooled, n, {});
    for (Gaussian& component : components) {
      component.covariance = covariance;
    }
  }
  for (Gaussian& component : components) {
    internal::factorize(type, component);
  }
  densities.reset(std::move(components), weights);
}

EmResult iterate(const Standardization& data, Start start, const EmOptions& options,
                 const CovarianceEstimator& estimator) {
  const CovarianceType type = options.covariance_type;
  const auto n = static_cast<double>(data.points().rows());
  MixtureDensities densities(data.points(), type);
  densities.reset(std::move(start.components), start.weights);
  double log_likelihood = data.original_log_likelihood(densities.log_likelihood());
  std::vector<double> log_likelihoods;
  bool converged = false;
  while (!converged && std::ssize(log_likelihoods) < options.max_sweeps) {
    maximize(densities, type, estimator, n);
    const double before = log_likelihood;
    log_likelihood = data.original_log_likelihood(densities.log_likelihood());
    log_likelihoods.push_back(log_likelihood);
    const double magnitude = std::max(std::abs(log_likelihood + data.unit_variance_gain()), n);
    converged = std::abs(log_likelihood - before) < options.threshold * magnitude;
  }
  return {data.restore(type, densities.weights(), densities.components()), log_likelihood,
          static_cast<int>(log_likelihoods.size()), converged, std::move(log_likelihoods)};
}

void require_options(const PointsView& points, Eigen::Index k, const EmOptions& options) {
  internal::require_fittable(points);
  internal::require_components("k", k, points.rows());
  to_string(options.covariance_type);
  internal::require_regularization(options.regularization);
  internal::require_threshold(options.threshold);
  internal::require_at_least_one("max_sweeps", options.max_sweeps);
  internal::require_at_least_one("restarts", options.restarts);
}

}  // namespace

EmResult fit_em(const PointsView& points, Eigen::Index k, const EmOptions& options) {
  require_options(points, k, options);
  const Standardization data(points, options.covariance_type);
  const CovarianceEstimator estimator(options.covariance_type, options.regularization,
                                      data.variances());
  Random random(options.seed);
  std::optional<EmResult> best;
  for (int restart = 0; restart < options.restarts; ++restart) {
    EmResult result =
        iterate(data, spread_start(data, k, options.covariance_type, estimator, random), options,
                estimator);
    if (!best || result.log_likelihood > best->log_likelihood) {
      best = std::move(result);
    }
  }
  return *std::move(best);
}

EmResult fit_em(const PointsView& points, const GaussianMixture& start, const EmOptions& options) {
  require_options(points, start.n_components(), options);
  if (start.n_features() != points.cols()) {
    throw InvalidArgument("start", "has " + std::to_string(start.n_features()) +
                                       " coordinates, the points have " +
                                       std::to_string(points.cols()));
  }
  if (start.covariance_type() != options.covariance_type) {
    throw InvalidArgument(
        "start", "its covariance type is " + std::string(to_string(start.covariance_type())) +
                     ", the options say " + std::string(to_string(options.covariance_type)));
  }
  const Standardization data(points, options.covariance_type);
  const CovarianceEstimator estimator(options.covariance_type, options.regularization,
                                      data.variances());
  return iterate(data, {start.weights(), data.standardize(start)}, options, estimator);
}

}  // namespace xenoglyph
