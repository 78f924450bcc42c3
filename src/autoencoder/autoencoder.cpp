#include "autoencoder.hpp"

#include <algorithm>
#include <string>

#include "../base/parallel.hpp"
#include "../base/rows.hpp"
#include "errors.hpp"

namespace xenoglyph {
namespace {

// Rows that go through all layers together: as many as leave their activations in the second-level
// cache, within limits.
constexpr Eigen::Index most_rows = 128;
constexpr Eigen::Index fewest_rows = 8;
constexpr Eigen::Index numbers_in_cache = most_rows * 1024;

template <class Scalar>
Eigen::Index rows_at_once(const std::vector<Layer<Scalar>>& layers, std::size_t first,
                          std::size_t last) {
  Eigen::Index widest = layers[first].input_shape().size();
  for (std::size_t i = first; i < last; ++i) {
    widest = std::max(widest, layers[i].output_shape().size());
  }
  return std::clamp(numbers_in_cache / widest, fewest_rows, most_rows);
}

std::string images_or_numbers(const ImageShape& shape) {
  return shape.is_list() ? to_string(shape) + " inputs" : "images of " + to_string(shape);
}

/// Outputs of layers [first, last) for all rows.
template <class Scalar>
Rows<Scalar> run(const std::vector<Layer<Scalar>>& layers, std::size_t first, std::size_t last,
                 const RowsView<Scalar>& inputs) {
  const Eigen::Index width = layers[first].input_shape().size();
  if (inputs.cols() != width) {
    throw InvalidSamples("they have " + std::to_string(inputs.cols()) +
                         " columns; the network takes " + std::to_string(width));
  }
  const Eigen::Index rows = inputs.rows();
  const Eigen::Index at_once = rows_at_once(layers, first, last);
  Rows<Scalar> outputs(rows, layers[last - 1].output_shape().size());
  internal::for_each_in_parallel((rows + at_once - 1) / at_once, [&](std::ptrdiff_t block) {
    const Eigen::Index start = block * at_once;
    const Eigen::Index count = std::min(at_once, rows - start);
    const auto forward = [&](const Layer<Scalar>& layer, const Scalar* from, Scalar* to) {
      layer.forward(from, count, layer.activation(), to);
    };
    Rows<Scalar> values = inputs.middleRows(start, count);
    for (std::size_t i = first; i + 1 < last; ++i) {
      Rows<Scalar> next(count, layers[i].output_shape().size());
      forward(layers[i], values.data(), next.data());
      values.swap(next);
    }
    forward(layers[last - 1], values.data(), outputs.data() + start * outputs.cols());
  });
  return outputs;
}

// Outputs of a variational code layer: a list of means and as many logarithms of variances.
template <class Scalar>
void check_distribution(const Layer<Scalar>& layer, std::size_t number) {
  const Eigen::Index outputs = layer.output_shape().size();
  if (outputs % 2 != 0) {
    throw InvalidNetwork(number, "a variational code has as many variances as means, so " +
                                     std::to_string(outputs) + " outputs are no code");
  }
  if (layer.activation() != Activation::identity) {
    throw InvalidNetwork(number,
                         "a variational code has no activation: means and logarithms of "
                         "variances are any numbers");
  }
}

}  // namespace

template <class Scalar>
Autoencoder<Scalar>::Autoencoder(std::vector<Layer<Scalar>> layers, std::size_t code_layer,
                                 CodeKind code_kind, OptionalPrior<Scalar> prior)
    : layers_(std::move(layers)),
      code_layer_(code_layer),
      code_kind_(code_kind),
      prior_(std::move(prior)) {
  if (layers_.empty()) {
    throw InvalidNetwork("it has no layers");
  }
  if (code_layer_ >= layers_.size() - 1) {
    throw InvalidNetwork("its code layer is number " + std::to_string(code_layer_) + " of " +
                         std::to_string(layers_.size()) +
                         ", counted from 0; at least one layer must follow it");
  }
  for (std::size_t i = 0; i < layers_.size(); ++i) {
    layers_[i].check(i);
    const bool variational = code_kind_ == CodeKind::variational;
    if (variational && i == code_layer_) {
      check_distribution(layers_[i], i);
    }
    if (i > 0) {
      const ImageShape before = variational && i == code_layer_ + 1 ? ImageShape(code_size())
                                                                    : layers_[i - 1].output_shape();
      const ImageShape taken = layers_[i].input_shape();
      // A list may be taken for an image and the other way round, but no image for another.
      if (before.size() != taken.size() ||
          (before != taken && !before.is_list() && !taken.is_list())) {
        throw InvalidNetwork(i, "it takes " + images_or_numbers(taken) +
                                    ", but the layer before gives " + to_string(before));
      }
    }
  }
  if (prior_) {
    if (code_kind_ != CodeKind::variational) {
      throw InvalidNetwork("only a variational code has a prior; make the code variational");
    }
    prior_->check(code_size());
  }
}

template <class Scalar>
std::vector<Eigen::Index> Autoencoder<Scalar>::sizes() const {
  std::vector<Eigen::Index> sizes = {input_size()};
  for (const Layer<Scalar>& layer : layers_) {
    sizes.push_back(layer.output_shape().size());
  }
  return sizes;
}

template <class Scalar>
NetworkShape Autoencoder<Scalar>::shape() const {
  NetworkShape shape{
      input_shape(), {}, code_layer_, code_kind_, prior_ ? prior_->component_count() : 0};
  for (const Layer<Scalar>& layer : layers_) {
    shape.layers.push_back(layer.shape());
  }
  return shape;
}

template <class Scalar>
std::vector<Parameter<Scalar>> Autoencoder<Scalar>::changeable_parameters() {
  std::vector<Parameter<Scalar>> all;
  const auto append = [&all](const std::vector<Parameter<Scalar>>& parameters) {
    all.insert(all.end(), parameters.begin(), parameters.end());
  };
  for (Layer<Scalar>& layer : layers_) {
    append(layer.parameters());
  }
  if (prior_) {
    append(prior_->parameters());
  }
  return all;
}

template <class Scalar>
std::vector<Parameter<const Scalar>> Autoencoder<Scalar>::parameters() const {
  // What is given away is const again.
  return read_only(const_cast<Autoencoder&>(*this).changeable_parameters());
}

template <class Scalar>
Eigen::Index Autoencoder<Scalar>::parameter_count() const {
  Eigen::Index count = 0;
  for (const Parameter<const Scalar>& parameter : parameters()) {
    count += static_cast<Eigen::Index>(parameter.values.size());
  }
  return count;
}

template <class Scalar>
Rows<Scalar> Autoencoder<Scalar>::encode_distribution(const RowsView<Scalar>& samples) const {
  return run(layers_, 0, code_layer_ + 1, samples);
}

template <class Scalar>
Rows<Scalar> Autoencoder<Scalar>::encode(const RowsView<Scalar>& samples) const {
  Rows<Scalar> codes = encode_distribution(samples);
  codes.conservativeResize(Eigen::NoChange, code_size());
  return codes;
}

template <class Scalar>
Rows<Scalar> Autoencoder<Scalar>::decode(const RowsView<Scalar>& codes) const {
  return run(layers_, code_layer_ + 1, layers_.size(), codes);
}

template <class Scalar>
Rows<Scalar> Autoencoder<Scalar>::reconstruct(const RowsView<Scalar>& samples) const {
  return code_kind_ == CodeKind::plain ? run(layers_, 0, layers_.size(), samples)
                                       : decode(encode(samples));
}

template class Autoencoder<float>;
template class Autoencoder<double>;

}  // namespace xenoglyph
