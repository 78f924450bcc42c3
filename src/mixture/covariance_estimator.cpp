#include "covariance_estimator.hpp"

#include <algorithm>

namespace xenoglyph::internal {
namespace {

// Whatever the strength, no variance falls below this part of the data's own: a component on a
// single point would otherwise have an infinite density.
constexpr double smallest_scale = 1e-12;
// Standard deviation of the narrowest component in units of the data's resolution. Densities of
// components this wide on every value that can occur sum to 1.01 a step: they can hardly say more
// of a rounded number than which it is. At the 0.29 of a rounding error they would sum to 1.4.
constexpr double least_deviation_in_steps = 0.5;
// What a floored variance may be above its floor, by rounding.
constexpr double floor_rounding = 1.0 + 1e-6;

}  // namespace

CovarianceEstimator::CovarianceEstimator(const CovarianceShape& shape,
                                         const Regularization& regularization,
                                         const Eigen::VectorXd& variances,
                                         const Eigen::VectorXd& steps)
    : shape_(shape),
      regularization_(regularization),
      variances_(shape.stored_values(variances)),
      n_features_(variances.size()),
      parameters_(static_cast<double>(shape.component_parameters(variances.size()))) {
  const Eigen::VectorXd squared_steps =
      shape.stored_values((least_deviation_in_steps * steps).cwiseAbs2());
  const bool strong = regularization.strength > 0.0;
  floors_ = smallest_scale * variances_;
  if (regularization.kind == RegularizationKind::floor) {
    floors_ = floors_.cwiseMax(regularization.strength * variances_);
  } else if (regularization.kind == RegularizationKind::pooled && strong) {
    floors_ = floors_.cwiseMax(squared_steps);
  }
}

bool CovarianceEstimator::needs_pooled() const {
  return regularization_.kind == RegularizationKind::pooled && regularization_.strength > 0.0 &&
         !shape_.is_shared();
}

Eigen::MatrixXd CovarianceEstimator::plain(const Eigen::MatrixXd& scatter, double count) const {
  return scatter / shape_.observations(count, n_features_);
}

Eigen::MatrixXd CovarianceEstimator::estimate(const Eigen::MatrixXd& scatter, double count,
                                              const Eigen::MatrixXd& pooled) const {
  Eigen::MatrixXd covariance;
  if (regularization_.kind == RegularizationKind::prior) {
    // The mode under an inverse Wishart prior of p + 2 degrees of freedom in p dimensions; along
    // one axis, or for one variance, p is 1.
    const double p = shape_.is_matrix() ? static_cast<double>(n_features_) : 1.0;
    covariance = scatter;
    shape_.along_axes(covariance) += regularization_.strength * variances_;
    covariance /= shape_.observations(count, n_features_) + 2.0 * p + 3.0;
  } else {
    covariance = plain(scatter, count);
    if (regularization_.kind == RegularizationKind::ridge) {
      shape_.along_axes(covariance) += regularization_.strength * variances_;
    }
  }
  if (needs_pooled() && pooled.size() > 0) {
    shape_.raise_to_pooled(covariance, pooled,
                           std::min(1.0, regularization_.strength * parameters_ / count));
  }
  shape_.raise_to_floors(covariance, floors_);
  shape_.symmetrize(covariance);  // however the scatter was summed
  return covariance;
}

bool CovarianceEstimator::at_floor(const Eigen::MatrixXd& covariance) const {
  return !shape_.exceeds(covariance, floor_rounding * floors_);
}

}  // namespace xenoglyph::internal
