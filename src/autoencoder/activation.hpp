#pragma once

#include <string_view>

namespace xenoglyph {

/// What a layer does to each of its sums.
///
/// `selu` is Klambauer, Unterthiner, Mayr and Hochreiter, "Self-Normalizing Neural Networks" (NIPS
/// 2017), equation 2: scale * x above 0, scale * alpha * (exp(x) - 1) below.
enum class Activation { identity, selu, relu, sigmoid, tanh };

/// SELU's two constants (the fixed point at mean 0 and variance 1: their equation 14).
inline constexpr double selu_scale = 1.0507009873554804934193349852946;
inline constexpr double selu_alpha = 1.6732632423543772848170429916717;

/// The name as in files and on the command line: "selu".
std::string_view activation_name(Activation activation);

/// The activation of that name; throws InvalidNetwork with the names there are.
Activation activation_from_name(std::string_view name);

}  // namespace xenoglyph
