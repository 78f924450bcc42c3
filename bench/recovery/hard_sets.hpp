#pragma once

#include <cstdint>
#include <span>
#include <string_view>

#include "base/points.hpp"

namespace xenoglyph::bench {

/// One of the sets that a fit may be fooled by.
struct HardSet {
  std::string_view name;
  Eigen::Index n_points;
  Eigen::Index n_features;
  int clusters;  ///< the true number; 0 where there is none to be found
  /// Least share of the points that a component must hold to be counted: stray points may have
  /// components of their own.
  double least_share;
  Points (*draw)(const HardSet& set, std::uint64_t seed);
  /// What `draw` does, in its own units: how many stray points, how far, rounded to what.
  double amount = 0.0;
  double scale = 0.0;
};

/// All of them, in the order of the study's table.
std::span<const HardSet> hard_sets();

}  // namespace xenoglyph::bench
