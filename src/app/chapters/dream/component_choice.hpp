#pragma once

#include "app/chapters/dream/dream_subject.hpp"

namespace xenoglyph::app {

/// The whole mixture and the decoded mean of each component, to choose what is sampled; from a
/// place downwards in a width. Returns the height that it takes.
float draw_component_choice(Stage& stage, ImVec2 at, float width);

}  // namespace xenoglyph::app
