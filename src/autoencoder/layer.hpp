#pragma once

#include <string_view>

#include <Eigen/Core>

namespace xenoglyph {

/// What a layer does to each of its sums.
///
/// `selu` is Klambauer, Unterthiner, Mayr and Hochreiter, "Self-Normalizing Neural Networks" (NIPS
/// 2017), equation 2: scale * x above 0, scale * alpha * (exp(x) - 1) below.
enum class Activation { identity, selu, relu, sigmoid, tanh };

/// SELU's two constants (the fixed point at mean 0 and variance 1: their appendix, equation 14).
inline constexpr double selu_scale = 1.0507009873554804934193349852946;
inline constexpr double selu_alpha = 1.6732632423543772848170429916717;

/// The name as in files and on the command line: "selu".
std::string_view activation_name(Activation activation);

/// The activation of that name; throws InvalidNetwork with the names there are.
Activation activation_from_name(std::string_view name);

/// A sample a row. Row by row in memory, as images, safetensors and textures have them.
template <class Scalar>
using Samples = Eigen::Matrix<Scalar, Eigen::Dynamic, Eigen::Dynamic, Eigen::RowMajor>;

template <class Scalar>
using SamplesView = Eigen::Ref<const Samples<Scalar>>;

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
