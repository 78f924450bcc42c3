#pragma once

#include "points.hpp"

namespace xenoglyph::internal {

/// Mean of the points along one axis.
double axis_mean(const PointsView& points, Eigen::Index axis);

/// Standard deviation (divisor n) along one axis about `center`, whatever its units; 0 where the
/// points agree to rounding.
double axis_deviation(const PointsView& points, Eigen::Index axis, double center);

}  // namespace xenoglyph::internal
