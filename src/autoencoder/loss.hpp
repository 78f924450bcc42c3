#pragma once

#include <Eigen/Core>

#include "../base/rows.hpp"
#include "autoencoder.hpp"
#include "parameter.hpp"

namespace xenoglyph {

/// What training minimises, in nats.
struct Loss {
  double cross_entropy = 0.0;  ///< binary cross-entropy, averaged over samples and pixels
  double penalty = 0.0;        ///< sum over layers of l2 * sum of the kernel's squares

  double total() const { return cross_entropy + penalty; }
};

/// Loss of reconstructing the samples (n x input_size, each value within [0, 1]). From the last
/// layer's sums before its sigmoid, so that no logarithm of 0 arises:
/// max(z, 0) - z t + log(1 + exp(-|z|)).
///
/// Throws InvalidNetwork when the last layer isn't a sigmoid as wide as the input, InvalidSamples
/// on no rows, another width, or values outside [0, 1].
template <class Scalar>
Loss reconstruction_loss(const Autoencoder<Scalar>& autoencoder, const RowsView<Scalar>& samples);

/// The same, and its derivatives by each parameter, by back-propagation.
template <class Scalar>
Loss reconstruction_loss(const Autoencoder<Scalar>& autoencoder, const RowsView<Scalar>& samples,
                         ParameterVector<Scalar>& gradients);

}  // namespace xenoglyph
