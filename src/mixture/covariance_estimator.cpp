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

// The symmetric matrix with eigenvalues below `floor` raised to it; false when there are none.
bool raise_eigenvalues(Eigen::MatrixXd& matrix, double floor) {
  Eigen::MatrixXd excess = matrix;
  excess.diagonal().array() -= floor;
  // Positive definite means that every eigenvalue is over the floor: mostly so, and cheaply seen.
  if (Eigen::LLT<Eigen::MatrixXd>(excess).info() == Eigen::Success) {
    return false;
  }
  const Eigen::SelfAdjointEigenSolver<Eigen::MatrixXd> eigen(matrix);
  matrix = eigen.eigenvectors() * eigen.eigenvalues().cwiseMax(floor).asDiagonal() *
           eigen.eigenvectors().transpose();
  return true;
}

}  // namespace

CovarianceEstimator::CovarianceEstimator(CovarianceType type, const Regularization& regularization,
                                         const Eigen::VectorXd& variances)
    : type_(type),
      regularization_(regularization),
      variances_(variances),
      floor_(smallest_scale),
      n_features_(static_cast<double>(variances.size())),
      parameters_(static_cast<double>(component_parameters(type, variances.size()))) {
  if (type == CovarianceType::spherical) {
    variances_ = Eigen::VectorXd::Constant(1, variances.mean());
  }
  deviations_ = variances_.cwiseSqrt();
  if (regularization.kind == RegularizationKind::floor) {
    floor_ = std::max(regularization.strength, smallest_scale);
  }
}

bool CovarianceEstimator::needs_pooled() const {
  return regularization_.kind == RegularizationKind::pooled && regularization_.strength > 0.0 &&
         type_ != CovarianceType::tied;
}

Eigen::MatrixXd CovarianceEstimator::estimate(const Eigen::MatrixXd& scatter, double count,
                                              const Eigen::MatrixXd& pooled) const {
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
  if (needs_pooled() && pooled.size() > 0) {
    raise_to_pooled(covariance, pooled,
                    std::min(1.0, regularization_.strength * parameters_ / count));
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
  if (raise_eigenvalues(relative, floor_)) {
    covariance = scale * relative * scale;
  }
}

// No direction keeps less than this fraction of its pooled variance.
void CovarianceEstimator::raise_to_pooled(Eigen::MatrixXd& covariance,
                                          const Eigen::MatrixXd& pooled, double fraction) const {
  if (!is_matrix(type_)) {
    covariance.col(0) = covariance.col(0).cwiseMax(fraction * pooled.col(0));
    return;
  }
  const Eigen::LLT<Eigen::MatrixXd> cholesky(pooled);
  if (cholesky.info() != Eigen::Success) {
    return;  // singular to rounding: the data's own floor is all that can be kept
  }
  const auto lower = cholesky.matrixL();
  // Whitened from both sides: the pooled covariance becomes the identity.
  const Eigen::MatrixXd half = lower.solve(covariance);
  Eigen::MatrixXd relative = lower.solve(half.transpose());
  if (raise_eigenvalues(relative, fraction)) {
    const Eigen::MatrixXd factor = lower;
    covariance = factor * relative * factor.transpose();
  }
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
