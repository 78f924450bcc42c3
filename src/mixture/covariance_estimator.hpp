#pragma once

#include <Eigen/Core>

#include "covariance_shape.hpp"
#include "regularization.hpp"

namespace xenoglyph::internal {

/// Turns a weighted scatter into a regularised covariance.
class CovarianceEstimator {
 public:
  /// @param shape      must outlive this
  /// @param variances  typical ones of the data along each axis, d, all positive
  /// @param steps      the data's resolution along each axis, d; 0 where it has none
  CovarianceEstimator(const CovarianceShape& shape, const Regularization& regularization,
                      const Eigen::VectorXd& variances, const Eigen::VectorXd& steps);

  const CovarianceShape& shape() const { return shape_; }

  /// @param scatter  weighted sum of squares and products about the mean, as the shape has it
  /// @param count    sum of the weights, positive
  /// @param pooled   what components have on average (PooledCovariance); empty when there are none
  ///                 yet. Only the kind `pooled` looks at it, and not where components share one
  ///                 covariance, which is all that there is to pool.
  Eigen::MatrixXd estimate(const Eigen::MatrixXd& scatter, double count,
                           const Eigen::MatrixXd& pooled) const;

  /// The same without regularisation: what the points alone say. May be singular.
  Eigen::MatrixXd plain(const Eigen::MatrixXd& scatter, double count) const;

  /// Whether estimate() looks at `pooled`.
  bool needs_pooled() const;

  /// Whether a covariance lies at the least that is allowed in some direction: its component has
  /// collapsed.
  bool at_floor(const Eigen::MatrixXd& covariance) const;

 private:
  const CovarianceShape& shape_;
  Regularization regularization_;
  Eigen::VectorXd variances_;  // along the axes, as stored
  Eigen::VectorXd floors_;     // no variance falls below these
  Eigen::Index n_features_;
  double parameters_;  // N
};

}  // namespace xenoglyph::internal
