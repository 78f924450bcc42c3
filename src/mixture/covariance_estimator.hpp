#pragma once

#include <Eigen/Core>

#include "covariance_type.hpp"
#include "regularization.hpp"

namespace xenoglyph::internal {

/// Turns a weighted scatter into a regularised covariance.
class CovarianceEstimator {
 public:
  /// @param variances  typical ones of the data along each axis, d, all positive
  /// @param steps      the data's resolution along each axis, d; 0 where it has none
  CovarianceEstimator(CovarianceType type, const Regularization& regularization,
                      const Eigen::VectorXd& variances, const Eigen::VectorXd& steps);

  /// @param scatter  weighted sum of squares and products about the mean, in the type's compact
  /// shape (spherical:
  ///                 summed over the axes)
  /// @param count    sum of the weights, positive
  /// @param pooled   what components have on average (PooledCovariance), in the same shape; empty
  ///                 when there are none yet. Only the kind `pooled` looks at it, and not for the
  ///                 tied type, whose one covariance is all that there is to pool.
  Eigen::MatrixXd estimate(const Eigen::MatrixXd& scatter, double count,
                           const Eigen::MatrixXd& pooled) const;

  /// The same without regularisation: what the points alone say. May be singular.
  Eigen::MatrixXd plain(const Eigen::MatrixXd& scatter, double count) const;

  /// Whether estimate() looks at `pooled`.
  bool needs_pooled() const;

  /// Whether a covariance lies at the least that is allowed in some direction: its component has
  /// collapsed.
  bool at_floor(const Eigen::MatrixXd& covariance) const;

  /// The diagonal matrix of the given variances in the type's compact shape (spherical: their
  /// mean).
  Eigen::MatrixXd diagonal(const Eigen::VectorXd& variances) const;

 private:
  double observations(double count) const;
  bool is_above_floors(const Eigen::MatrixXd& covariance, double factor) const;
  void raise_to_floor(Eigen::MatrixXd& covariance) const;
  void raise_to_pooled(Eigen::MatrixXd& covariance, const Eigen::MatrixXd& pooled,
                       double fraction) const;

  CovarianceType type_;
  Regularization regularization_;
  Eigen::VectorXd variances_;         // spherical: 1, the mean over the axes
  Eigen::VectorXd floors_;            // no variance falls below these; spherical: 1
  Eigen::VectorXd floor_deviations_;  // their square roots
  double n_features_;
  double parameters_;  // N
};

}  // namespace xenoglyph::internal
