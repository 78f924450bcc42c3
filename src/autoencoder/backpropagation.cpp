#include "backpropagation.hpp"

#include <algorithm>
#include <cstddef>
#include <string>

#include "errors.hpp"
#include "network_kernels.hpp"

namespace xenoglyph {

template <class Scalar>
Backpropagation<Scalar>::Backpropagation(const Autoencoder<Scalar>& autoencoder,
                                         Eigen::Index capacity)
    : gradients_(zero_gradients(autoencoder)) {
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
  const std::vector<DenseLayer<Scalar>>& layers = autoencoder.layers();
  for (std::size_t i = 0; i < layers.size(); ++i) {
    const DenseLayer<Scalar>& layer = layers[i];
    const bool last = i + 1 == layers.size();
    kernels.forward(values_[i].data(), rows, layer.inputs(), layer.kernel.data(), layer.bias.data(),
                    layer.outputs(), last ? Activation::identity : layer.activation,
                    values_[i + 1].data());
  }
  const double sum = kernels.cross_entropy(values_.back().data(), values_.front().data(),
                                           rows * autoencoder.output_size(), scale);
  if (scale == Scalar(0)) {
    return sum;
  }
  const Scalar* above = values_.back().data();
  for (std::size_t i = layers.size(); i-- > 0;) {
    const DenseLayer<Scalar>& layer = layers[i];
    kernels.parameter_gradients(values_[i].data(), above, rows, layer.inputs(), layer.outputs(),
                                gradients_[i].kernel.data(), gradients_[i].bias.data());
    if (i > 0) {
      kernels.input_gradients(above, layer.kernel.data(), rows, layer.inputs(), layer.outputs(),
                              lower_.data());
      kernels.activation_backward(values_[i].data(), rows * layer.inputs(),
                                  layers[i - 1].activation, lower_.data());
      upper_.swap(lower_);
      above = upper_.data();
    }
  }
  return sum;
}

template <class Scalar>
std::vector<LayerGradient<Scalar>> zero_gradients(const Autoencoder<Scalar>& autoencoder) {
  std::vector<LayerGradient<Scalar>> gradients;
  for (const DenseLayer<Scalar>& layer : autoencoder.layers()) {
    gradients.push_back({Samples<Scalar>::Zero(layer.inputs(), layer.outputs()),
                         RowVector<Scalar>::Zero(layer.outputs())});
  }
  return gradients;
}

template <class Scalar>
double l2_penalty(const Autoencoder<Scalar>& autoencoder) {
  double penalty = 0.0;
  for (const DenseLayer<Scalar>& layer : autoencoder.layers()) {
    if (layer.l2 > 0.0) {
      penalty += layer.l2 * layer.kernel.template cast<double>().squaredNorm();
    }
  }
  return penalty;
}

template <class Scalar>
void check_reconstruction(const Autoencoder<Scalar>& autoencoder,
                          const SamplesView<Scalar>& samples) {
  if (autoencoder.layers().back().activation != Activation::sigmoid) {
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
template std::vector<LayerGradient<float>> zero_gradients(const Autoencoder<float>&);
template std::vector<LayerGradient<double>> zero_gradients(const Autoencoder<double>&);
template double l2_penalty(const Autoencoder<float>&);
template double l2_penalty(const Autoencoder<double>&);
template void check_reconstruction(const Autoencoder<float>&, const SamplesView<float>&);
template void check_reconstruction(const Autoencoder<double>&, const SamplesView<double>&);

}  // namespace xenoglyph
