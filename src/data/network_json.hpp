#pragma once

#include <string>
#include <string_view>

#include "autoencoder/network_shape.hpp"

namespace xenoglyph::data {

/// A network without its weights as JSON, on one line:
///
///     {"input": [28, 28, 1],
///      "layers": [{"kind": "convolution", "filters": 32, "kernel": 3, "stride": 2,
///                  "activation": "leaky-relu"},
///                 {"kind": "dense", "outputs": 16, "activation": "identity", "l2": 0.01},
///                 ...],
///      "code_layer": 1}
///
/// Images are [height, width, channels]; a plain list of numbers is its length alone. Beside its
/// kind and activation a layer has the fields of its kind (DenseShape, ConvolutionShape and so on
/// tell them); those with a default may be left out, as may l2 (0) and code_layer (the layer with
/// the fewest outputs, the first of them). A variational network has "code": "variational", and, if
/// its prior has components, their number: "prior_components": 10.
std::string to_json(const NetworkShape& shape);

/// The inverse. Throws FileError, also when the layers don't make an autoencoder.
NetworkShape parse_network(std::string_view text, const std::string& name);

}  // namespace xenoglyph::data
