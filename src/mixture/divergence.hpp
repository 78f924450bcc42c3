#pragma once

#include <cstdint>

#include "gaussian_mixture.hpp"

namespace xenoglyph {

/// A figure estimated by sampling, and how far off it may be.
struct Estimate {
  double value;
  double standard_error;
};

/// Kullback-Leibler divergence of q from p in nats, the mean of log p(x) - log q(x) over `count`
/// points drawn from p. It has no closed form for mixtures. The estimate of a very small divergence
/// may come out below 0.
///
/// Throws InvalidArgument when count < 2 or the mixtures differ in their number of coordinates.
Estimate kullback_leibler_divergence(const GaussianMixture& p, const GaussianMixture& q,
                                     Eigen::Index count, std::uint64_t seed);

}  // namespace xenoglyph
