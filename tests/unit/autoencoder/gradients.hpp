#pragma once

#include <algorithm>
#include <cmath>
#include <utility>
#include <vector>

#include <catch_amalgamated.hpp>

#include "autoencoder/autoencoder.hpp"
#include "autoencoder/loss.hpp"
#include "base/rows.hpp"

namespace xenoglyph {

/// Checks every derivative of the loss against central differences.
inline void check_gradients(const Autoencoder<double>& autoencoder, const Rows<double>& samples,
                            const ParameterVector<double>& gradients,
                            const CodeNoise<double>& code = {}) {
  constexpr double step = 1e-5;
  std::vector<Layer<double>> layers = autoencoder.layers();
  OptionalPrior<double> prior = autoencoder.prior();
  const auto loss = [&] {
    ParameterVector<double> unused;
    return reconstruction_loss(Autoencoder<double>(layers, autoencoder.code_layer(),
                                                   autoencoder.code_kind(), prior),
                               samples, unused, code)
        .total();
  };
  double largest = 0.0;
  Eigen::Index index = 0;
  const auto check_each = [&](const Parameter<double>& parameter) {
    for (double& value : parameter.values) {
      const double exact = value;
      value = exact + step;
      const double above = loss();
      value = exact - step;
      const double below = loss();
      value = exact;
      const double difference = (above - below) / (2.0 * step);
      CAPTURE(parameter.name, index);
      REQUIRE_THAT(gradients(index), Catch::Matchers::WithinAbs(difference, 1e-8));
      largest = std::max(largest, std::abs(difference));
      ++index;
    }
  };
  for (Layer<double>& layer : layers) {
    for (const Parameter<double>& parameter : layer.parameters()) {
      check_each(parameter);
    }
  }
  if (prior) {
    for (const Parameter<double>& parameter : prior->parameters()) {
      check_each(parameter);
    }
  }
  CHECK(index == gradients.size());
  CHECK(largest > 1e-3);
}

}  // namespace xenoglyph
