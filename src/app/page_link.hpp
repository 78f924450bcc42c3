#pragma once

#include "app/chapter.hpp"

namespace xenoglyph::app {

/// A button that copies a link to what is set: the page's own location with the address as its
/// hash; natively the hash alone. True when it was pressed.
bool draw_copy_link(const Stage& stage, const Rect& rect);

}  // namespace xenoglyph::app
