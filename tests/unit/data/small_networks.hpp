#pragma once

#include <algorithm>
#include <cstddef>
#include <span>
#include <string>

#include "autoencoder/autoencoder.hpp"
#include "autoencoder/initialization.hpp"

inline std::span<const std::byte> bytes_of(const std::string& text) {
  return std::as_bytes(std::span(text));
}

/// Dense layers on plain lists: 8-5-2-4-8.
inline xenoglyph::Autoencoder<float> small_network() {
  const auto shape = xenoglyph::network_shape({8, 5, 2, 4, 8}, xenoglyph::Activation::tanh, 0.25);
  return xenoglyph::initial_autoencoder<float>(shape, xenoglyph::Initialization::glorot_uniform, 3);
}

/// A layer of each kind, on images of 2 x 4.
inline xenoglyph::Autoencoder<float> convolutional_network() {
  using xenoglyph::Activation;
  xenoglyph::NetworkShape shape;
  shape.inputs = {2, 4, 1};
  shape.layers = {{xenoglyph::ConvolutionShape{3, 3, 2}, Activation::leaky_relu, 0.1},
                  {xenoglyph::DenseShape{2}, Activation::identity},
                  {xenoglyph::DenseShape{{1, 2, 3}}, Activation::leaky_relu},
                  {xenoglyph::TransposedConvolutionShape{1, 3, 2}, Activation::sigmoid}};
  shape.code_layer = 1;
  return xenoglyph::initial_autoencoder<float>(shape, xenoglyph::Initialization::glorot_uniform, 3);
}

inline bool same_layers(const xenoglyph::Autoencoder<float>& a,
                        const xenoglyph::Autoencoder<float>& b) {
  bool same = a.shape() == b.shape();
  for (std::size_t i = 0; same && i < a.layers().size(); ++i) {
    const auto ours = a.layers()[i].parameters();
    const auto theirs = b.layers()[i].parameters();
    for (std::size_t j = 0; j < ours.size(); ++j) {
      same = same && std::equal(ours[j].values.begin(), ours[j].values.end(),
                                theirs[j].values.begin(), theirs[j].values.end());
    }
  }
  return same;
}
