#pragma once

#include <vector>

#include <Eigen/Core>

#include "../base/rows.hpp"
#include "autoencoder.hpp"
#include "code_divergence.hpp"
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

  /// Standard normal numbers that a variational code is drawn with: capacity x code_size; only with
  /// one.
  Rows<Scalar>& noise() { return noise_; }

  /// Sums over samples and, of the cross-entropy, all pixels.
  struct Sums {
    double cross_entropy = 0.0;
    double divergence = 0.0;

    Sums& operator+=(const Sums& other) {
      cross_entropy += other.cross_entropy;
      divergence += other.divergence;
      return *this;
    }
  };

  /// The sums of the first `rows` samples; gradients() is then `scale` times the gradient of
  /// cross_entropy + divergence_weight * divergence. The L2 penalty is left out.
  Sums run(const Autoencoder<Scalar>& autoencoder, Eigen::Index rows, Scalar scale,
           Scalar divergence_weight = Scalar(1));

  /// The same sums without gradients, a variational code at its mean.
  Sums evaluate(const Autoencoder<Scalar>& autoencoder, Eigen::Index rows);

  ParameterVector<Scalar>& gradients() { return gradients_; }
  const ParameterVector<Scalar>& gradients() const { return gradients_; }

 private:
  double draw_code(const Autoencoder<Scalar>& autoencoder, Eigen::Index rows, bool with_gradients);
  void through_code(const Autoencoder<Scalar>& autoencoder, Eigen::Index rows, Scalar weight);
  const Scalar* inputs_of(const Autoencoder<Scalar>& autoencoder, std::size_t layer) const;

  std::vector<Rows<Scalar>> values_;  // the samples, then each layer's outputs
  Rows<Scalar> noise_;                // of a variational code, and
  Rows<Scalar> drawn_;                // the code that was drawn with it
  CodeDivergence<Scalar> divergence_;
  Rows<Scalar> upper_;  // gradient by a layer's sums
  Rows<Scalar> lower_;  // gradient by its inputs
  ParameterVector<Scalar> gradients_;
};

/// Sum over parameters of l2 * sum of their squares.
template <class Scalar>
double l2_penalty(const Autoencoder<Scalar>& autoencoder);

/// Throws as reconstruction_loss() does.
template <class Scalar>
void check_reconstruction(const Autoencoder<Scalar>& autoencoder, const RowsView<Scalar>& samples);

}  // namespace xenoglyph
