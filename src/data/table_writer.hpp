#pragma once

#include <span>
#include <string>
#include <vector>

#include <Eigen/Core>

#include "base/points.hpp"

namespace xenoglyph::data {

/// A table as CSV: a header, then a line a row, commas between, LF at each end. Numbers are the
/// shortest that read back exactly, and nothing stands where one is not a number (NaN); names are
/// quoted where they need it.
///
/// @param column_names  one for each column of `values`
std::string to_csv(const PointsView& values, std::span<const std::string> column_names);

/// Names made of a prefix and a number from 0: "x0", "x1", ...
std::vector<std::string> numbered_names(const std::string& prefix, Eigen::Index count);

}  // namespace xenoglyph::data
