#pragma once

namespace xenoglyph::app {

/// Square tiles in whole rows, `side` wide with a gap between them.
struct SheetLayout {
  int columns = 0;
  int rows = 0;
  float side = 0.0F;

  int count() const { return columns * rows; }
};

/// Fills an area with tiles of about the wanted side: the whole number of pixels near it that
/// leaves the least of the area empty. At most `most` tiles, which are larger where that many of
/// the wanted side would not fill the area; at least one.
SheetLayout sheet_layout(float width, float height, float gap, float wanted_side, int most);

}  // namespace xenoglyph::app
