#pragma once

#include "app/digits/handwriting.hpp"
#include "app/ui/widgets.hpp"

namespace xenoglyph::app {

/// Height that the panel needs.
float symbol_detail_height(const Interface& ui);

/// What one symbol holds: its mean enlarged, weight and sharpness, and its codes by digit. Returns
/// true when the visitor asks for samples of it.
///
/// @param symbol  null for none: then it says how to choose one
bool draw_symbol_detail(Interface& ui, const Rect& rect, const Symbol* symbol, int number,
                        const render::DigitAtlas& atlas, bool dark);

}  // namespace xenoglyph::app
