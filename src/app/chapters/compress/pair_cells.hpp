#pragma once

#include <optional>
#include <vector>

#include <Eigen/Core>

#include "app/ui/axes.hpp"
#include "app/ui/interface.hpp"
#include "base/rows.hpp"

namespace xenoglyph::app {

/// A cell of a pair plot, counted from 0: the row, from the top, is the coordinate shown upwards,
/// the column the one shown to the right.
struct CellPlace {
  int row = 0;
  int column = 0;
  bool operator==(const CellPlace&) const = default;
};

/// Where the cells of a pair plot stand, and what they show. Device pixels.
struct PairCells {
  Rect area;                     ///< all cells with the gaps between them, a square
  float cell = 0.0F;             ///< side of a cell
  float gap = 0.0F;              ///< between cells
  std::vector<Interval> ranges;  ///< of each coordinate
  bool single = false;           ///< two coordinates in one cell, {1, 0}, that fills the area

  int count() const { return static_cast<int>(ranges.size()); }
  /// All cells, row by row.
  std::vector<CellPlace> places() const;
  Rect rect(const CellPlace& place) const;
  /// Nothing in the gaps and outside.
  std::optional<CellPlace> at(ImVec2 place) const;
  /// Where a value of a coordinate lies in a cell: from its left edge, from its upper edge. Values
  /// outside of the range lie on the edge.
  float x_of(const CellPlace& place, float value) const;
  float y_of(const CellPlace& place, float value) const;
};

/// The cells as large as they can be in a square of `side`, whole pixels.
PairCells cells_in(ImVec2 at, float side, float gap, std::vector<Interval> ranges);

/// One cell as large as the square, of two coordinates.
PairCells single_cell_in(ImVec2 at, float side, std::vector<Interval> ranges);

/// The point that a cell, off the diagonal, shows nearest to a place, among those that are `shown`;
/// -1 when none is nearer than `reach`.
int nearest_point(const PairCells& cells, const CellPlace& cell, ImVec2 place, float reach,
                  const RowsView<float>& codes, const std::vector<bool>& shown);

/// The next point from one of them in a direction, (1, 0) to the right, (0, 1) downwards: the
/// nearest one that lies at least `least` pixels away within 45 degrees of the direction; -1 for
/// none.
int next_point(const PairCells& cells, const CellPlace& cell, int from, ImVec2 direction,
               float least, const RowsView<float>& codes, const std::vector<bool>& shown);

}  // namespace xenoglyph::app
