#pragma once

#include "app/chapter.hpp"
#include "app/ui/widgets.hpp"

namespace xenoglyph::app {

/// Height that the panel needs.
float symbol_detail_height(const Interface& ui);

/// What one symbol holds: its mean enlarged, weight and sharpness, and its codes by class. Returns
/// true when the visitor asks for samples of it.
///
/// @param symbol  null for none: then it says how to choose one
bool draw_symbol_detail(const Stage& stage, const Rect& rect, const Symbol* symbol);

}  // namespace xenoglyph::app
