#pragma once

#include <Eigen/Core>

#include "../base/points.hpp"
#include "../base/rows.hpp"

namespace xenoglyph {

/// The points, each divided by its Euclidean norm, so that it lies on the unit sphere:
/// scikit-learn's Normalizer. A point of zeros stays where it is.
Points unit_norm(const PointsView& points);
Rows<float> unit_norm(const RowsView<float>& points);

/// Moves and scales each coordinate to mean 0 and variance 1: scikit-learn's StandardScaler. What
/// is learnt from one set of points is applied to others. A coordinate on which the points agree
/// (to rounding) has scale 1.
class StandardScaler {
 public:
  /// Learns from points: n x d, n >= 2, d >= 1, finite; floats of no magnitude over 1e15. Throws
  /// InvalidPoints.
  explicit StandardScaler(const PointsView& points);
  explicit StandardScaler(const RowsView<float>& points);
  /// Means and scales that were learnt before, d each. Throws InvalidArgument, naming "mean" or
  /// "scale", when they differ in length, are not finite, or a scale is not positive.
  StandardScaler(Eigen::VectorXd mean, Eigen::VectorXd scale);

  const Eigen::VectorXd& mean() const { return mean_; }
  /// Standard deviations (divisor n), or 1.
  const Eigen::VectorXd& scale() const { return scale_; }

  /// (points - mean) / scale. Throws InvalidPoints for another number of coordinates and for
  /// numbers that are not finite.
  Points transform(const PointsView& points) const;
  Rows<float> transform(const RowsView<float>& points) const;
  /// points * scale + mean. Throws as transform does.
  Points inverse_transform(const PointsView& points) const;

 private:
  Eigen::VectorXd mean_;
  Eigen::VectorXd scale_;
};

}  // namespace xenoglyph
