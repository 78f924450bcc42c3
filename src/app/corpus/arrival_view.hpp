#pragma once

#include "app/corpus/corpus_arrival.hpp"
#include "app/ui/widgets.hpp"

namespace xenoglyph::app {

/// What a visitor wants of a corpus that is not there.
enum class ArrivalWish {
  none,
  again,  ///< to ask for it once more
  back    ///< to go back to the one that was open before
};

/// Fills a chapter that waits for a corpus: how much of it has come, or why it can't be had.
ArrivalWish draw_arrival(Interface& ui, const Rect& area, const CorpusArrival& arrival);

}  // namespace xenoglyph::app
