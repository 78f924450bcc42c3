#pragma once

#include <Eigen/Core>

namespace xenoglyph {

/// n points in d dimensions: a row a point, a column a coordinate. Column-major, so that each
/// coordinate is contiguous in memory. For points that are contiguous, such as images, see Rows.
using Points = Eigen::MatrixXd;

/// Points to be read, whoever owns them.
using PointsView = Eigen::Ref<const Eigen::MatrixXd>;

}  // namespace xenoglyph
