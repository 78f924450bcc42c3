#include "app/chapters/discover/card_grid.hpp"

#include <algorithm>
#include <cmath>

namespace xenoglyph::app {

namespace {

CardGrid with_columns(int columns, float width, const CardSizes& sizes) {
  CardGrid grid;
  grid.columns = columns;
  grid.caption = sizes.caption;
  grid.gap_x = sizes.gap;
  grid.gap_y = sizes.gap;
  const auto count = static_cast<float>(columns);
  grid.picture = std::min(sizes.largest, std::floor((width - (count - 1.0F) * sizes.gap) / count));
  return grid;
}

}  // namespace

Rect CardGrid::card(int index) const {
  const auto column = static_cast<float>(index % columns);
  const int rows_above = index / columns;
  const auto row = static_cast<float>(rows_above);
  return {column * (picture + gap_x), row * (picture + caption + gap_y), picture,
          picture + caption};
}

float CardGrid::height(int count) const {
  const int rows = (count + columns - 1) / columns;
  return rows == 0 ? 0.0F : static_cast<float>(rows) * (picture + caption + gap_y) - gap_y;
}

CardGrid fit_cards(int count, float width, float height, const CardSizes& sizes) {
  const int most =
      std::max(1, static_cast<int>((width + sizes.gap) / (sizes.smallest + sizes.gap)));
  CardGrid best = with_columns(most, width, sizes);
  if (height > 0.0F) {
    for (int columns = 1; columns <= most; ++columns) {
      CardGrid grid = with_columns(columns, width, sizes);
      // Fewer columns than the width asks for, with pictures that the height allows; of those with
      // equal pictures the one with most columns.
      const int rows = (count + columns - 1) / columns;
      const float room =
          (height + sizes.gap) / static_cast<float>(std::max(rows, 1)) - sizes.gap - sizes.caption;
      grid.picture = std::min(grid.picture, std::floor(room));
      if (grid.picture >= sizes.smallest &&
          (best.height(count) > height || grid.picture >= best.picture)) {
        best = grid;
      }
    }
  }
  // What is left of the room goes between the cards, within reason.
  const int used = std::min(best.columns, std::max(count, 1));
  const auto pictures = static_cast<float>(used) * best.picture;
  if (used > 1) {
    best.gap_x =
        std::min(5.0F * sizes.gap, std::floor((width - pictures) / static_cast<float>(used - 1)));
  }
  const int rows = (count + best.columns - 1) / best.columns;
  if (rows > 1 && height > best.height(count)) {
    best.gap_y += std::min(
        2.0F * sizes.gap, std::floor((height - best.height(count)) / static_cast<float>(rows - 1)));
  }
  return best;
}

}  // namespace xenoglyph::app
