#pragma once

#include <cmath>
#include <cstdint>
#include <vector>

#include "autoencoder/autoencoder.hpp"
#include "autoencoder/initialization.hpp"
#include "random/random.hpp"

namespace xenoglyph {

/// Samples with every value uniform on [0, 1).
template <class Scalar>
Samples<Scalar> uniform_samples(Eigen::Index rows, Eigen::Index columns, std::uint64_t seed) {
  Random random(seed);
  Samples<Scalar> samples(rows, columns);
  for (Scalar& value : samples.reshaped()) {
    value = static_cast<Scalar>(random.uniform());
  }
  return samples;
}

/// Images of one bright spot, 6 x 6, whose place is two hidden numbers: something to learn.
template <class Scalar>
Samples<Scalar> spots(Eigen::Index count, std::uint64_t seed) {
  constexpr Eigen::Index side = 6;
  Random random(seed);
  Samples<Scalar> images(count, side * side);
  for (Eigen::Index i = 0; i < count; ++i) {
    const double x = random.uniform() * (side - 1);
    const double y = random.uniform() * (side - 1);
    for (Eigen::Index pixel = 0; pixel < side * side; ++pixel) {
      const double dx = static_cast<double>(pixel % side) - x;
      const double dy = static_cast<double>(pixel / side) - y;
      images(i, pixel) = static_cast<Scalar>(std::exp(-(dx * dx + dy * dy)));
    }
  }
  return images;
}

/// A network with biases that aren't 0, so that no test is blind to them.
template <class Scalar>
Autoencoder<Scalar> network_with_biases(const NetworkShape& shape, std::uint64_t seed) {
  const Autoencoder<Scalar> start =
      initial_autoencoder<Scalar>(shape, Initialization::lecun_normal, seed);
  std::vector<DenseLayer<Scalar>> layers = start.layers();
  Random random(seed + 1);
  for (DenseLayer<Scalar>& layer : layers) {
    for (Scalar& bias : layer.bias) {
      bias = static_cast<Scalar>(0.3 * random.normal());
    }
  }
  return {layers, start.code_layer()};
}

/// Whether every weight is the same to the last bit.
template <class Scalar>
bool identical(const Autoencoder<Scalar>& one, const Autoencoder<Scalar>& other) {
  if (one.sizes() != other.sizes()) {
    return false;
  }
  for (std::size_t i = 0; i < one.layers().size(); ++i) {
    if (one.layers()[i].kernel != other.layers()[i].kernel ||
        one.layers()[i].bias != other.layers()[i].bias) {
      return false;
    }
  }
  return true;
}

}  // namespace xenoglyph
