#include "gaussian_mixture.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <string>
#include <utility>

#include "../base/errors.hpp"
#include "../base/random.hpp"
#include "../base/validation.hpp"
#include "covariance_shape.hpp"

namespace xenoglyph {
namespace {

// Scores below this are raised to it, so that differences of two scores stay numbers.
constexpr double lowest_log_density = -1e300;

// The comparison is false for a NaN: an overflow within the whitening.
double at_least_lowest(double log_density) {
  return log_density > lowest_log_density ? log_density : lowest_log_density;
}

void require_some(const PointsView& points) {
  if (points.rows() == 0) {
    throw InvalidPoints("there are none to judge the mixture by");
  }
}

}  // namespace

GaussianMixture::GaussianMixture(CovarianceType type, Eigen::VectorXd weights,
                                 Eigen::MatrixXd means, std::vector<Eigen::MatrixXd> covariances)
    : type_(type),
      weights_(std::move(weights)),
      means_(std::move(means)),
      covariances_(std::move(covariances)) {
  const Eigen::Index k = weights_.size();
  if (k < 1) {
    throw InvalidArgument("weights", "at least 1 is needed");
  }
  if (!weights_.allFinite() || weights_.minCoeff() <= 0.0) {
    throw InvalidArgument("weights", "each must be positive and finite");
  }
  if (std::abs(weights_.sum() - 1.0) > 1e-6) {
    throw InvalidArgument("weights", "must sum to 1, sum to " + internal::shown(weights_.sum()));
  }
  weights_ /= weights_.sum();
  if (means_.rows() != k || means_.cols() < 1) {
    throw InvalidArgument("means", "a row for each of the " + std::to_string(k) +
                                       " weights and at least 1 column expected, is " +
                                       std::to_string(means_.rows()) + " x " +
                                       std::to_string(means_.cols()));
  }
  if (!means_.allFinite()) {
    throw InvalidArgument("means", "hold a NaN or an infinity");
  }
  const internal::CovarianceShape& shape = internal::shape_of(type_);
  shape.require_stored(covariances_, k, n_features());
  for (Eigen::Index j = 0; j < k; ++j) {
    if (shape.is_shared() && j > 0) {
      components_.push_back(components_.front());
      components_.back().mean = means_.row(j).transpose();
      continue;
    }
    internal::Gaussian component;
    component.mean = means_.row(j).transpose();
    component.covariance = covariances_[static_cast<std::size_t>(j)];
    if (!internal::factorize(shape, component)) {
      throw InvalidArgument("covariances",
                            "component " + std::to_string(j) + ": is not positive definite");
    }
    components_.push_back(std::move(component));
  }
}

Eigen::MatrixXd GaussianMixture::covariance(Eigen::Index component) const {
  if (component < 0 || component >= n_components()) {
    throw InvalidArgument("component", "must be from 0 to " + std::to_string(n_components() - 1) +
                                           ", is " + std::to_string(component));
  }
  const internal::CovarianceShape& shape = internal::shape_of(type_);
  return shape.expanded(covariances_[static_cast<std::size_t>(shape.stored_index(component))],
                        n_features());
}

Eigen::MatrixXd GaussianMixture::component_log_densities(const PointsView& points) const {
  internal::require_scorable(points, n_features());
  Eigen::MatrixXd result(points.rows(), n_components());
  const internal::CovarianceShape& shape = internal::shape_of(type_);
  internal::BlockWorkspace workspace(n_features());
  for (Eigen::Index j = 0; j < n_components(); ++j) {
    for (Eigen::Index first = 0; first < points.rows(); first += internal::block_size) {
      const Eigen::Index count = std::min(internal::block_size, points.rows() - first);
      internal::log_densities(shape, components_[static_cast<std::size_t>(j)], points, first, count,
                              workspace, &result(first, j));
    }
  }
  return result.unaryExpr(&at_least_lowest);
}

Eigen::VectorXd GaussianMixture::score_samples(const PointsView& points) const {
  Eigen::MatrixXd joint = component_log_densities(points);
  joint.rowwise() += weights_.array().log().matrix().transpose();
  const Eigen::VectorXd peak = joint.rowwise().maxCoeff();
  return peak.array() + (joint.colwise() - peak).array().exp().rowwise().sum().log();
}

double GaussianMixture::score(const PointsView& points) const {
  require_some(points);
  return log_likelihood(points) / static_cast<double>(points.rows());
}

double GaussianMixture::log_likelihood(const PointsView& points) const {
  return score_samples(points).sum();
}

Eigen::MatrixXd GaussianMixture::predict_proba(const PointsView& points) const {
  Eigen::MatrixXd joint = component_log_densities(points);
  joint.rowwise() += weights_.array().log().matrix().transpose();
  const Eigen::VectorXd peak = joint.rowwise().maxCoeff();
  joint = (joint.colwise() - peak).array().exp();
  const Eigen::VectorXd sum = joint.rowwise().sum();
  return joint.array().colwise() / sum.array();
}

Eigen::VectorXi GaussianMixture::predict(const PointsView& points) const {
  internal::require_scorable(points, n_features());
  Eigen::VectorXi labels(points.rows());
  const internal::CovarianceShape& shape = internal::shape_of(type_);
  internal::BlockWorkspace workspace(n_features());
  Eigen::ArrayXd densities(internal::block_size);
  Eigen::ArrayXd highest(internal::block_size);
  // Block by block, so that no point's densities leave the cache before they are compared.
  for (Eigen::Index first = 0; first < points.rows(); first += internal::block_size) {
    const Eigen::Index count = std::min(internal::block_size, points.rows() - first);
    for (Eigen::Index j = 0; j < n_components(); ++j) {
      internal::log_densities(shape, components_[static_cast<std::size_t>(j)], points, first, count,
                              workspace, densities.data());
      const double log_weight = std::log(weights_(j));
      for (Eigen::Index i = 0; i < count; ++i) {
        const double joint = at_least_lowest(densities(i)) + log_weight;
        if (j == 0 || joint > highest(i)) {
          highest(i) = joint;
          labels(first + i) = static_cast<int>(j);
        }
      }
    }
  }
  return labels;
}

double GaussianMixture::bic(const PointsView& points) const {
  require_some(points);
  const auto parameters =
      static_cast<double>(mixture_parameters(type_, n_components(), n_features()));
  return -2.0 * log_likelihood(points) + parameters * std::log(static_cast<double>(points.rows()));
}

double GaussianMixture::aic(const PointsView& points) const {
  require_some(points);
  const auto parameters =
      static_cast<double>(mixture_parameters(type_, n_components(), n_features()));
  return -2.0 * log_likelihood(points) + 2.0 * parameters;
}

double GaussianMixture::message_length(const PointsView& points, Criterion criterion) const {
  require_some(points);
  return xenoglyph::message_length(log_likelihood(points), weights_, points.rows(), n_features(),
                                   type_, criterion);
}

}  // namespace xenoglyph
