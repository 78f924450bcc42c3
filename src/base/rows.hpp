#pragma once

#include <type_traits>

#include <Eigen/Core>

namespace xenoglyph {

/// n x d numbers, a row a point, a sample or an image, row by row in memory, as images, safetensors
/// and textures have them: each row is contiguous. For coordinates that are contiguous see Points.
template <class Scalar>
using Rows = Eigen::Matrix<Scalar, Eigen::Dynamic, Eigen::Dynamic, Eigen::RowMajor>;

/// Rows to read: any matrix or block of that scalar, copied only if it isn't row by row. (The
/// scalar is known from other arguments, so that a matrix converts by itself.)
template <class Scalar>
using RowsView = Eigen::Ref<const Rows<std::type_identity_t<Scalar>>>;

template <class Scalar>
using RowVector = Eigen::Matrix<Scalar, 1, Eigen::Dynamic>;

}  // namespace xenoglyph
