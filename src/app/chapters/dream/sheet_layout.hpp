#pragma once

namespace xenoglyph::app {

/// Square tiles in whole rows, with a gap between them. Of a side that is a whole number of pixels,
/// they may leave a few pixels of the width over: column_step spreads those over the gaps.
struct SheetLayout {
  int columns = 0;
  int rows = 0;
  float side = 0.0F;
  float column_step = 0.0F;  ///< from one tile's left edge to the next's

  int count() const { return columns * rows; }
};

/// Fills the width of an area with columns of tiles of about the wanted side, so many of them that
/// least of the area's height stays empty. At most `most` tiles, which are larger where that many
/// of the wanted side would not fill the area; at least one.
SheetLayout sheet_layout(float width, float height, float gap, float wanted_side, int most);

}  // namespace xenoglyph::app
