#include "app/chapters/compress/pair_cells.hpp"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <utility>

#include "base/rows.hpp"

namespace xenoglyph::app {

namespace {

float share_of(const Interval& range, float value) {
  const double share = (static_cast<double>(value) - range.low) / range.length();
  return static_cast<float>(std::clamp(share, 0.0, 1.0));
}

}  // namespace

std::vector<CellPlace> PairCells::places() const {
  if (single) {
    return {{1, 0}};
  }
  std::vector<CellPlace> all;
  for (int row = 0; row < count(); ++row) {
    for (int column = 0; column < count(); ++column) {
      all.push_back({row, column});
    }
  }
  return all;
}

Rect PairCells::rect(const CellPlace& place) const {
  if (single) {
    return area;
  }
  return {area.x + static_cast<float>(place.column) * (cell + gap),
          area.y + static_cast<float>(place.row) * (cell + gap), cell, cell};
}

std::optional<CellPlace> PairCells::at(ImVec2 place) const {
  if (single) {
    return area.contains(place) ? std::optional<CellPlace>({1, 0}) : std::nullopt;
  }
  const CellPlace under{static_cast<int>(std::floor((place.y - area.y) / (cell + gap))),
                        static_cast<int>(std::floor((place.x - area.x) / (cell + gap)))};
  const auto inside = [this](int i) { return i >= 0 && i < count(); };
  if (!inside(under.row) || !inside(under.column) || !rect(under).contains(place)) {
    return std::nullopt;
  }
  return under;
}

float PairCells::x_of(const CellPlace& place, float value) const {
  return rect(place).x + cell * share_of(ranges[static_cast<std::size_t>(place.column)], value);
}

float PairCells::y_of(const CellPlace& place, float value) const {
  return rect(place).bottom() - cell * share_of(ranges[static_cast<std::size_t>(place.row)], value);
}

PairCells cells_in(ImVec2 at, float side, float gap, std::vector<Interval> ranges) {
  PairCells cells;
  const auto count = static_cast<float>(ranges.size());
  cells.gap = gap;
  cells.cell = std::max(1.0F, std::floor((side - (count - 1) * gap) / count));
  const float length = count * cells.cell + (count - 1) * gap;
  cells.area = {std::round(at.x), std::round(at.y), length, length};
  cells.ranges = std::move(ranges);
  return cells;
}

PairCells single_cell_in(ImVec2 at, float side, std::vector<Interval> ranges) {
  PairCells cells;
  cells.cell = std::max(1.0F, std::floor(side));
  cells.area = {std::round(at.x), std::round(at.y), cells.cell, cells.cell};
  cells.ranges = std::move(ranges);
  cells.single = true;
  return cells;
}

int nearest_point(const PairCells& cells, const CellPlace& cell, ImVec2 place, float reach,
                  const RowsView<float>& codes, const std::vector<bool>& shown) {
  if (cell.row == cell.column) {
    return -1;
  }
  int found = -1;
  float nearest = reach * reach;
  for (Eigen::Index i = 0; i < codes.rows(); ++i) {
    const float x = cells.x_of(cell, codes(i, cell.column)) - place.x;
    const float y = cells.y_of(cell, codes(i, cell.row)) - place.y;
    if (x * x + y * y < nearest && shown[static_cast<std::size_t>(i)]) {
      nearest = x * x + y * y;
      found = static_cast<int>(i);
    }
  }
  return found;
}

int next_point(const PairCells& cells, const CellPlace& cell, int from, ImVec2 direction,
               float least, const RowsView<float>& codes, const std::vector<bool>& shown) {
  const auto place_of = [&](Eigen::Index i) {
    return ImVec2(cells.x_of(cell, codes(i, cell.column)), cells.y_of(cell, codes(i, cell.row)));
  };
  const ImVec2 start = place_of(from);
  int found = -1;
  float nearest = 0.0F;
  for (Eigen::Index i = 0; i < codes.rows(); ++i) {
    if (!shown[static_cast<std::size_t>(i)]) {
      continue;
    }
    const ImVec2 place = place_of(i);
    const float x = place.x - start.x;
    const float y = place.y - start.y;
    const float along = x * direction.x + y * direction.y;
    const float across = std::abs(x * direction.y - y * direction.x);
    const float distance = std::hypot(x, y);
    if (along > 0.0F && across <= along && distance >= least && (found < 0 || distance < nearest)) {
      found = static_cast<int>(i);
      nearest = distance;
    }
  }
  return found;
}

}  // namespace xenoglyph::app
