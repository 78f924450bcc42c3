#include "app/chapters/dream/dream_samples.hpp"

#include <cmath>
#include <utility>

#include "base/errors.hpp"

namespace xenoglyph::app {

MixtureSample dream_samples(const GaussianMixture& mixture, std::optional<Eigen::Index> component,
                            double temperature, Eigen::Index count, std::uint64_t seed) {
  if (!std::isfinite(temperature) || temperature < 0.0) {
    throw InvalidArgument("temperature", "must be 0 or more");
  }
  MixtureSample sample;
  if (component) {
    sample.points = mixture.sample_component(*component, count, seed);
    sample.components = Eigen::VectorXi::Constant(count, static_cast<int>(*component));
  } else {
    sample = mixture.sample(count, seed);
  }
  if (temperature == 1.0) {
    return sample;
  }
  const double scale = std::sqrt(temperature);
  for (Eigen::Index i = 0; i < count; ++i) {
    const auto mean = mixture.means().row(sample.components(i));
    sample.points.row(i) = mean + scale * (sample.points.row(i) - mean);
  }
  return sample;
}

Eigen::VectorXd dream_mean(const GaussianMixture& mixture, std::optional<Eigen::Index> component) {
  if (component) {
    return mixture.means().row(*component).transpose();
  }
  return mixture.means().transpose() * mixture.weights();
}

}  // namespace xenoglyph::app
