#pragma once

#include <string>

#include "app/chapter.hpp"
#include "app/ui/column.hpp"

namespace xenoglyph::app {

/// The controls of a fit's options, the rare ones folded away.
///
/// @param fit               of the stage's settings
/// @param prefix            of the options' keys: "" or "codes"
/// @param new_seed_meaning  what another seed does here, for the tooltip
void draw_fit_options(const Stage& stage, Column& column, MmlOptions& fit,
                      const std::string& prefix, const std::string& new_seed_meaning,
                      bool& more_open);

}  // namespace xenoglyph::app
