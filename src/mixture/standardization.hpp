#pragma once

#include <vector>

#include <Eigen/Core>

#include "covariance_shape.hpp"
#include "gaussian_mixture.hpp"

namespace xenoglyph::internal {

/// The points moved to their median and scaled to about unit size, and the way back.
///
/// The scales are powers of two, so scaling rounds nothing: a fit does not depend on the units, and
/// coordinates of 1e150 or 1e-150 are as good as any. Each axis has its own scale, but for shapes
/// that have one unit: one variance must mean the same along all axes. A few points far away
/// change no scale.
class Standardization {
 public:
  /// `points` must have passed require_fittable; `shape` must outlive this.
  Standardization(const PointsView& points, const CovarianceShape& shape);

  /// The standardised points, n x d.
  const Points& points() const { return points_; }

  /// Typical variance of the standardised points along each axis (AxisScale::deviation squared), d,
  /// all positive. An axis along which all points agree (to rounding) has the largest of the others
  /// in its place; when no axis has any, the square of the largest magnitude, or 1 where that is 0.
  const Eigen::VectorXd& variances() const { return variances_; }

  /// The standardised points' resolution along each axis (AxisScale::step), d; 0 where all agree.
  const Eigen::VectorXd& steps() const { return steps_; }

  /// Log-likelihood of the original points from that of the standardised ones.
  double original_log_likelihood(double log_likelihood) const;

  /// What to subtract from a message length or to add to a log-likelihood of the original points to
  /// have that of points of unit typical variance along each axis: a magnitude free of units.
  double unit_variance_gain() const { return unit_variance_gain_; }

  /// A mixture of the standardised points in the original units.
  /// @param components  one a component; all with the same covariance where it is shared
  GaussianMixture restore(const Eigen::VectorXd& weights,
                          const std::vector<Gaussian>& components) const;

  /// The components of a mixture of the original points, of the same covariance type, in
  /// standardised units.
  std::vector<Gaussian> standardize(const GaussianMixture& mixture) const;

 private:
  const CovarianceShape& shape_;
  Points points_;
  Eigen::VectorXd center_;
  std::vector<int> exponents_;  // standardised = (original - center) * 2^-exponent
  Eigen::VectorXd variances_;
  Eigen::VectorXd steps_;
  double unit_variance_gain_ = 0.0;
};

}  // namespace xenoglyph::internal
