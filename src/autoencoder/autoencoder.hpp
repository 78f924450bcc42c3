#pragma once

#include <cstddef>
#include <utility>
#include <vector>

#include <Eigen/Core>

#include "layer.hpp"

namespace xenoglyph {

template <class Scalar>
class Trainer;

/// A stack of dense layers with one of them marked as the code. A value; it never trains itself
/// (see trainer.hpp). `Scalar` is float for real work, double to check it.
template <class Scalar>
class Autoencoder {
 public:
  /// `code_layer` counts from 0: the layer whose outputs are the code. The layers after it decode.
  /// Throws InvalidNetwork when the layers don't fit one another, are empty or aren't finite, or
  /// when no layer follows the code layer.
  Autoencoder(std::vector<DenseLayer<Scalar>> layers, std::size_t code_layer);

  const std::vector<DenseLayer<Scalar>>& layers() const { return layers_; }
  std::size_t code_layer() const { return code_layer_; }

  Eigen::Index input_size() const { return layers_.front().inputs(); }
  Eigen::Index code_size() const { return layers_[code_layer_].outputs(); }
  Eigen::Index output_size() const { return layers_.back().outputs(); }

  /// Input size and each layer's output size: {784, 256, 128, 6, 128, 256, 784}.
  std::vector<Eigen::Index> sizes() const;

  /// Number of weights and biases.
  Eigen::Index parameter_count() const;

  /// Codes, n x code_size, of samples, n x input_size. Throws InvalidSamples on another width. No
  /// rows are fine; values that aren't finite give codes that aren't.
  Samples<Scalar> encode(const SamplesView<Scalar>& samples) const;

  /// Outputs, n x output_size, of codes, n x code_size.
  Samples<Scalar> decode(const SamplesView<Scalar>& codes) const;

  /// decode(encode(samples)).
  Samples<Scalar> reconstruct(const SamplesView<Scalar>& samples) const;

  /// The same network in another precision.
  template <class Other>
  Autoencoder<Other> cast() const {
    std::vector<DenseLayer<Other>> layers;
    layers.reserve(layers_.size());
    for (const DenseLayer<Scalar>& layer : layers_) {
      layers.push_back({layer.kernel.template cast<Other>(), layer.bias.template cast<Other>(),
                        layer.activation, layer.l2});
    }
    return Autoencoder<Other>(std::move(layers), code_layer_);
  }

 private:
  // Updates the weights in place, sizes unchanged.
  friend class Trainer<Scalar>;

  std::vector<DenseLayer<Scalar>> layers_;
  std::size_t code_layer_;
};

extern template class Autoencoder<float>;
extern template class Autoencoder<double>;

}  // namespace xenoglyph
