#include "covariance_estimator.hpp"

#include <algorithm>

#include <Eigen/Cholesky>
#include <Eigen/Eigenvalues>

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

bool is_matrix(CovarianceType type) {
  return type == CovarianceType::full || type == CovarianceType::tied;
}

// Eigenvalues further apart than this can't be told from negative ones in a matrix of doubles.
constexpr double widest_eigenvalue_ratio = 1e14;

// Eigenvalues of the symmetric matrix below `floor` are raised to it.
void raise_eigenvalues(Eigen::MatrixXd& matrix, double floor) {
  const Eigen::SelfAdjointEigenSolver<Eigen::MatrixXd> eigen(matrix);
  const double least = std::max(floor, eigen.eigenvalues().maxCoeff() / widest_eigenvalue_ratio);
  matrix = eigen.eigenvectors() * eigen.eigenvalues().cwiseMax(least).asDiagonal() *
           eigen.eigenvectors().transpose();
}

}  // namespace

CovarianceEstimator::CovarianceEstimator(CovarianceType type, const Regularization& regularization,
                                         const Eigen::VectorXd& variances,
                                         const Eigen::VectorXd& steps)
    : type_(type),
      regularization_(regularization),
      variances_(variances),
      n_features_(static_cast<double>(variances.size())),
      parameters_(static_cast<double>(component_parameters(type, variances.size()))) {
  Eigen::VectorXd squared_steps = (least_deviation_in_steps * steps).cwiseAbs2();
  if (type == CovarianceType::spherical) {
    variances_ = Eigen::VectorXd::Constant(1, variances.mean());
    squared_steps = Eigen::VectorXd::Constant(1, squared_steps.mean());
  }
  const bool strong = regularization.strength > 0.0;
  floors_ = smallest_scale * variances_;
  if (regularization.kind == RegularizationKind::floor) {
    floors_ = floors_.cwiseMax(regularization.strength * variances_);
  } else if (regularization.kind == RegularizationKind::pooled && strong) {
    floors_ = floors_.cwiseMax(squared_steps);
  }
  floor_deviations_ = floors_.cwiseSqrt();
}

bool CovarianceEstimator::needs_pooled() const {
  return regularization_.kind == RegularizationKind::pooled && regularization_.strength > 0.0 &&
         type_ != CovarianceType::tied;
}

double CovarianceEstimator::observations(double count) const {
  return type_ == CovarianceType::spherical ? count * n_features_ : count;
}

Eigen::MatrixXd CovarianceEstimator::plain(const Eigen::MatrixXd& scatter, double count) const {
  return scatter / observations(count);
}

Eigen::MatrixXd CovarianceEstimator::estimate(const Eigen::MatrixXd& scatter, double count,
                                              const Eigen::MatrixXd& pooled) const {
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
    covariance /= observations(count) + 2.0 * p + 3.0;
  } else {
    covariance = plain(scatter, count);
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
    covariance.col(0) = covariance.col(0).cwiseMax(floors_);
    return;
  }
  if (is_above_floors(covariance, 1.0)) {
    return;
  }
  // Eigenvalues relative to the floor along each axis, so that units play no part.
  const auto scale = floor_deviations_.asDiagonal();
  const auto unscale = floor_deviations_.cwiseInverse().asDiagonal();
  Eigen::MatrixXd relative = unscale * covariance * unscale;
  raise_eigenvalues(relative, 1.0);
  covariance = scale * relative * scale;
}

bool CovarianceEstimator::at_floor(const Eigen::MatrixXd& covariance) const {
  if (!is_matrix(type_)) {
    return (covariance.col(0).array() <= floor_rounding * floors_.array()).any();
  }
  return !is_above_floors(covariance, floor_rounding);
}

// Positive definite beyond the floors means that no direction has less: mostly so, and cheaply
// seen.
bool CovarianceEstimator::is_above_floors(const Eigen::MatrixXd& covariance, double factor) const {
  Eigen::MatrixXd excess = covariance;
  excess.diagonal() -= factor * floors_;
  return Eigen::LLT<Eigen::MatrixXd>(excess).info() == Eigen::Success;
}

// No direction keeps less than this fraction of its pooled variance.
void CovarianceEstimator::raise_to_pooled(Eigen::MatrixXd& covariance,
                                          const Eigen::MatrixXd& pooled, double fraction) const {
  if (!is_matrix(type_)) {
    covariance.col(0) = covariance.col(0).cwiseMax(fraction * pooled.col(0));
    return;
  }
  // Mostly every direction keeps more, and that is cheaply seen.
  if (Eigen::LLT<Eigen::MatrixXd>(covariance - fraction * pooled).info() == Eigen::Success) {
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
  raise_eigenvalues(relative, fraction);
  const Eigen::MatrixXd factor = lower;
  covariance = factor * relative * factor.transpose();
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
