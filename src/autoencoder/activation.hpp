#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace xenoglyph {

/// What a layer does to each of its sums.
///
/// `selu` is Klambauer, Unterthiner, Mayr and Hochreiter, "Self-Normalizing Neural Networks" (NIPS
/// 2017), equation 2: scale * x above 0, scale * alpha * (exp(x) - 1) below.
///
/// `leaky_relu` is x above 0, leaky_relu_slope * x below: Maas, Hannun and Ng, "Rectifier
/// Nonlinearities Improve Neural Network Acoustic Models" (ICML 2013), section 2.
enum class Activation { identity, selu, relu, leaky_relu, sigmoid, tanh };

/// As Radford, Metz and Chintala have it in their convolutional networks ("Unsupervised
/// Representation Learning with Deep Convolutional Generative Adversarial Networks", ICLR 2016,
/// section 4).
inline constexpr double leaky_relu_slope = 0.2;

/// SELU's two constants (the fixed point at mean 0 and variance 1: their equation 14).
inline constexpr double selu_scale = 1.0507009873554804934193349852946;
inline constexpr double selu_alpha = 1.6732632423543772848170429916717;

/// The names of all activations.
std::vector<std::string> activation_names();

/// The name as in files and on the command line: "selu".
std::string_view activation_name(Activation activation);

/// The activation of that name; throws InvalidNetwork with the names there are.
Activation activation_from_name(std::string_view name);

}  // namespace xenoglyph
