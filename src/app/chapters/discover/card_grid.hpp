#pragma once

#include "app/ui/interface.hpp"

namespace xenoglyph::app {

/// How cards of a picture above a caption are laid out in rows.
struct CardGrid {
  int columns = 1;
  float picture = 0.0F;  ///< side of a card's square picture
  float caption = 0.0F;  ///< height under it
  float gap_x = 0.0F;    ///< between cards
  float gap_y = 0.0F;

  /// Where card `index` lies, relative to the grid's top left corner.
  Rect card(int index) const;
  /// Of all rows of so many cards.
  float height(int count) const;
};

/// What a grid may be made of, in device pixels.
struct CardSizes {
  float smallest = 0.0F;  ///< side of a picture
  float largest = 0.0F;
  float caption = 0.0F;
  float gap = 0.0F;
};

/// The grid with the largest pictures in which `count` cards fit a width and a height; where even
/// the smallest don't, as many of the smallest side by side as fit the width. A height of 0 asks
/// for the grid of a page that scrolls: pictures of about the smallest side that fill the width.
CardGrid fit_cards(int count, float width, float height, const CardSizes& sizes);

}  // namespace xenoglyph::app
