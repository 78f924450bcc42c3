#pragma once

#include <Eigen/Core>

namespace xenoglyph {

/// n points in d dimensions: a row a point, a column a coordinate. Column-major, so that each
/// coordinate is contiguous in memory.
using Points = Eigen::MatrixXd;

/// Points to be read, whoever owns them.
using PointsView = Eigen::Ref<const Eigen::MatrixXd>;

/// Points of many coordinates in single precision, such as images: n x d too, but row-major, so
/// that each point is contiguous in memory.
using FloatPoints = Eigen::Matrix<float, Eigen::Dynamic, Eigen::Dynamic, Eigen::RowMajor>;

/// The same to be read. A column-major matrix of floats is accepted too, and copied.
using FloatPointsView = Eigen::Ref<const FloatPoints>;

}  // namespace xenoglyph
