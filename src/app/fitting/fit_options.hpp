#pragma once

#include <string>

#include "app/ui/column.hpp"
#include "mixture/fit_mml.hpp"

namespace xenoglyph::app {

/// The controls of a fit's options, the rare ones folded away.
///
/// @param most              components at the start, at the most
/// @param new_seed_meaning  what another seed does here, for the tooltip
void draw_fit_options(Interface& ui, Column& column, MmlOptions& fit, int most,
                      const std::string& new_seed_meaning, bool& more_open);

}  // namespace xenoglyph::app
