#include "loss.hpp"

#include <algorithm>
#include <cstddef>
#include <iterator>
#include <numeric>
#include <string>
#include <vector>

#include "../base/parallel.hpp"
#include "../base/rows.hpp"
#include "backpropagation.hpp"
#include "errors.hpp"

namespace xenoglyph {
namespace {

// Rows that go through the network together: no more than these, nor than have so many numbers in
// all layers.
constexpr Eigen::Index most_rows = 512;
constexpr Eigen::Index fewest_rows = 8;
constexpr Eigen::Index most_numbers = Eigen::Index{1} << 21;

template <class Scalar>
Eigen::Index rows_at_once(const Autoencoder<Scalar>& autoencoder) {
  const std::vector<Eigen::Index> sizes = autoencoder.sizes();
  const Eigen::Index numbers = std::accumulate(sizes.begin(), sizes.end(), Eigen::Index{0});
  return std::clamp(most_numbers / numbers, fewest_rows, most_rows);
}

/// Rows [start, start + count) into a new slice's buffers.
template <class Scalar>
Backpropagation<Scalar> slice_of(const Autoencoder<Scalar>& autoencoder,
                                 const RowsView<Scalar>& samples, Eigen::Index start,
                                 Eigen::Index count) {
  Backpropagation<Scalar> slice(autoencoder, count);
  slice.samples() = samples.middleRows(start, count);
  return slice;
}

// Only a variational code has a divergence to weigh.
template <class Scalar>
double weight_of(const Autoencoder<Scalar>& autoencoder, double divergence_weight) {
  return autoencoder.code_kind() == CodeKind::variational ? divergence_weight : 0.0;
}

}  // namespace

template <class Scalar>
Loss reconstruction_loss(const Autoencoder<Scalar>& autoencoder, const RowsView<Scalar>& samples,
                         double divergence_weight) {
  check_reconstruction<Scalar>(autoencoder, samples);
  const Eigen::Index at_once = rows_at_once(autoencoder);
  const Eigen::Index blocks = (samples.rows() + at_once - 1) / at_once;
  std::vector<typename Backpropagation<Scalar>::Sums> sums(static_cast<std::size_t>(blocks));
  internal::for_each_in_parallel(blocks, [&](std::ptrdiff_t block) {
    const Eigen::Index start = block * at_once;
    const Eigen::Index count = std::min(at_once, samples.rows() - start);
    sums[static_cast<std::size_t>(block)] =
        slice_of(autoencoder, samples, start, count).evaluate(autoencoder, count);
  });
  typename Backpropagation<Scalar>::Sums all;
  for (const auto& part : sums) {
    all += part;
  }
  const auto values = static_cast<double>(samples.size());
  return {all.cross_entropy / values, l2_penalty(autoencoder), all.divergence / values,
          weight_of(autoencoder, divergence_weight)};
}

template <class Scalar>
Loss reconstruction_loss(const Autoencoder<Scalar>& autoencoder, const RowsView<Scalar>& samples,
                         ParameterVector<Scalar>& gradients, const CodeNoise<Scalar>& code) {
  check_reconstruction<Scalar>(autoencoder, samples);
  const bool drawn = autoencoder.code_kind() == CodeKind::variational && code.noise.size() > 0;
  if (drawn &&
      (code.noise.rows() != samples.rows() || code.noise.cols() != autoencoder.code_size())) {
    throw InvalidSamples("the noise of their codes is " + std::to_string(code.noise.rows()) +
                         " x " + std::to_string(code.noise.cols()) + "; it should be " +
                         std::to_string(samples.rows()) + " x " +
                         std::to_string(autoencoder.code_size()));
  }
  gradients.setZero(autoencoder.parameter_count());
  const Eigen::Index at_once = rows_at_once(autoencoder);
  const auto scale = static_cast<Scalar>(1.0 / static_cast<double>(samples.size()));
  typename Backpropagation<Scalar>::Sums sum;
  for (Eigen::Index first = 0; first < samples.rows(); first += at_once) {
    const Eigen::Index count = std::min(at_once, samples.rows() - first);
    Backpropagation<Scalar> slice = slice_of(autoencoder, samples, first, count);
    if (drawn) {
      slice.noise() = code.noise.middleRows(first, count);
    }
    sum += slice.run(autoencoder, count, scale, static_cast<Scalar>(code.divergence_weight));
    gradients += slice.gradients();
  }
  Eigen::Index start = 0;
  for (const Parameter<const Scalar>& parameter : autoencoder.parameters()) {
    const Eigen::Map<const ParameterVector<Scalar>> values(parameter.values.data(),
                                                           std::ssize(parameter.values));
    gradients.segment(start, values.size()) += static_cast<Scalar>(2.0 * parameter.l2) * values;
    start += values.size();
  }
  const auto values = static_cast<double>(samples.size());
  return {sum.cross_entropy / values, l2_penalty(autoencoder), sum.divergence / values,
          weight_of(autoencoder, code.divergence_weight)};
}

template Loss reconstruction_loss(const Autoencoder<float>&, const RowsView<float>&, double);
template Loss reconstruction_loss(const Autoencoder<double>&, const RowsView<double>&, double);
template Loss reconstruction_loss(const Autoencoder<float>&, const RowsView<float>&,
                                  ParameterVector<float>&, const CodeNoise<float>&);
template Loss reconstruction_loss(const Autoencoder<double>&, const RowsView<double>&,
                                  ParameterVector<double>&, const CodeNoise<double>&);

}  // namespace xenoglyph
