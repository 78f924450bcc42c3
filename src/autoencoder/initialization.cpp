#include "initialization.hpp"

#include <algorithm>
#include <cmath>
#include <iterator>
#include <string>
#include <utility>

#include "../random/random.hpp"
#include "errors.hpp"
#include "names.hpp"

namespace xenoglyph {
namespace {

constexpr Names<Initialization, 2> names = {{{Initialization::glorot_uniform, "glorot-uniform"},
                                             {Initialization::lecun_normal, "lecun-normal"}}};

}  // namespace

NetworkShape digits_network() {
  return network_shape({784, 256, 128, 6, 128, 256, 784}, Activation::selu, 0.01);
}

NetworkShape network_shape(const std::vector<Eigen::Index>& sizes, Activation hidden,
                           double code_l2) {
  if (sizes.size() < 3) {
    throw InvalidNetwork("it needs three sizes or more (input, code, output), not " +
                         std::to_string(sizes.size()));
  }
  for (const Eigen::Index size : sizes) {
    if (size < 1) {
      throw InvalidNetwork("a layer's size must be 1 or more, not " + std::to_string(size));
    }
  }
  const auto narrowest = std::min_element(sizes.begin(), sizes.end());
  if (narrowest == sizes.begin() || std::next(narrowest) == sizes.end()) {
    throw InvalidNetwork("its narrowest layer, the code, must lie between input and output");
  }
  NetworkShape shape;
  shape.inputs = sizes.front();
  shape.code_layer = static_cast<std::size_t>(std::distance(sizes.begin(), narrowest)) - 1;
  for (std::size_t i = 1; i < sizes.size(); ++i) {
    shape.layers.push_back({sizes[i], hidden, 0.0});
  }
  shape.layers[shape.code_layer].l2 = code_l2;
  shape.layers.back().activation = Activation::sigmoid;
  return shape;
}

std::string_view initialization_name(Initialization initialization) {
  return name_of(names, initialization);
}

Initialization initialization_from_name(std::string_view name) {
  const auto* entry = find_name(names, name);
  if (entry == nullptr) {
    throw InvalidTraining("initialization", none_of(names, name));
  }
  return entry->first;
}

template <class Scalar>
Autoencoder<Scalar> initial_autoencoder(const NetworkShape& shape, Initialization initialization,
                                        std::uint64_t seed) {
  Random random(seed);
  std::vector<DenseLayer<Scalar>> layers;
  Eigen::Index inputs = shape.inputs;
  for (std::size_t i = 0; i < shape.layers.size(); ++i) {
    const LayerShape& layer = shape.layers[i];
    if (inputs < 1 || layer.outputs < 1) {
      throw InvalidNetwork(i, "it needs at least one input and one output");
    }
    Samples<Scalar> kernel(inputs, layer.outputs);
    const auto fan_in = static_cast<double>(inputs);
    const double limit = std::sqrt(6.0 / (fan_in + static_cast<double>(layer.outputs)));
    const double deviation = std::sqrt(1.0 / fan_in);
    for (Eigen::Index row = 0; row < kernel.rows(); ++row) {
      for (Eigen::Index column = 0; column < kernel.cols(); ++column) {
        const double weight = initialization == Initialization::glorot_uniform
                                  ? limit * (2.0 * random.uniform() - 1.0)
                                  : deviation * random.normal();
        kernel(row, column) = static_cast<Scalar>(weight);
      }
    }
    layers.push_back(
        {std::move(kernel), RowVector<Scalar>::Zero(layer.outputs), layer.activation, layer.l2});
    inputs = layer.outputs;
  }
  return Autoencoder<Scalar>(std::move(layers), shape.code_layer);
}

template Autoencoder<float> initial_autoencoder(const NetworkShape&, Initialization, std::uint64_t);
template Autoencoder<double> initial_autoencoder(const NetworkShape&, Initialization,
                                                 std::uint64_t);

}  // namespace xenoglyph
