#pragma once

#include <cstddef>
#include <utility>
#include <vector>

#include <Eigen/Core>

#include "../base/rows.hpp"
#include "layer.hpp"
#include "network_shape.hpp"

namespace xenoglyph {

template <class Scalar>
class Trainer;

/// A stack of layers with one of them marked as the code. A value; it never trains itself
/// (see trainer.hpp). `Scalar` is float for real work, double to check it.
template <class Scalar>
class Autoencoder {
 public:
  /// `code_layer` counts from 0: the layer whose outputs are the code. The layers after it decode.
  /// Throws InvalidNetwork when the layers don't fit one another, are empty or aren't finite, or
  /// when no layer follows the code layer.
  Autoencoder(std::vector<Layer<Scalar>> layers, std::size_t code_layer);

  const std::vector<Layer<Scalar>>& layers() const { return layers_; }
  std::size_t code_layer() const { return code_layer_; }

  ImageShape input_shape() const { return layers_.front().input_shape(); }
  Eigen::Index input_size() const { return input_shape().size(); }
  Eigen::Index code_size() const { return layers_[code_layer_].output_shape().size(); }
  Eigen::Index output_size() const { return layers_.back().output_shape().size(); }

  /// Input size and each layer's output size: {784, 256, 128, 6, 128, 256, 784}.
  std::vector<Eigen::Index> sizes() const;

  /// The network without its weights.
  NetworkShape shape() const;

  /// Number of weights and biases.
  Eigen::Index parameter_count() const;

  /// Codes, n x code_size, of samples, n x input_size. Throws InvalidSamples on another width. No
  /// rows are fine; values that aren't finite give codes that aren't.
  Rows<Scalar> encode(const RowsView<Scalar>& samples) const;

  /// Outputs, n x output_size, of codes, n x code_size.
  Rows<Scalar> decode(const RowsView<Scalar>& codes) const;

  /// decode(encode(samples)).
  Rows<Scalar> reconstruct(const RowsView<Scalar>& samples) const;

  /// The same network in another precision.
  template <class Other>
  Autoencoder<Other> cast() const {
    std::vector<Layer<Other>> layers;
    layers.reserve(layers_.size());
    for (const Layer<Scalar>& layer : layers_) {
      layers.push_back(layer.template cast<Other>());
    }
    return Autoencoder<Other>(std::move(layers), code_layer_);
  }

 private:
  // Updates the weights in place, sizes unchanged.
  friend class Trainer<Scalar>;

  std::vector<Layer<Scalar>> layers_;
  std::size_t code_layer_;
};

extern template class Autoencoder<float>;
extern template class Autoencoder<double>;

}  // namespace xenoglyph
