#pragma once

#include <vector>

#include <Eigen/Core>

#include "../base/rows.hpp"
#include "autoencoder.hpp"
#include "layer.hpp"
#include "parameter.hpp"

namespace xenoglyph {

/// Loss and gradients of some rows on one thread, in buffers that are kept from call to call.
template <class Scalar>
class Backpropagation {
 public:
  /// Takes up to `capacity` rows of what `autoencoder` takes.
  Backpropagation(const Autoencoder<Scalar>& autoencoder, Eigen::Index capacity);

  /// Where to put the samples before run(): capacity x input_size.
  Rows<Scalar>& samples() { return values_.front(); }

  /// Sum over the first `rows` samples and all pixels of the cross-entropy of their
  /// reconstruction; gradients() is then `scale` times its gradient. The L2 penalty is left out.
  double run(const Autoencoder<Scalar>& autoencoder, Eigen::Index rows, Scalar scale);

  /// The same sum without gradients.
  double evaluate(const Autoencoder<Scalar>& autoencoder, Eigen::Index rows);

  ParameterVector<Scalar>& gradients() { return gradients_; }
  const ParameterVector<Scalar>& gradients() const { return gradients_; }

 private:
  std::vector<Rows<Scalar>> values_;  // the samples, then each layer's outputs
  Rows<Scalar> upper_;                // gradient by a layer's sums
  Rows<Scalar> lower_;                // gradient by its inputs
  ParameterVector<Scalar> gradients_;
};

/// Sum over parameters of l2 * sum of their squares.
template <class Scalar>
double l2_penalty(const Autoencoder<Scalar>& autoencoder);

/// Throws as reconstruction_loss() does.
template <class Scalar>
void check_reconstruction(const Autoencoder<Scalar>& autoencoder, const RowsView<Scalar>& samples);

}  // namespace xenoglyph
