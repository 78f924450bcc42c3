#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "mixture/gaussian_mixture.hpp"

namespace xenoglyph::bench {

/// The sets of the study, all drawn from a known mixture: four of the toy sets, and "tight-blobs":
/// the blobs with a fortieth of their variance, about 1/1000 of the data's, where whatever is
/// relative to the data's variance shows its bias.
inline constexpr std::string_view study_sets[] = {"three-gaussians", "overlapping-four",
                                                  "five-with-background", "blobs", "tight-blobs"};

struct StudySet {
  Points points;
  GaussianMixture truth;
};

/// Draws a set. Throws InvalidArgument for a name that is not one of study_sets.
StudySet draw_study_set(std::string_view name, std::uint64_t seed);

/// The same mixture as one of another covariance type; empty where that type can't hold it.
std::optional<GaussianMixture> as_type(const GaussianMixture& mixture, CovarianceType type);

}  // namespace xenoglyph::bench
