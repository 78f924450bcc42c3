#pragma once

#include <type_traits>

#include <Eigen/Core>

#include "activation.hpp"

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

/// A dense layer: activation(x * kernel + bias) for each row x.
template <class Scalar>
struct DenseLayer {
  Samples<Scalar> kernel;  ///< inputs x outputs, as Keras has it (PyTorch's is its transpose)
  RowVector<Scalar> bias;  ///< one an output
  Activation activation = Activation::selu;
  double l2 = 0.0;  ///< strength of the penalty: the loss gets l2 * sum of the kernel's squares

  Eigen::Index inputs() const { return kernel.rows(); }
  Eigen::Index outputs() const { return kernel.cols(); }
};

}  // namespace xenoglyph
