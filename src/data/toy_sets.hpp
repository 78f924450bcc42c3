#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "base/points.hpp"
#include "mixture/gaussian_mixture.hpp"

namespace xenoglyph::data {

struct ToySet;

/// A toy set: what is known about it, and how it is drawn.
struct ToySetInfo {
  std::string_view name;         ///< as in addresses and on the command line: "three-gaussians"
  std::string_view title;        ///< for people: "Three Gaussians"
  std::string_view description;  ///< one or two sentences: what it is and what to look for
  std::string_view source;       ///< who used it first; empty where that is nobody
  Eigen::Index n_points;
  Eigen::Index n_features;
  int true_components;                           ///< 0 where there is no true number of Gaussians
  std::span<const std::string_view> axis_names;  ///< n_features, with units where there are any
  /// Draws it; the same seed gives the same points everywhere.
  ToySet (*draw)(const ToySetInfo& info, std::uint64_t seed);
};

struct ToySet {
  const ToySetInfo* info;
  Points points;                                ///< n_points x n_features
  std::optional<GaussianMixture> true_mixture;  ///< where the set is drawn from one
};

/// All toy sets, in the order in which they are offered: three-gaussians, overlapping-four,
/// five-with-background, shrinking-spiral, moons, circles, blobs, old-faithful.
std::span<const ToySetInfo> toy_sets();

/// Draws a toy set; the same seed gives the same points everywhere. Old Faithful is real data and
/// ignores the seed. Throws InvalidArgument when no set has that name, listing those there are.
ToySet make_toy_set(std::string_view name, std::uint64_t seed);

}  // namespace xenoglyph::data
