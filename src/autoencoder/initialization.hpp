#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

#include <Eigen/Core>

#include "autoencoder.hpp"
#include "layer.hpp"

namespace xenoglyph {

struct LayerShape {
  Eigen::Index outputs = 0;
  Activation activation = Activation::selu;
  double l2 = 0.0;
};

/// A network without its weights: layers as data.
struct NetworkShape {
  Eigen::Index inputs = 0;
  std::vector<LayerShape> layers;
  std::size_t code_layer = 0;  ///< counted from 0
};

/// 784-256-128-6-128-256-784: SELU everywhere but a sigmoid at the end, L2 of 0.01 on the code
/// layer's kernel.
NetworkShape digits_network();

/// `sizes` as Autoencoder::sizes() gives them; `hidden` after every layer but the last, which has a
/// sigmoid; the code layer is the narrowest (the first of them). Throws InvalidNetwork on fewer
/// than three sizes, a size below 1, or a narrowest layer that is the input or the output.
NetworkShape network_shape(const std::vector<Eigen::Index>& sizes, Activation hidden,
                           double code_l2);

/// How kernels start; biases start at 0.
///
/// - `glorot_uniform`: uniform on +-sqrt(6 / (inputs + outputs)). Glorot and Bengio, "Understanding
///   the difficulty of training deep feedforward neural networks" (AISTATS 2010), equation 16.
/// - `lecun_normal`: normal of variance 1 / inputs, which SELU's self-normalisation asks for.
/// LeCun,
///   Bottou, Orr and Mueller, "Efficient BackProp" (1998), section 4.6.
enum class Initialization { glorot_uniform, lecun_normal };

/// The name as in files and on the command line: "glorot-uniform".
std::string_view initialization_name(Initialization initialization);

/// The start of that name; throws InvalidTraining with the names there are.
Initialization initialization_from_name(std::string_view name);

/// A network of that shape with random weights; the same seed gives the same weights on every
/// platform (lecun_normal: to the last bit of the platform's logarithm). Throws InvalidNetwork.
template <class Scalar>
Autoencoder<Scalar> initial_autoencoder(const NetworkShape& shape, Initialization initialization,
                                        std::uint64_t seed);

extern template Autoencoder<float> initial_autoencoder(const NetworkShape&, Initialization,
                                                       std::uint64_t);
extern template Autoencoder<double> initial_autoencoder(const NetworkShape&, Initialization,
                                                        std::uint64_t);

}  // namespace xenoglyph
