#pragma once

#include <span>

#include "app/chapters/compress/pair_colouring.hpp"
#include "app/ui/column.hpp"

namespace xenoglyph::app {

/// What the pointer and the keyboard do with the legend.
struct LegendTouch {
  int highlighted = -1;  ///< the category pointed at; -1 for none
  int toggled = -1;      ///< the place of the entry that was pressed; -1 for none
};

/// The legend in columns of small rows, as the column's next. Each entry is a control: pointing at
/// it lights its points up, pressing it leaves them out.
LegendTouch draw_legend(Interface& ui, Column& column, std::span<const LegendEntry> legend,
                        ColourBy colour_by, const CorpusWords& words);

}  // namespace xenoglyph::app
