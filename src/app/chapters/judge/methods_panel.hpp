#pragma once

#include "app/chapters/judge/selections.hpp"
#include "app/digits/codes_fit.hpp"
#include "app/ui/column.hpp"

namespace xenoglyph::app {

/// The three ways to choose a number, one below the other: how far each has come, what it chose,
/// how long it took, and a button that runs, stops, goes on with or repeats it.
void draw_methods(Interface& ui, Column& column, Settings& settings, CodesFit& fit,
                  Selections& selections, bool dark);

}  // namespace xenoglyph::app
