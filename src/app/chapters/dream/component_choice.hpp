#pragma once

#include "app/chapters/dream/dream_subject.hpp"
#include "app/state.hpp"
#include "app/ui/interface.hpp"
#include "render/digit_atlas.hpp"

namespace xenoglyph::app {

/// The whole mixture and the decoded mean of each component, to choose what is sampled; from a
/// place downwards in a width. Returns the height that it takes.
float draw_component_choice(Interface& ui, ImVec2 at, float width, Settings& settings,
                            const DreamSubject& subject, const render::DigitAtlas& atlas);

}  // namespace xenoglyph::app
