#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "app/corpus/codes_fit.hpp"
#include "app/corpus/corpus.hpp"
#include "app/options/settings.hpp"
#include "app/ui/colours.hpp"

namespace xenoglyph::app {

/// The category of points that no component claims any more, while the fit runs.
inline constexpr int unclaimed_category = 63;
inline constexpr int category_count = 64;

/// The category of each code: its class, or the identity of the component that claims it; where
/// nobody labelled them, all have one. Empty when components are asked for and there are none yet.
std::vector<std::uint8_t> categories_of(const Settings& settings, const Corpus& corpus,
                                        const CodesFit& fit);

/// A line of the legend.
struct LegendEntry {
  int category = 0;
  int number = 0;         ///< the class, from 0; or the component, counted from 1 by falling weight
  std::string name = {};  ///< of the class, or the component's number
  int place = 0;          ///< its bit in Settings::hidden
  double share = 0.0;     ///< of the codes
  Colour colour;
  bool hidden = false;
};

/// The classes, or the components by falling weight.
std::vector<LegendEntry> legend_of(const Settings& settings, const Corpus& corpus,
                                   const CodesFit& fit, bool dark);

/// A colour for each of category_count: alpha 0 for what is hidden or not in the legend, and low
/// for all but `highlighted` (a category; -1 for none).
std::vector<Colour> palette_of(const std::vector<LegendEntry>& legend, int highlighted, bool dark);

}  // namespace xenoglyph::app
