#pragma once

#include "app/chapter.hpp"
#include "app/ui/column.hpp"

namespace xenoglyph::app {

/// What the pair plot shows of codes of many numbers: principal axes, or coordinates and which.
void draw_axes_choice(const Stage& stage, Column& column);

}  // namespace xenoglyph::app
