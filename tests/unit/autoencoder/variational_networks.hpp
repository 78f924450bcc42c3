#pragma once

#include <cstdint>

#include "autoencoder/network_shape.hpp"
#include "base/random.hpp"
#include "base/rows.hpp"

namespace xenoglyph {

/// 7-5-(2 means, 2 variances)-4-7.
inline NetworkShape small_variational() {
  NetworkShape shape;
  shape.inputs = 7;
  shape.layers = {{DenseShape{5}, Activation::selu, 0.0},
                  {DenseShape{4}, Activation::identity, 0.02},
                  {DenseShape{4}, Activation::leaky_relu, 0.0},
                  {DenseShape{7}, Activation::sigmoid, 0.0}};
  shape.code_layer = 1;
  shape.code_kind = CodeKind::variational;
  return shape;
}

inline Rows<double> normal_numbers(Eigen::Index rows, Eigen::Index columns, std::uint64_t seed) {
  Random random(seed);
  Rows<double> result(rows, columns);
  for (double& value : result.reshaped()) {
    value = random.normal();
  }
  return result;
}

}  // namespace xenoglyph
