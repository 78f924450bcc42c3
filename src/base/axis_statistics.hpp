#pragma once

#include "points.hpp"

namespace xenoglyph::internal {

/// Mean of the points along one axis.
double axis_mean(const PointsView& points, Eigen::Index axis);

/// Standard deviation (divisor n) along one axis about `center`, whatever its units; 0 where the
/// points agree to rounding.
double axis_deviation(const PointsView& points, Eigen::Index axis, double center);

/// What is typical along one axis: nothing of it is decided by a few points, however far they lie.
struct AxisScale {
  double median = 0.0;
  /// Standard deviation that a normal distribution of the same quartiles would have, or the plain
  /// one where that is smaller. Where the quartiles agree, from the first quantiles further out
  /// that do not; 0 where all points agree to rounding.
  double deviation = 0.0;
  /// The data's resolution: the least difference between two distinct values, to rounding. Where
  /// nearly all points share their value with others, as many rounded ones do, only such values
  /// count, so that a few points of more digits change nothing. 0 where there are no two.
  double step = 0.0;
};

AxisScale axis_scale(const PointsView& points, Eigen::Index axis);

}  // namespace xenoglyph::internal
