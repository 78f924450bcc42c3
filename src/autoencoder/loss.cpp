#include "loss.hpp"

#include <algorithm>
#include <cstddef>

#include "backpropagation.hpp"
#include "parallel.hpp"

namespace xenoglyph {
namespace {

constexpr Eigen::Index rows_at_once = 512;

/// Rows [start, start + count) into a new slice's buffers.
template <class Scalar>
Backpropagation<Scalar> slice_of(const Autoencoder<Scalar>& autoencoder,
                                 const SamplesView<Scalar>& samples, Eigen::Index start,
                                 Eigen::Index count) {
  Backpropagation<Scalar> slice(autoencoder, count);
  slice.samples() = samples.middleRows(start, count);
  return slice;
}

}  // namespace

template <class Scalar>
Loss reconstruction_loss(const Autoencoder<Scalar>& autoencoder,
                         const SamplesView<Scalar>& samples) {
  check_reconstruction<Scalar>(autoencoder, samples);
  const Eigen::Index blocks = (samples.rows() + rows_at_once - 1) / rows_at_once;
  std::vector<double> sums(static_cast<std::size_t>(blocks));
  for_each_in_parallel(blocks, [&](std::ptrdiff_t block) {
    const Eigen::Index start = block * rows_at_once;
    const Eigen::Index count = std::min(rows_at_once, samples.rows() - start);
    sums[static_cast<std::size_t>(block)] =
        slice_of(autoencoder, samples, start, count).evaluate(autoencoder, count);
  });
  double sum = 0.0;
  for (const double part : sums) {
    sum += part;
  }
  return {sum / static_cast<double>(samples.size()), l2_penalty(autoencoder)};
}

template <class Scalar>
Loss reconstruction_loss(const Autoencoder<Scalar>& autoencoder, const SamplesView<Scalar>& samples,
                         std::vector<LayerGradient<Scalar>>& gradients) {
  check_reconstruction<Scalar>(autoencoder, samples);
  gradients = zero_gradients(autoencoder);
  const auto scale = static_cast<Scalar>(1.0 / static_cast<double>(samples.size()));
  double sum = 0.0;
  for (Eigen::Index start = 0; start < samples.rows(); start += rows_at_once) {
    const Eigen::Index count = std::min(rows_at_once, samples.rows() - start);
    Backpropagation<Scalar> slice = slice_of(autoencoder, samples, start, count);
    sum += slice.run(autoencoder, count, scale);
    for (std::size_t i = 0; i < gradients.size(); ++i) {
      gradients[i].kernel += slice.gradients()[i].kernel;
      gradients[i].bias += slice.gradients()[i].bias;
    }
  }
  for (std::size_t i = 0; i < gradients.size(); ++i) {
    const DenseLayer<Scalar>& layer = autoencoder.layers()[i];
    gradients[i].kernel += static_cast<Scalar>(2.0 * layer.l2) * layer.kernel;
  }
  return {sum / static_cast<double>(samples.size()), l2_penalty(autoencoder)};
}

template Loss reconstruction_loss(const Autoencoder<float>&, const SamplesView<float>&);
template Loss reconstruction_loss(const Autoencoder<double>&, const SamplesView<double>&);
template Loss reconstruction_loss(const Autoencoder<float>&, const SamplesView<float>&,
                                  std::vector<LayerGradient<float>>&);
template Loss reconstruction_loss(const Autoencoder<double>&, const SamplesView<double>&,
                                  std::vector<LayerGradient<double>>&);

}  // namespace xenoglyph
