#pragma once

#include <cstddef>
#include <utility>
#include <vector>

#include <Eigen/Core>

#include "../base/rows.hpp"
#include "code_prior.hpp"
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
  /// Throws InvalidNetwork when the layers don't fit one another, are empty or aren't finite, when
  /// no layer follows the code layer, or when the outputs of a variational one can't be means and
  /// logarithms of variances: an odd number of them, or an activation. `prior` is of a variational
  /// code's size, and of no other code; CodePrior::check() says what else it throws.
  Autoencoder(std::vector<Layer<Scalar>> layers, std::size_t code_layer,
              CodeKind code_kind = CodeKind::plain, OptionalPrior<Scalar> prior = {});

  const std::vector<Layer<Scalar>>& layers() const { return layers_; }
  std::size_t code_layer() const { return code_layer_; }
  CodeKind code_kind() const { return code_kind_; }
  /// Where the codes are expected: without it, a variational network's at the standard normal.
  const OptionalPrior<Scalar>& prior() const { return prior_; }

  ImageShape input_shape() const { return layers_.front().input_shape(); }
  Eigen::Index input_size() const { return input_shape().size(); }
  /// Numbers of a code: of a variational one, half of its layer's outputs.
  Eigen::Index code_size() const {
    const Eigen::Index outputs = layers_[code_layer_].output_shape().size();
    return code_kind_ == CodeKind::variational ? outputs / 2 : outputs;
  }
  Eigen::Index output_size() const { return layers_.back().output_shape().size(); }

  /// Input size and each layer's output size: {784, 256, 128, 6, 128, 256, 784}.
  std::vector<Eigen::Index> sizes() const;

  /// The network without its weights.
  NetworkShape shape() const;

  /// Everything that is learnt, in the order of a ParameterVector.
  std::vector<Parameter<const Scalar>> parameters() const;

  /// How many numbers that are: weights, biases and those of the prior.
  Eigen::Index parameter_count() const;

  /// Codes, n x code_size, of samples, n x input_size: of a variational one, their means. Throws
  /// InvalidSamples on another width. No rows are fine; values that aren't finite give codes that
  /// aren't.
  Rows<Scalar> encode(const RowsView<Scalar>& samples) const;

  /// What the code layer gives, n x its outputs: of a variational one, means and then logarithms of
  /// variances. Throws as encode() does.
  Rows<Scalar> encode_distribution(const RowsView<Scalar>& samples) const;

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
    OptionalPrior<Other> prior;
    if (prior_) {
      prior = prior_->template cast<Other>();
    }
    return Autoencoder<Other>(std::move(layers), code_layer_, code_kind_, std::move(prior));
  }

 private:
  // Updates the weights in place, sizes unchanged.
  friend class Trainer<Scalar>;
  std::vector<Parameter<Scalar>> changeable_parameters();

  std::vector<Layer<Scalar>> layers_;
  std::size_t code_layer_;
  CodeKind code_kind_;
  OptionalPrior<Scalar> prior_;
};

extern template class Autoencoder<float>;
extern template class Autoencoder<double>;

}  // namespace xenoglyph
