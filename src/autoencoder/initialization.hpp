#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "autoencoder.hpp"
#include "network_shape.hpp"

namespace xenoglyph {

/// How kernels start; biases start at 0.
///
/// - `glorot_uniform`: uniform on +-sqrt(6 / (inputs + outputs)), of one output and one input.
/// Glorot and Bengio, "Understanding
///   the difficulty of training deep feedforward neural networks" (AISTATS 2010), equation 16.
/// - `lecun_normal`: normal of variance 1 / inputs, which SELU's self-normalisation asks for.
/// LeCun,
///   Bottou, Orr and Mueller, "Efficient BackProp" (1998), section 4.6.
enum class Initialization { glorot_uniform, lecun_normal };

/// The name as in files and on the command line: "glorot-uniform".
std::string_view initialization_name(Initialization initialization);

std::vector<std::string> initialization_names();

/// The start of that name; throws InvalidTraining with the names there are.
Initialization initialization_from_name(std::string_view name);

/// A network of that shape with random weights; the same seed gives the same weights on every
/// platform (lecun_normal, and a prior: to the last bit of the platform's logarithm). A prior
/// starts at equal weights, means drawn from the standard normal and variances 1; one fitted to the
/// codes of a trained network (CodePrior::from_mixture) is the better start. Throws InvalidNetwork.
template <class Scalar>
Autoencoder<Scalar> initial_autoencoder(const NetworkShape& shape, Initialization initialization,
                                        std::uint64_t seed);

extern template Autoencoder<float> initial_autoencoder(const NetworkShape&, Initialization,
                                                       std::uint64_t);
extern template Autoencoder<double> initial_autoencoder(const NetworkShape&, Initialization,
                                                        std::uint64_t);

}  // namespace xenoglyph
