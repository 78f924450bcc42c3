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
  /// Of a variational code: Kullback-Leibler divergence of its distribution from a standard normal
  /// or from the network's prior (code_divergence.hpp), averaged over samples and pixels like the
  /// cross-entropy; and what it counts for, beta (Higgins et al., "beta-VAE", ICLR 2017). At 1,
  /// cross_entropy + divergence is the evidence's lower bound (ELBO) of an image, but for its sign
  /// and divided by its pixels.
  double divergence = 0.0;
  double divergence_weight = 0.0;

  double total() const { return cross_entropy + penalty + divergence_weight * divergence; }
};

/// How a variational code is drawn while its loss is taken.
template <class Scalar>
struct CodeNoise {
  double divergence_weight = 1.0;
  /// n x code_size standard normal numbers: the code is mean + deviation * noise. None: the code is
  /// the mean.
  Rows<Scalar> noise = {};
};

/// Loss of reconstructing the samples (n x input_size, each value within [0, 1]). From the last
/// layer's sums before its sigmoid, so that no logarithm of 0 arises:
/// max(z, 0) - z t + log(1 + exp(-|z|)).
///
/// A variational code is its mean here, so that the loss is the same each time.
///
/// Throws InvalidNetwork when the last layer isn't a sigmoid as wide as the input, InvalidSamples
/// on no rows, another width, or values outside [0, 1].
template <class Scalar>
Loss reconstruction_loss(const Autoencoder<Scalar>& autoencoder, const RowsView<Scalar>& samples,
                         double divergence_weight = 1.0);

/// The same, and its derivatives by each parameter, by back-propagation; a variational code drawn
/// with the given noise, by which its gradient goes on to mean and variance (Kingma and Welling,
/// section 2.4). Throws InvalidSamples also for noise of another shape.
template <class Scalar>
Loss reconstruction_loss(const Autoencoder<Scalar>& autoencoder, const RowsView<Scalar>& samples,
                         ParameterVector<Scalar>& gradients, const CodeNoise<Scalar>& code = {});

}  // namespace xenoglyph
