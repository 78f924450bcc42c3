#pragma once

#include <Eigen/Core>

#include "covariance_type.hpp"
#include "regularization.hpp"

namespace xenoglyph::internal {

/// Turns a weighted scatter into a regularised covariance.
class CovarianceEstimator {
 public:
  /// @param variances  of the data along each axis, d, all positive
  CovarianceEstimator(CovarianceType type, const Regularization& regularization,
                      const Eigen::VectorXd& variances);

  /// @param scatter  weighted sum of squares and products about the mean, in the type's compact
  /// shape (spherical:
  ///                 summed over the axes)
  /// @param count    sum of the weights, positive
  Eigen::MatrixXd estimate(const Eigen::MatrixXd& scatter, double count) const;

  /// The diagonal matrix of the given variances in the type's compact shape (spherical: their
  /// mean).
  Eigen::MatrixXd diagonal(const Eigen::VectorXd& variances) const;

 private:
  void raise_to_floor(Eigen::MatrixXd& covariance) const;

  CovarianceType type_;
  Regularization regularization_;
  Eigen::VectorXd variances_;   // spherical: 1, the mean over the axes
  Eigen::VectorXd deviations_;  // their square roots
  double floor_;                // relative to variances_
  double n_features_;
};

}  // namespace xenoglyph::internal
