#include "backpropagation.hpp"

#include <algorithm>
#include <cstddef>
#include <iterator>
#include <string>

#include "../base/rows.hpp"
#include "errors.hpp"
#include "network_kernels.hpp"

namespace xenoglyph {

template <class Scalar>
Backpropagation<Scalar>::Backpropagation(const Autoencoder<Scalar>& autoencoder,
                                         Eigen::Index capacity)
    : gradients_(ParameterVector<Scalar>::Zero(autoencoder.parameter_count())) {
  Eigen::Index widest = 0;
  for (const Eigen::Index size : autoencoder.sizes()) {
    values_.emplace_back(capacity, size);
    widest = std::max(widest, size);
  }
  upper_.resize(capacity, widest);
  lower_.resize(capacity, widest);
}

template <class Scalar>
double Backpropagation<Scalar>::evaluate(const Autoencoder<Scalar>& autoencoder,
                                         Eigen::Index rows) {
  return run(autoencoder, rows, Scalar(0));
}

template <class Scalar>
double Backpropagation<Scalar>::run(const Autoencoder<Scalar>& autoencoder, Eigen::Index rows,
                                    Scalar scale) {
  const NetworkKernels<Scalar>& kernels = network_kernels<Scalar>();
  const std::vector<Layer<Scalar>>& layers = autoencoder.layers();
  for (std::size_t i = 0; i < layers.size(); ++i) {
    const bool last = i + 1 == layers.size();
    layers[i].forward(values_[i].data(), rows, last ? Activation::identity : layers[i].activation(),
                      values_[i + 1].data());
  }
  const double sum = kernels.cross_entropy(values_.back().data(), values_.front().data(),
                                           rows * autoencoder.output_size(), scale);
  if (scale == Scalar(0)) {
    return sum;
  }
  const Scalar* above = values_.back().data();
  Scalar* gradients = gradients_.data() + gradients_.size();
  for (std::size_t i = layers.size(); i-- > 0;) {
    const Layer<Scalar>& layer = layers[i];
    gradients -= layer.parameter_count();
    layer.backward(values_[i].data(), above, rows, gradients, i > 0 ? lower_.data() : nullptr);
    if (i > 0) {
      kernels.activation_backward(values_[i].data(), rows * values_[i].cols(),
                                  layers[i - 1].activation(), lower_.data());
      upper_.swap(lower_);
      above = upper_.data();
    }
  }
  return sum;
}

template <class Scalar>
double l2_penalty(const Autoencoder<Scalar>& autoencoder) {
  double penalty = 0.0;
  for (const Layer<Scalar>& layer : autoencoder.layers()) {
    for (const Parameter<const Scalar>& parameter : layer.parameters()) {
      if (parameter.l2 > 0.0) {
        const Eigen::Map<const ParameterVector<Scalar>> values(parameter.values.data(),
                                                               std::ssize(parameter.values));
        penalty += parameter.l2 * values.template cast<double>().squaredNorm();
      }
    }
  }
  return penalty;
}

template <class Scalar>
void check_reconstruction(const Autoencoder<Scalar>& autoencoder, const RowsView<Scalar>& samples) {
  if (autoencoder.layers().back().activation() != Activation::sigmoid) {
    throw InvalidNetwork(autoencoder.layers().size() - 1,
                         "the last layer must be a sigmoid: the loss is a binary cross-entropy");
  }
  if (autoencoder.output_size() != autoencoder.input_size()) {
    throw InvalidNetwork("its output, " + std::to_string(autoencoder.output_size()) +
                         " wide, must be as wide as its input, " +
                         std::to_string(autoencoder.input_size()));
  }
  if (samples.rows() < 1) {
    throw InvalidSamples("there are none");
  }
  if (samples.cols() != autoencoder.input_size()) {
    throw InvalidSamples("they have " + std::to_string(samples.cols()) +
                         " columns; the network takes " + std::to_string(autoencoder.input_size()));
  }
  for (Eigen::Index row = 0; row < samples.rows(); ++row) {
    const auto values = samples.row(row).array();
    // Not a number is on neither side.
    if (!((values >= Scalar(0)).all() && (values <= Scalar(1)).all())) {
      throw InvalidSamples(row, "a value is outside [0, 1]; divide pixels by 255");
    }
  }
}

template class Backpropagation<float>;
template class Backpropagation<double>;
template double l2_penalty(const Autoencoder<float>&);
template double l2_penalty(const Autoencoder<double>&);
template void check_reconstruction(const Autoencoder<float>&, const RowsView<float>&);
template void check_reconstruction(const Autoencoder<double>&, const RowsView<double>&);

}  // namespace xenoglyph
