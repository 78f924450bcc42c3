#pragma once

#include <cstddef>
#include <optional>
#include <stdexcept>
#include <string>
#include <utility>

#include <Eigen/Core>

namespace xenoglyph {

/// The layers don't make an autoencoder: sizes that don't follow one another, no layer, a code
/// layer that isn't there, weights that aren't finite. The message names the layer, counted from 0.
class InvalidNetwork : public std::invalid_argument {
 public:
  explicit InvalidNetwork(const std::string& reason)
      : std::invalid_argument("network: " + reason) {}
  InvalidNetwork(std::size_t layer, const std::string& reason)
      : std::invalid_argument("layer " + std::to_string(layer) + ": " + reason) {}
};

/// An option of the training is out of its range, or a saved state doesn't belong to it. The
/// message names the argument and says why.
class InvalidTraining : public std::invalid_argument {
 public:
  InvalidTraining(std::string argument, const std::string& reason)
      : std::invalid_argument(argument + ": " + reason), argument_(std::move(argument)) {}

  /// Name of the argument, as in the header: "batch_size".
  const std::string& argument() const { return argument_; }

 private:
  std::string argument_;
};

/// The samples can't be used: none, not as wide as the network, not finite, or outside [0, 1] where
/// a cross-entropy needs them inside. The message says which row, where one is to blame.
class InvalidSamples : public std::invalid_argument {
 public:
  explicit InvalidSamples(const std::string& reason)
      : std::invalid_argument("samples: " + reason) {}
  InvalidSamples(Eigen::Index row, const std::string& reason)
      : std::invalid_argument("samples, row " + std::to_string(row) + ": " + reason), row_(row) {}

  /// The row to blame, counted from 0; empty when it is not one row's fault.
  std::optional<Eigen::Index> row() const { return row_; }

 private:
  std::optional<Eigen::Index> row_;
};

/// The loss is no longer finite; the message says at which mini-batch, and that a smaller learning
/// rate may help.
class TrainingDiverged : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

}  // namespace xenoglyph
