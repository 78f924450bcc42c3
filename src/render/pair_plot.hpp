#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "render/colour.hpp"
#include "render/gl.hpp"

namespace xenoglyph::render {

/// How a pair plot looks; lengths in device pixels.
struct PairPlotLook {
  /// What part of a coordinate the cells show.
  struct Range {
    float low = 0.0F;
    float high = 1.0F;
  };

  int cell = 100;  ///< side of a cell
  int gap = 4;     ///< between cells
  float point_diameter = 3.0F;
  float point_opacity = 1.0F;       ///< times the category's own; bars have only that
  Colour background;                ///< of the cells
  std::span<const Range> ranges;    ///< one for each coordinate
  std::span<const Colour> palette;  ///< one for each category; alpha 0 leaves a category out
  int raised = -1;                  ///< the category that lies on top; -1 for none
  int bins = 32;                    ///< bars of a histogram
  bool single = false;              ///< only one cell: the second coordinate over the first
};

/// All pairs of coordinates of points, each pair in a cell: column j shows coordinate j to the
/// right, row i, counted from the top, coordinate i upwards. On the diagonal: the coordinate's
/// histogram, its bars stacked by category, the first category at the foot.
///
/// Coordinates and categories lie in one vertex buffer that all cells draw from.
class PairPlot {
 public:
  static constexpr int max_dimensions = 8;
  static constexpr int max_categories = 64;

  PairPlot();
  /// n points of `dimensions` coordinates each, point by point. All get category 0. Throws
  /// std::invalid_argument for other than 1 to 8 dimensions, or numbers that don't come out even.
  void set_points(std::span<const float> coordinates, int dimensions);
  /// One for each point, below max_categories; throws std::invalid_argument otherwise.
  void set_categories(std::span<const std::uint8_t> categories);
  /// Draws into a picture of at least side() pixels, from its upper left corner. Throws
  /// std::invalid_argument when the look has no range for a coordinate, no colour for a category
  /// that a point has, or a single cell for fewer than two coordinates.
  void draw(const PairPlotLook& look, int height) const;

  int dimensions() const { return dimensions_; }
  /// Width and height of the whole plot.
  static int side(const PairPlotLook& look, int dimensions) {
    return look.single ? look.cell : dimensions * look.cell + (dimensions - 1) * look.gap;
  }

 private:
  struct Cell;

  void draw_cell(const PairPlotLook& look, const Cell& cell) const;
  void draw_points(const PairPlotLook& look, const Cell& cell) const;
  void draw_bars(const PairPlotLook& look, int coordinate) const;

  Program point_program_;
  Program bar_program_;
  VertexArray point_vertices_;
  VertexArray bar_vertices_;
  Buffer points_;  // all coordinates, then all categories
  Buffer bars_;
  std::vector<float> coordinates_;
  std::vector<std::uint8_t> categories_;
  int dimensions_ = 0;
  int count_ = 0;
};

}  // namespace xenoglyph::render
