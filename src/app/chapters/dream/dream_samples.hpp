#pragma once

#include <cstdint>
#include <optional>

#include <Eigen/Core>

#include "mixture/gaussian_mixture.hpp"

namespace xenoglyph::app {

/// Draws codes from one component, or from the whole mixture where none is named, with each
/// component's covariance multiplied by the temperature: 1 as fitted, 0 the means alone. The
/// samples of a seed are the same wherever they are drawn, keep their places when more are drawn,
/// and move straight away from their means as the temperature rises. At 1 they are those of the
/// mixture's own sample() and sample_component().
///
/// @param component  its place in the mixture
/// Throws InvalidArgument for a component outside 0..k-1, a negative count, and a temperature that
/// is negative or not finite.
MixtureSample dream_samples(const GaussianMixture& mixture, std::optional<Eigen::Index> component,
                            double temperature, Eigen::Index count, std::uint64_t seed);

/// The mean of a component, or of the whole mixture where none is named.
Eigen::VectorXd dream_mean(const GaussianMixture& mixture, std::optional<Eigen::Index> component);

}  // namespace xenoglyph::app
