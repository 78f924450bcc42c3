#pragma once

#include "app/corpus/corpus_arrival.hpp"
#include "app/ui/widgets.hpp"

namespace xenoglyph::app {

/// Fills a chapter that waits for network and codes: how much has come, or why it can't be had.
/// Returns true when the visitor asks to try again.
bool draw_arrival(Interface& ui, const Rect& area, const CorpusArrival& arrival);

}  // namespace xenoglyph::app
