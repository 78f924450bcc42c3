#include "app/chapters/dream/sheet_layout.hpp"

#include <algorithm>
#include <cmath>

namespace xenoglyph::app {

namespace {

// How far the side may be from the wanted one, and what being that far off is worth in area.
constexpr float smallest = 0.85F;
constexpr float largest = 1.2F;
constexpr float stray_cost = 0.1F;

}  // namespace

SheetLayout sheet_layout(float width, float height, float gap, float wanted_side, int most) {
  const auto fitting = [gap](float length, float side) {
    return std::max(1, static_cast<int>(std::floor((length + gap) / (side + gap))));
  };
  SheetLayout best;
  float best_score = 0.0F;
  const float last = std::ceil(largest * wanted_side);
  for (float side = std::max(1.0F, std::floor(smallest * wanted_side));
       side <= last || best.columns == 0; side += 1.0F) {
    const SheetLayout layout{fitting(width, side), fitting(height, side), side};
    if (layout.count() > std::max(1, most)) {
      continue;
    }
    const float covered =
        static_cast<float>(layout.count()) * side * side / std::max(1.0F, width * height);
    const float score = covered - stray_cost * std::abs(side / wanted_side - 1.0F);
    if (best.columns == 0 || score > best_score) {
      best = layout;
      best_score = score;
    }
  }
  return best;
}

}  // namespace xenoglyph::app
