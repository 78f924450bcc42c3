#pragma once

#include <span>
#include <string>

#include "app/chapters/compress/turned_box.hpp"
#include "app/ui/plot.hpp"

namespace xenoglyph::app {

/// Draws the edges of a turned box over its codes, but those in front, with ticks and the axes'
/// names along its outline.
void draw_box_axes(const Interface& ui, const Plot& plot, const TurnedBox& box,
                   std::span<const std::string> names);

}  // namespace xenoglyph::app
