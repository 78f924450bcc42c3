#pragma once

#include "app/ui/colours.hpp"

namespace xenoglyph::app {

/// Colour of a class of so many, from 0. Up to ten: Okabe and Ito's eight and two more (after Tol's
/// palettes) that any colour-blind reader tells apart from them by lightness; beyond, evenly spaced
/// hues.
Colour class_colour(int index, int count, bool dark);

}  // namespace xenoglyph::app
