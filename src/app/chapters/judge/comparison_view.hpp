#pragma once

#include "app/chapter.hpp"
#include "app/chapters/judge/network_comparison.hpp"

namespace xenoglyph::app {

/// The networks that were opened so far, a row each where there is room, else a paragraph each.
/// Returns the height.
float draw_comparison(const Stage& stage, ImVec2 at, float width,
                      const NetworkComparison& comparison);

}  // namespace xenoglyph::app
