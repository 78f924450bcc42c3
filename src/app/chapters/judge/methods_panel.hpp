#pragma once

#include "app/chapter.hpp"
#include "app/chapters/judge/selections.hpp"
#include "app/ui/column.hpp"

namespace xenoglyph::app {

/// The three ways to choose a number, one below the other: how far each has come, what it chose,
/// how long it took, and a button that runs, stops, goes on with or repeats it.
void draw_methods(Stage& stage, Column& column, Selections& selections);

}  // namespace xenoglyph::app
