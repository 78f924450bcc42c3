#pragma once

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <iterator>
#include <string_view>
#include <vector>

#include "autoencoder/autoencoder.hpp"
#include "autoencoder/initialization.hpp"
#include "base/random.hpp"
#include "base/rows.hpp"

namespace xenoglyph {

/// Samples with every value uniform on [0, 1).
template <class Scalar>
Rows<Scalar> uniform_samples(Eigen::Index rows, Eigen::Index columns, std::uint64_t seed) {
  Random random(seed);
  Rows<Scalar> samples(rows, columns);
  for (Scalar& value : samples.reshaped()) {
    value = static_cast<Scalar>(random.uniform());
  }
  return samples;
}

/// Images of one bright spot, 6 x 6, whose place is two hidden numbers: something to learn.
template <class Scalar>
Rows<Scalar> spots(Eigen::Index count, std::uint64_t seed) {
  constexpr Eigen::Index side = 6;
  Random random(seed);
  Rows<Scalar> images(count, side * side);
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
  std::vector<Layer<Scalar>> layers = start.layers();
  Random random(seed + 1);
  for (Layer<Scalar>& layer : layers) {
    for (const Parameter<Scalar>& parameter : layer.parameters()) {
      if (parameter.name == "bias") {
        for (Scalar& bias : parameter.values) {
          bias = static_cast<Scalar>(0.3 * random.normal());
        }
      }
    }
  }
  return {layers, start.code_layer()};
}

/// The dense layer of that number.
template <class Scalar>
const DenseLayer<Scalar>& dense(const Autoencoder<Scalar>& autoencoder, std::size_t layer) {
  return autoencoder.layers()[layer].template as<DenseLayer>();
}

/// All that is learnt, in the order of a gradient.
template <class Scalar>
ParameterVector<Scalar> parameters_of(const Autoencoder<Scalar>& autoencoder) {
  ParameterVector<Scalar> result(autoencoder.parameter_count());
  Scalar* next = result.data();
  for (const Parameter<const Scalar>& parameter : autoencoder.parameters()) {
    next = std::copy(parameter.values.begin(), parameter.values.end(), next);
  }
  return result;
}

/// The part of a gradient that belongs to one parameter, as a matrix whose columns are the last of
/// the parameter's extents.
template <class Scalar>
Rows<Scalar> part(const ParameterVector<Scalar>& values, const Autoencoder<Scalar>& autoencoder,
                  std::size_t layer, std::string_view name) {
  const Scalar* start = values.data();
  for (std::size_t i = 0; i < autoencoder.layers().size(); ++i) {
    for (const Parameter<const Scalar>& parameter : autoencoder.layers()[i].parameters()) {
      if (i == layer && parameter.name == name) {
        const Eigen::Index columns = parameter.extents.back();
        return Eigen::Map<const Rows<Scalar>>(start, std::ssize(parameter.values) / columns,
                                              columns);
      }
      start += parameter.values.size();
    }
  }
  return {};
}

/// Whether every parameter is the same to the last bit.
template <class Scalar>
bool identical(const Autoencoder<Scalar>& one, const Autoencoder<Scalar>& other) {
  return one.shape() == other.shape() && parameters_of(one) == parameters_of(other);
}

}  // namespace xenoglyph
