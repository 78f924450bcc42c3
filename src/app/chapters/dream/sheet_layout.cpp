#include "app/chapters/dream/sheet_layout.hpp"

#include <algorithm>
#include <cmath>

namespace xenoglyph::app {

namespace {

// How far the side may be from the wanted one, and what being that far off is worth in area.
constexpr float smallest = 0.85F;
constexpr float largest = 1.2F;
constexpr float stray_cost = 0.25F;

}  // namespace

SheetLayout sheet_layout(float width, float height, float gap, float wanted_side, int most) {
  const auto fitting = [gap](float length, float side) {
    return std::max(1, static_cast<int>(std::floor((length + gap) / (side + gap))));
  };
  SheetLayout best;
  float best_score = 0.0F;
  for (int columns = fitting(width, smallest * wanted_side); columns >= 1; --columns) {
    const auto count = static_cast<float>(columns);
    SheetLayout layout;
    layout.columns = columns;
    layout.side = std::max(1.0F, std::floor((width - gap * (count - 1)) / count));
    layout.rows = fitting(height, layout.side);
    layout.column_step = columns > 1 ? (width - layout.side) / (count - 1) : width;
    if (best.columns > 0 && layout.side > largest * wanted_side) {
      break;
    }
    if (layout.count() > most && columns > 1) {
      continue;
    }
    layout.rows = std::min(layout.rows, std::max(1, most / columns));
    const float covered =
        static_cast<float>(layout.rows) * (layout.side + gap) / std::max(1.0F, height + gap);
    const float stray = stray_cost * std::abs(layout.side / wanted_side - 1.0F);
    // A row that is higher than the area is taken only where all are.
    const float score = covered > 1.0F ? -covered : covered - stray;
    if (best.columns == 0 || score > best_score) {
      best = layout;
      best_score = score;
    }
  }
  return best;
}

}  // namespace xenoglyph::app
