#pragma once

#include "app/digits/digits_arrival.hpp"
#include "app/ui/widgets.hpp"

namespace xenoglyph::app {

/// Fills a chapter that waits for network and codes: how much has come, or why it can't be had.
/// Returns true when the visitor asks to try again.
bool draw_arrival(Interface& ui, const Rect& area, const DigitsArrival& arrival);

}  // namespace xenoglyph::app
