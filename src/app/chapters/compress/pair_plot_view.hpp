#pragma once

#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "app/chapters/compress/pair_cells.hpp"
#include "app/ui/colours.hpp"
#include "app/ui/interface.hpp"
#include "render/pair_plot.hpp"
#include "render/picture.hpp"

namespace xenoglyph::app {

/// How a code is marked in all cells.
enum class MarkShape { ring, square, cross };

/// A code that is marked in all cells.
struct CodeMark {
  std::vector<float> code;  ///< the coordinates that are plotted
  MarkShape shape = MarkShape::ring;
  Colour fill;  ///< alpha 0 for none
  Colour outline;
};

/// Draws one mark; also what the cards' headings show.
void draw_mark(const Interface& ui, ImVec2 at, MarkShape shape, const Colour& fill,
               const Colour& outline, float size = 1.0F);

/// The pair plot as it stands on the page: the texture of its points and histograms, kept while
/// nothing changes, with axes and marks over it.
class PairPlotView {
 public:
  /// The codes, n x d, row by row; kept by the caller.
  void set_codes(std::span<const float> codes, int dimensions);
  /// The points' categories; none while they are not known.
  void set_categories(std::vector<std::uint8_t> categories);

  /// Draws points and histograms, where something changed, and shows them.
  void draw(const Interface& ui, const PairCells& cells, std::span<const Colour> palette,
            int raised);
  /// Ticks and the coordinates' names along the left and lower edge.
  static void draw_axes(const Interface& ui, const PairCells& cells,
                        std::span<const std::string> names);
  static void draw_code_mark(const Interface& ui, const PairCells& cells, const CodeMark& mark);
  /// Room that the axes' labels need to the left of cells of that side, and below.
  static float room_left(const Interface& ui, const std::vector<Interval>& ranges, float cell);
  static float room_below(const Interface& ui);

  /// How often points and histograms have been drawn.
  long drawings() const { return drawings_; }
  void forget_graphics();

 private:
  struct Graphics {
    render::Picture picture;
    render::PairPlot plot;
    bool has_points = false;
    bool has_categories = false;
  };
  // What the texture shows.
  struct Drawn {
    int cell = 0;
    int gap = 0;
    bool single = false;
    int raised = -1;
    float ratio = 0.0F;
    std::vector<float> palette;
    std::vector<float> background;
    bool operator==(const Drawn&) const = default;
  };

  std::unique_ptr<Graphics> graphics_;
  std::optional<Drawn> drawn_;
  std::span<const float> codes_;
  int dimensions_ = 0;
  std::vector<std::uint8_t> categories_;
  long drawings_ = 0;
};

}  // namespace xenoglyph::app
