#pragma once

#include <nlohmann/json_fwd.hpp>

#include "app/digits/handwriting.hpp"
#include "app/state.hpp"
#include "app/ui/interface.hpp"

namespace xenoglyph::app {

/// Chapter 3: the mixture finds the symbols among the codes of 10,000 digits.
class DiscoverChapter {
 public:
  /// Other settings were opened.
  void open(const Settings& settings);
  /// Draws the chapter, `elapsed` seconds after the last frame; the digits have arrived.
  void frame(Interface& ui, const Rect& area, Settings& settings, Handwriting& handwriting,
             bool dark, double elapsed);
  /// Something moves or waits without any input, beside the fit.
  bool wants_frame() const;
  void forget_graphics();
  /// What scripts can learn of it, beside the settings; rectangles in CSS pixels.
  nlohmann::json state(const Settings& settings, const Handwriting& handwriting,
                       float pixel_ratio) const;
};

}  // namespace xenoglyph::app
