#pragma once

#include <span>

#include "app/chapters/fit/shown_mixture.hpp"
#include "app/ui/interface.hpp"

namespace xenoglyph::app {

/// Height of the table with so many rows, headings included.
float component_table_height(const Interface& ui, std::size_t rows);

/// Weight, mean, and principal axes of each component, a row each, heaviest first. `highlighted` is
/// the component whose row is emphasised; pointing at a row replaces it. The table fills the
/// rectangle and scrolls inside it.
void draw_component_table(Interface& ui, const Rect& rect,
                          std::span<const ShownComponent> components,
                          std::span<const Colour> colours, int& highlighted);

}  // namespace xenoglyph::app
