#include "autoencoder.hpp"

#include <algorithm>
#include <string>

#include "errors.hpp"
#include "network_kernels.hpp"
#include "parallel.hpp"

namespace xenoglyph {
namespace {

// Rows that go through all layers together: their activations stay in the second-level cache.
constexpr Eigen::Index rows_at_once = 128;

template <class Scalar>
void check(const DenseLayer<Scalar>& layer, std::size_t number) {
  if (layer.inputs() < 1 || layer.outputs() < 1) {
    throw InvalidNetwork(number, "its kernel is " + std::to_string(layer.inputs()) + " x " +
                                     std::to_string(layer.outputs()) +
                                     "; it needs at least one input and one output");
  }
  if (layer.bias.size() != layer.outputs()) {
    throw InvalidNetwork(number, "its bias has " + std::to_string(layer.bias.size()) +
                                     " numbers for " + std::to_string(layer.outputs()) +
                                     " outputs");
  }
  if (!layer.kernel.allFinite() || !layer.bias.allFinite()) {
    throw InvalidNetwork(number, "its weights must be finite");
  }
  if (!(layer.l2 >= 0.0)) {
    throw InvalidNetwork(number, "its L2 strength must be 0 or more");
  }
}

/// Outputs of layers [first, last) for all rows.
template <class Scalar>
Samples<Scalar> run(const std::vector<DenseLayer<Scalar>>& layers, std::size_t first,
                    std::size_t last, const SamplesView<Scalar>& inputs) {
  if (inputs.cols() != layers[first].inputs()) {
    throw InvalidSamples("they have " + std::to_string(inputs.cols()) +
                         " columns; the network takes " + std::to_string(layers[first].inputs()));
  }
  const NetworkKernels<Scalar>& kernels = network_kernels<Scalar>();
  const Eigen::Index rows = inputs.rows();
  Samples<Scalar> outputs(rows, layers[last - 1].outputs());
  for_each_in_parallel((rows + rows_at_once - 1) / rows_at_once, [&](std::ptrdiff_t block) {
    const Eigen::Index start = block * rows_at_once;
    const Eigen::Index count = std::min(rows_at_once, rows - start);
    const auto forward = [&](const DenseLayer<Scalar>& layer, const Scalar* from, Scalar* to) {
      kernels.forward(from, count, layer.inputs(), layer.kernel.data(), layer.bias.data(),
                      layer.outputs(), layer.activation, to);
    };
    Samples<Scalar> values = inputs.middleRows(start, count);
    for (std::size_t i = first; i + 1 < last; ++i) {
      Samples<Scalar> next(count, layers[i].outputs());
      forward(layers[i], values.data(), next.data());
      values.swap(next);
    }
    forward(layers[last - 1], values.data(), outputs.data() + start * outputs.cols());
  });
  return outputs;
}

}  // namespace

template <class Scalar>
Autoencoder<Scalar>::Autoencoder(std::vector<DenseLayer<Scalar>> layers, std::size_t code_layer)
    : layers_(std::move(layers)), code_layer_(code_layer) {
  if (layers_.empty()) {
    throw InvalidNetwork("it has no layers");
  }
  if (code_layer_ >= layers_.size() - 1) {
    throw InvalidNetwork("its code layer is number " + std::to_string(code_layer_) + " of " +
                         std::to_string(layers_.size()) +
                         ", counted from 0; at least one layer must follow it");
  }
  for (std::size_t i = 0; i < layers_.size(); ++i) {
    check(layers_[i], i);
    if (i > 0 && layers_[i].inputs() != layers_[i - 1].outputs()) {
      throw InvalidNetwork(i, "it takes " + std::to_string(layers_[i].inputs()) +
                                  " inputs, but the layer before gives " +
                                  std::to_string(layers_[i - 1].outputs()));
    }
  }
}

template <class Scalar>
std::vector<Eigen::Index> Autoencoder<Scalar>::sizes() const {
  std::vector<Eigen::Index> sizes = {input_size()};
  for (const DenseLayer<Scalar>& layer : layers_) {
    sizes.push_back(layer.outputs());
  }
  return sizes;
}

template <class Scalar>
Eigen::Index Autoencoder<Scalar>::parameter_count() const {
  Eigen::Index count = 0;
  for (const DenseLayer<Scalar>& layer : layers_) {
    count += layer.kernel.size() + layer.bias.size();
  }
  return count;
}

template <class Scalar>
Samples<Scalar> Autoencoder<Scalar>::encode(const SamplesView<Scalar>& samples) const {
  return run(layers_, 0, code_layer_ + 1, samples);
}

template <class Scalar>
Samples<Scalar> Autoencoder<Scalar>::decode(const SamplesView<Scalar>& codes) const {
  return run(layers_, code_layer_ + 1, layers_.size(), codes);
}

template <class Scalar>
Samples<Scalar> Autoencoder<Scalar>::reconstruct(const SamplesView<Scalar>& samples) const {
  return run(layers_, 0, layers_.size(), samples);
}

template class Autoencoder<float>;
template class Autoencoder<double>;

}  // namespace xenoglyph
