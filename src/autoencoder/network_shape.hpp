#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

#include <Eigen/Core>

#include "activation.hpp"
#include "code_kind.hpp"
#include "image_shape.hpp"
#include "layer_kinds.hpp"

namespace xenoglyph {

/// A layer without its weights.
struct LayerShape {
  LayerKinds::Shape kind;
  Activation activation = Activation::selu;
  double l2 = 0.0;

  friend bool operator==(const LayerShape&, const LayerShape&) = default;
};

/// "dense"
std::string_view kind_name(const LayerKinds::Shape& shape);

/// A shape of that kind, its fields at their defaults; throws InvalidNetwork with the kinds there
/// are.
LayerKinds::Shape kind_from_name(std::string_view name);

/// A network without its weights: layers as data.
struct NetworkShape {
  ImageShape inputs;
  std::vector<LayerShape> layers;
  std::size_t code_layer = 0;  ///< counted from 0
  CodeKind code_kind = CodeKind::plain;
  /// Components of a variational code's prior (code_prior.hpp); 0 for the standard normal.
  Eigen::Index prior_components = 0;

  /// What the layer after this one takes, given this one's outputs: all of them, but after a
  /// variational code layer only as many as its code has numbers.
  ImageShape inputs_after(std::size_t layer, const ImageShape& outputs) const {
    return code_kind == CodeKind::variational && layer == code_layer
               ? ImageShape(outputs.size() / 2)
               : outputs;
  }

  friend bool operator==(const NetworkShape&, const NetworkShape&) = default;
};

/// 784-256-128-6-128-256-784: SELU everywhere but a sigmoid at the end, L2 of 0.01 on the code
/// layer's kernel.
NetworkShape digits_network();

/// Dense layers of `sizes`, as Autoencoder::sizes() gives them; `hidden` after every layer but the
/// last, which has a sigmoid; the code layer is the narrowest (the first of them). Throws
/// InvalidNetwork on fewer than three sizes, a size below 1, or a narrowest layer that is the input
/// or the output.
NetworkShape network_shape(const std::vector<Eigen::Index>& sizes, Activation hidden,
                           double code_l2);

}  // namespace xenoglyph
