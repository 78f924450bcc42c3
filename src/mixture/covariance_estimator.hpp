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
  /// @param pooled   what components have on average (pooled_covariance), in the same shape; empty
  ///                 when there are none yet. Only the kind `pooled` looks at it, and not for the
  ///                 tied type, whose one covariance is all that there is to pool.
  Eigen::MatrixXd estimate(const Eigen::MatrixXd& scatter, double count,
                           const Eigen::MatrixXd& pooled) const;

  /// Whether estimate() looks at `pooled`.
  bool needs_pooled() const;

  /// The diagonal matrix of the given variances in the type's compact shape (spherical: their
  /// mean).
  Eigen::MatrixXd diagonal(const Eigen::VectorXd& variances) const;

 private:
  void raise_to_floor(Eigen::MatrixXd& covariance) const;
  void raise_to_pooled(Eigen::MatrixXd& covariance, const Eigen::MatrixXd& pooled,
                       double fraction) const;

  CovarianceType type_;
  Regularization regularization_;
  Eigen::VectorXd variances_;   // spherical: 1, the mean over the axes
  Eigen::VectorXd deviations_;  // their square roots
  double floor_;                // relative to variances_
  double n_features_;
  double parameters_;  // N
};

}  // namespace xenoglyph::internal
