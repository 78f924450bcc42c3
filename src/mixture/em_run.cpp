#include "em_run.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

#include "../base/kmeans_plus_plus.hpp"
#include "../base/validation.hpp"
#include "pooled_covariance.hpp"

namespace xenoglyph::internal {

namespace {

// A component that no point belongs to keeps this weight: nothing, but positive.
constexpr double vanishing_weight = 1e-100;

// New parameters from the current responsibilities.
void maximize(MixtureDensities& densities, const CovarianceEstimator& estimator, double n) {
  const CovarianceShape& shape = estimator.shape();
  std::vector<Gaussian> components = densities.components();
  const auto k = components.size();
  Eigen::VectorXd weights(densities.n_components());
  std::vector<Eigen::MatrixXd> scatters(k);
  std::vector<Eigen::MatrixXd> plain(k);
  for (std::size_t j = 0; j < k; ++j) {
    WeightedMoments moments = densities.moments(static_cast<Eigen::Index>(j));
    const double count = moments.count;
    weights(static_cast<Eigen::Index>(j)) = std::max(count / n, vanishing_weight);
    if (moments.mean.size() == 0) {
      plain[j] = components[j].covariance;
      continue;  // no point belongs to it: it stays where it is
    }
    components[j].mean = moments.mean;
    plain[j] = estimator.plain(moments.scatter, count);
    scatters[j] = std::move(moments.scatter);
  }
  if (shape.is_shared()) {
    Eigen::MatrixXd within = Eigen::MatrixXd::Zero(shape.rows(densities.n_features()),
                                                   shape.columns(densities.n_features()));
    for (const Eigen::MatrixXd& scatter : scatters) {
      if (scatter.size() > 0) {
        within += scatter;
      }
    }
    const Eigen::MatrixXd covariance = estimator.estimate(within, n, {});
    for (Gaussian& component : components) {
      component.covariance = covariance;
    }
  } else {
    Eigen::MatrixXd pooled;
    if (estimator.needs_pooled()) {
      PooledCovariance pool(shape);
      pool.measure(weights, components);
      for (std::size_t j = 0; j < k; ++j) {
        plain[j] = pool.contribution(plain[j]);
      }
      pooled = PooledCovariance::average(weights, plain);
    }
    for (std::size_t j = 0; j < k; ++j) {
      if (scatters[j].size() > 0) {
        components[j].covariance =
            estimator.estimate(scatters[j], n * weights(static_cast<Eigen::Index>(j)), pooled);
      }
    }
  }
  for (Gaussian& component : components) {
    factorize(shape, component);
  }
  densities.reset(std::move(components), weights);
}

}  // namespace

EmStart spread_start(const Standardization& data, Eigen::Index k,
                     const CovarianceEstimator& estimator, Random& random) {
  const CovarianceShape& shape = estimator.shape();
  const Points& points = data.points();
  const Eigen::Index n = points.rows();
  const Eigen::Index d = points.cols();
  const SpreadStart groups = kmeans_plus_plus(points, data.variances(), k, random);
  const auto group_of = [&groups](Eigen::Index row) {
    return static_cast<Eigen::Index>(groups.nearest[static_cast<std::size_t>(row)]);
  };
  EmStart start{Eigen::VectorXd::Zero(k), std::vector<Gaussian>(static_cast<std::size_t>(k))};
  for (const std::size_t group : groups.nearest) {
    start.weights(static_cast<Eigen::Index>(group)) += 1.0;
  }
  Points means = Points::Zero(k, d);
  Points differences(n, d);
  for (Eigen::Index a = 0; a < d; ++a) {
    for (Eigen::Index i = 0; i < n; ++i) {
      means(group_of(i), a) += points(i, a);
    }
    means.col(a).array() /= start.weights.array().max(1.0);
    for (Eigen::Index j = 0; j < k; ++j) {
      if (start.weights(j) == 0.0) {
        means(j, a) = points(groups.centers[static_cast<std::size_t>(j)], a);
      }
    }
    for (Eigen::Index i = 0; i < n; ++i) {
      differences(i, a) = points(i, a) - means(group_of(i), a);
    }
  }
  for (Eigen::Index j = 0; j < k; ++j) {
    start.components[static_cast<std::size_t>(j)].mean = means.row(j).transpose();
  }
  start.weights = start.weights.cwiseMax(1.0);
  const Eigen::MatrixXd scatter = shape.scatter(differences, differences);
  const Eigen::MatrixXd covariance = estimator.estimate(scatter, static_cast<double>(n), {});
  for (Gaussian& component : start.components) {
    component.covariance = covariance;
    factorize(shape, component);
  }
  start.weights /= start.weights.sum();
  return start;
}

EmRun::EmRun(const Standardization& data, EmStart start, const EmOptions& options,
             const CovarianceEstimator& estimator)
    : data_(data),
      options_(options),
      estimator_(estimator),
      densities_(data.points(), estimator.shape()) {
  densities_.reset(std::move(start.components), start.weights);
  log_likelihood_ = data.original_log_likelihood(densities_.log_likelihood());
}

void EmRun::advance() {
  if (done_) {
    return;
  }
  const auto n = static_cast<double>(data_.points().rows());
  maximize(densities_, estimator_, n);
  const double before = log_likelihood_;
  log_likelihood_ = data_.original_log_likelihood(densities_.log_likelihood());
  log_likelihoods_.push_back(log_likelihood_);
  const double magnitude = std::max(std::abs(log_likelihood_ + data_.unit_variance_gain()), n);
  last_change_ = log_likelihood_ - before;
  converged_ = std::abs(last_change_) < options_.threshold * magnitude;
  done_ = converged_ || n_iter() >= options_.max_sweeps;
}

EmResult EmRun::result() const {
  return {data_.restore(densities_.weights(), densities_.components()), log_likelihood_, n_iter(),
          converged_, log_likelihoods_};
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
