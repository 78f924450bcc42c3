#include "em_run.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

#include "kmeans_plus_plus.hpp"
#include "validation.hpp"

namespace xenoglyph::internal {

namespace {

// A component that no point belongs to keeps this weight: nothing, but positive.
constexpr double vanishing_weight = 1e-100;

// New parameters from the current responsibilities.
void maximize(MixtureDensities& densities, CovarianceType type,
              const CovarianceEstimator& estimator, double n) {
  std::vector<Gaussian> components = densities.components();
  const Eigen::Index k = densities.n_components();
  Eigen::VectorXd weights(k);
  Eigen::MatrixXd previous;  // pooled, of the parameters that gave the responsibilities
  if (estimator.needs_pooled()) {
    previous = pooled_covariance(densities.weights(), components);
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
    factorize(type, component);
  }
  densities.reset(std::move(components), weights);
}

}  // namespace

EmStart spread_start(const Standardization& data, Eigen::Index k, CovarianceType type,
                     const CovarianceEstimator& estimator, Random& random) {
  const Points& points = data.points();
  const Eigen::Index n = points.rows();
  const Eigen::Index d = points.cols();
  const SpreadStart groups = kmeans_plus_plus(points, data.variances(), k, random);
  EmStart start{Eigen::VectorXd::Zero(k), std::vector<Gaussian>(static_cast<std::size_t>(k))};
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
    factorize(type, component);
  }
  start.weights /= start.weights.sum();
  return start;
}

EmRun::EmRun(const Standardization& data, EmStart start, const EmOptions& options,
             const CovarianceEstimator& estimator)
    : data_(data),
      options_(options),
      estimator_(estimator),
      densities_(data.points(), options.covariance_type) {
  densities_.reset(std::move(start.components), start.weights);
  log_likelihood_ = data.original_log_likelihood(densities_.log_likelihood());
}

void EmRun::advance() {
  if (done_) {
    return;
  }
  const auto n = static_cast<double>(data_.points().rows());
  maximize(densities_, options_.covariance_type, estimator_, n);
  const double before = log_likelihood_;
  log_likelihood_ = data_.original_log_likelihood(densities_.log_likelihood());
  log_likelihoods_.push_back(log_likelihood_);
  const double magnitude = std::max(std::abs(log_likelihood_ + data_.unit_variance_gain()), n);
  converged_ = std::abs(log_likelihood_ - before) < options_.threshold * magnitude;
  done_ = converged_ || n_iter() >= options_.max_sweeps;
}

EmResult EmRun::result() const {
  return {data_.restore(options_.covariance_type, densities_.weights(), densities_.components()),
          log_likelihood_, n_iter(), converged_, log_likelihoods_};
}

void require_em_arguments(const PointsView& points, Eigen::Index k, const EmOptions& options) {
  require_fittable(points);
  require_components("k", k, points.rows());
  to_string(options.covariance_type);
  require_regularization(options.regularization);
  require_threshold(options.threshold);
  require_at_least_one("max_sweeps", options.max_sweeps);
  require_at_least_one("restarts", options.restarts);
}

}  // namespace xenoglyph::internal
