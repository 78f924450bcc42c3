#pragma once

#include <string>

#include "points.hpp"
#include "rows.hpp"

namespace xenoglyph::internal {

/// Throws InvalidPoints unless there are `n_features` columns and every number is finite.
void require_scorable(const PointsView& points, Eigen::Index n_features);
void require_scorable(const RowsView<float>& points, Eigen::Index n_features);

/// Throws InvalidPoints unless a mixture can be fitted: n >= 2, d >= 1, finite, no magnitude
/// over 1e152, of floats 1e15 (its square, a variance, must be a number too).
void require_fittable(const PointsView& points);
void require_fittable(const RowsView<float>& points);

/// Each throws InvalidArgument when the option is out of its range.
void require_components(const char* argument, Eigen::Index components, Eigen::Index n_points);
void require_threshold(double threshold);
void require_at_least_one(const char* argument, int value);

/// A number for a message: a few digits, whatever its size.
std::string shown(double value);

}  // namespace xenoglyph::internal
