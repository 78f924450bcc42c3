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
    : divergence_(capacity,
                  autoencoder.code_kind() == CodeKind::variational ? autoencoder.code_size() : 0),
      gradients_(ParameterVector<Scalar>::Zero(autoencoder.parameter_count())) {
  Eigen::Index widest = 0;
  for (const Eigen::Index size : autoencoder.sizes()) {
    values_.emplace_back(capacity, size);
    widest = std::max(widest, size);
  }
  upper_.resize(capacity, widest);
  lower_.resize(capacity, widest);
  if (autoencoder.code_kind() == CodeKind::variational) {
    noise_.setZero(capacity, autoencoder.code_size());
    drawn_.resize(capacity, autoencoder.code_size());
  }
}

template <class Scalar>
typename Backpropagation<Scalar>::Sums Backpropagation<Scalar>::evaluate(
    const Autoencoder<Scalar>& autoencoder, Eigen::Index rows) {
  return run(autoencoder, rows, Scalar(0));
}

// The code of a variational layer's outputs. Returns the divergence of their distributions.
template <class Scalar>
double Backpropagation<Scalar>::draw_code(const Autoencoder<Scalar>& autoencoder, Eigen::Index rows,
                                          bool with_gradients) {
  const Eigen::Index d = autoencoder.code_size();
  const auto outputs = values_[autoencoder.code_layer() + 1].topRows(rows).array();
  const auto means = outputs.leftCols(d);
  const auto logarithms = outputs.rightCols(d);
  drawn_.topRows(rows) = means;
  if (with_gradients) {
    drawn_.topRows(rows).array() += (logarithms / Scalar(2)).exp() * noise_.topRows(rows).array();
  }
  return divergence_.evaluate(autoencoder.prior(), outputs.matrix(), drawn_.topRows(rows),
                              with_gradients);
}

// From the gradient by the drawn code, in lower_, to that by the layer's outputs, there too; and
// that by the prior. `weight` is what the divergence's part in them counts for.
template <class Scalar>
void Backpropagation<Scalar>::through_code(const Autoencoder<Scalar>& autoencoder,
                                           Eigen::Index rows, Scalar weight) {
  const Eigen::Index d = autoencoder.code_size();
  const auto outputs = values_[autoencoder.code_layer() + 1].topRows(rows).array();
  const auto logarithms = outputs.rightCols(d);
  const Rows<Scalar> by_code = Eigen::Map<const Rows<Scalar>>(lower_.data(), rows, d) +
                               weight * divergence_.by_drawn().topRows(rows);
  Eigen::Map<Rows<Scalar>> by_outputs(lower_.data(), rows, 2 * d);
  by_outputs = weight * divergence_.by_distributions().topRows(rows);
  by_outputs.leftCols(d) += by_code;
  by_outputs.rightCols(d).array() +=
      Scalar(0.5) * by_code.array() * (logarithms / Scalar(2)).exp() * noise_.topRows(rows).array();
  const ParameterVector<Scalar>& by_prior = divergence_.by_prior();
  gradients_.tail(by_prior.size()) = weight * by_prior;
}

template <class Scalar>
const Scalar* Backpropagation<Scalar>::inputs_of(const Autoencoder<Scalar>& autoencoder,
                                                 std::size_t layer) const {
  const bool drawn =
      autoencoder.code_kind() == CodeKind::variational && layer == autoencoder.code_layer() + 1;
  return drawn ? drawn_.data() : values_[layer].data();
}

template <class Scalar>
typename Backpropagation<Scalar>::Sums Backpropagation<Scalar>::run(
    const Autoencoder<Scalar>& autoencoder, Eigen::Index rows, Scalar scale,
    Scalar divergence_weight) {
  const bool variational = autoencoder.code_kind() == CodeKind::variational;
  const NetworkKernels<Scalar>& kernels = network_kernels<Scalar>();
  const std::vector<Layer<Scalar>>& layers = autoencoder.layers();
  Sums sums;
  for (std::size_t i = 0; i < layers.size(); ++i) {
    const bool last = i + 1 == layers.size();
    layers[i].forward(inputs_of(autoencoder, i), rows,
                      last ? Activation::identity : layers[i].activation(), values_[i + 1].data());
    if (variational && i == autoencoder.code_layer()) {
      sums.divergence = draw_code(autoencoder, rows, scale != Scalar(0));
    }
  }
  sums.cross_entropy = kernels.cross_entropy(values_.back().data(), values_.front().data(),
                                             rows * autoencoder.output_size(), scale);
  if (scale == Scalar(0)) {
    return sums;
  }
  const Scalar* above = values_.back().data();
  // The prior's come after the last layer's.
  Scalar* gradients = gradients_.data() + gradients_.size() - divergence_.by_prior().size();
  for (std::size_t i = layers.size(); i-- > 0;) {
    const Layer<Scalar>& layer = layers[i];
    gradients -= layer.parameter_count();
    layer.backward(inputs_of(autoencoder, i), above, rows, gradients,
                   i > 0 ? lower_.data() : nullptr);
    if (variational && i == autoencoder.code_layer() + 1) {
      through_code(autoencoder, rows, scale * divergence_weight);
    }
    if (i > 0) {
      kernels.activation_backward(values_[i].data(), rows * values_[i].cols(),
                                  layers[i - 1].activation(), lower_.data());
      upper_.swap(lower_);
      above = upper_.data();
    }
  }
  return sums;
}

template <class Scalar>
double l2_penalty(const Autoencoder<Scalar>& autoencoder) {
  double penalty = 0.0;
  for (const Parameter<const Scalar>& parameter : autoencoder.parameters()) {
    if (parameter.l2 > 0.0) {
      const Eigen::Map<const ParameterVector<Scalar>> values(parameter.values.data(),
                                                             std::ssize(parameter.values));
      penalty += parameter.l2 * values.template cast<double>().squaredNorm();
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
