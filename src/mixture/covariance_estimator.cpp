#include "covariance_estimator.hpp"

#include <algorithm>

#include <Eigen/Cholesky>
#include <Eigen/Eigenvalues>

namespace xenoglyph::internal {
namespace {

// Whatever the strength, no variance falls below this part of the data's own: a component on a
// single point would otherwise have an infinite density.
constexpr double smallest_scale = 1e-12;

bool is_matrix(CovarianceType type) {
  return type == CovarianceType::full || type == CovarianceType::tied;
}

}  // namespace

CovarianceEstimator::CovarianceEstimator(CovarianceType type, const Regularization& regularization,
                                         const Eigen::VectorXd& variances)
    : type_(type),
      regularization_(regularization),
      variances_(variances),
      floor_(smallest_scale),
      n_features_(static_cast<double>(variances.size())) {
  if (type == CovarianceType::spherical) {
    variances_ = Eigen::VectorXd::Constant(1, variances.mean());
  }
  deviations_ = variances_.cwiseSqrt();
  if (regularization.kind == RegularizationKind::floor) {
    floor_ = std::max(regularization.strength, smallest_scale);
  }
}

Eigen::MatrixXd CovarianceEstimator::estimate(const Eigen::MatrixXd& scatter, double count) const {
  const double observations = type_ == CovarianceType::spherical ? count * n_features_ : count;
  Eigen::MatrixXd covariance;
  if (regularization_.kind == RegularizationKind::prior) {
    // The mode under an inverse Wishart prior of p + 2 degrees of freedom in p dimensions; along
    // one axis, or for one variance, p is 1.
    const double p = is_matrix(type_) ? n_features_ : 1.0;
    covariance = scatter;
    const Eigen::VectorXd scale = regularization_.strength * variances_;
    if (is_matrix(type_)) {
      covariance.diagonal() += scale;
    } else {
      covariance.col(0) += scale;
    }
    covariance /= observations + 2.0 * p + 3.0;
  } else {
    covariance = scatter / observations;
    if (regularization_.kind == RegularizationKind::ridge) {
      const Eigen::VectorXd scale = regularization_.strength * variances_;
      if (is_matrix(type_)) {
        covariance.diagonal() += scale;
      } else {
        covariance.col(0) += scale;
      }
    }
  }
  raise_to_floor(covariance);
  if (is_matrix(type_)) {
    // Symmetric to the last bit, however the scatter was summed.
    covariance.triangularView<Eigen::StrictlyUpper>() = covariance.transpose();
  }
  return covariance;
}

void CovarianceEstimator::raise_to_floor(Eigen::MatrixXd& covariance) const {
  if (!is_matrix(type_)) {
    covariance.col(0) = covariance.col(0).cwiseMax(floor_ * variances_);
    return;
  }
  // Eigenvalues relative to the data's variance along each axis, so that units play no part.
  const auto scale = deviations_.asDiagonal();
  const auto unscale = deviations_.cwiseInverse().asDiagonal();
  Eigen::MatrixXd relative = unscale * covariance * unscale;
  Eigen::MatrixXd excess = relative;
  excess.diagonal().array() -= floor_;
  // Positive definite means that every eigenvalue is over the floor: mostly so, and cheaply seen.
  if (Eigen::LLT<Eigen::MatrixXd>(excess).info() == Eigen::Success) {
    return;
  }
  const Eigen::SelfAdjointEigenSolver<Eigen::MatrixXd> eigen(relative);
  relative = eigen.eigenvectors() * eigen.eigenvalues().cwiseMax(floor_).asDiagonal() *
             eigen.eigenvectors().transpose();
  covariance = scale * relative * scale;
}

Eigen::MatrixXd CovarianceEstimator::diagonal(const Eigen::VectorXd& variances) const {
  switch (type_) {
    case CovarianceType::diagonal:
      return variances;
    case CovarianceType::spherical:
      return Eigen::MatrixXd::Constant(1, 1, variances.mean());
    default:
      return variances.asDiagonal();
  }
}

}  // namespace xenoglyph::internal
