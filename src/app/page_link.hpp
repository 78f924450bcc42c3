#pragma once

#include "app/state.hpp"
#include "app/ui/interface.hpp"

namespace xenoglyph::app {

/// A button that copies a link to what is set: the page's own location with the address as its
/// hash; natively the hash alone. True when it was pressed.
bool draw_copy_link(Interface& ui, const Rect& rect, const Settings& settings);

}  // namespace xenoglyph::app
