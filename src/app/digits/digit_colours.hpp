#pragma once

#include "app/ui/colours.hpp"

namespace xenoglyph::app {

/// Colour of a digit, 0 to 9: Okabe and Ito's eight and two more (after Tol's palettes) that any
/// colour-blind reader tells apart from them by lightness.
Colour digit_colour(int digit, bool dark);

}  // namespace xenoglyph::app
