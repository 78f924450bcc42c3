#pragma once

#include "app/chapter.hpp"

namespace xenoglyph::app {

/// The chapters of the demo, in the order of their tabs. The first is what an empty address opens.
Chapters all_chapters();

}  // namespace xenoglyph::app
