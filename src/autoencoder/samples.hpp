#pragma once

#include <type_traits>

#include <Eigen/Core>

namespace xenoglyph {

/// A sample a row. Row by row in memory, as images, safetensors and textures have them.
template <class Scalar>
using Samples = Eigen::Matrix<Scalar, Eigen::Dynamic, Eigen::Dynamic, Eigen::RowMajor>;

/// Samples to read: any matrix or block of that scalar, copied only if it isn't row by row. (The
/// scalar is known from other arguments, so that a matrix converts by itself.)
template <class Scalar>
using SamplesView = Eigen::Ref<const Samples<std::type_identity_t<Scalar>>>;

template <class Scalar>
using RowVector = Eigen::Matrix<Scalar, 1, Eigen::Dynamic>;

}  // namespace xenoglyph
