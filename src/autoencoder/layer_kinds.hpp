#pragma once

#include <variant>

#include "convolution_layer.hpp"
#include "dense_layer.hpp"
#include "transposed_convolution_layer.hpp"

namespace xenoglyph {

/// One of several kinds of layer, without and with its weights.
template <class... Shapes>
struct KindList {
  using Shape = std::variant<Shapes...>;
  template <class Scalar>
  using Layer = std::variant<typename Shapes::template Layer<Scalar>...>;
};

/// Every kind of layer there is, the only list of them.
using LayerKinds = KindList<DenseShape, ConvolutionShape, TransposedConvolutionShape>;

}  // namespace xenoglyph
