#pragma once

#include "app/ui/interface.hpp"

namespace xenoglyph::app {

/// The box that says what Xenoglyph is and carries its licence and notices; a modal window over the
/// page. `open` is set to show it and cleared when it was closed.
void draw_about(Interface& ui, bool& open);

}  // namespace xenoglyph::app
