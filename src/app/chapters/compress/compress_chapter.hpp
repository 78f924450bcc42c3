#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <vector>

#include <nlohmann/json_fwd.hpp>

#include "app/chapters/compress/code_card.hpp"
#include "app/chapters/compress/drawing_pad.hpp"
#include "app/chapters/compress/pair_colouring.hpp"
#include "app/chapters/compress/pair_plot_view.hpp"
#include "app/chapters/compress/read_codes.hpp"
#include "app/digits/handwriting.hpp"
#include "app/digits/tiles.hpp"
#include "app/state.hpp"
#include "app/ui/column.hpp"

namespace xenoglyph::app {

/// Chapter 2: the autoencoder squeezes each digit to six numbers and brings it back.
class CompressChapter {
 public:
  /// Other settings were opened.
  void open(const Settings& settings);
  /// Draws the chapter, `elapsed` seconds after the last frame; the digits have arrived.
  void frame(Interface& ui, const Rect& area, Settings& settings, Handwriting& handwriting,
             bool dark, double elapsed);
  /// Something moves or waits without any input, beside the fit.
  bool wants_frame() const;
  void forget_graphics();
  /// What scripts can learn of it, beside the settings; rectangles in CSS pixels.
  nlohmann::json state(const Settings& settings, const Handwriting& handwriting,
                       float pixel_ratio) const;

 private:
  // What a frame's parts work on.
  struct Work {
    Interface& ui;
    Settings& settings;
    Handwriting& handwriting;
    const Digits& digits;
    bool dark;
  };

  void follow(const Work& work);
  void follow_points(const Work& work);

  static void draw_introduction(Column& column);
  static void draw_network_part(const Work& work, Column& column);
  void draw_drawing(const Work& work, Column& column);
  void draw_drawing_claims(const Work& work, Column& column) const;
  void draw_colours(const Work& work, Column& column);
  void draw_points(const Work& work, Column& column) const;
  void draw_card(const Work& work, Column& column, const ReadPoint& point, MarkShape shape,
                 const Colour& outline) const;

  void draw_plot(const Work& work, const Rect& area);
  void draw_marks(const Work& work) const;
  int pointed_at(const Work& work, const Control& control, const Press& press);
  void step(const Work& work, const Control& control);
  void pin(Settings& settings, int index) const;
  Colour colour_of(int index) const;

  // The plot's square and the column beside it, in wide windows.
  struct Places {
    Rect plot;
    std::optional<Rect> side;
  };
  Places places(const Interface& ui, const Rect& area) const;
  Rect plot_rect(const Interface& ui, const Rect& area) const;

  const Digits* digits_ = nullptr;
  std::vector<Interval> ranges_;
  PairPlotView view_;
  PairCells cells_;
  DrawingPad pad_;
  Rect pad_rect_;

  std::vector<std::uint8_t> categories_;
  std::vector<LegendEntry> legend_;
  std::vector<bool> shown_;  // which points are
  std::array<bool, category_count> shown_categories_{};
  std::optional<ColourBy> coloured_by_;
  long coloured_version_ = -1;  // of the assignment to components
  int highlighted_ = -1;        // category, as the last frame left it
  int next_highlighted_ = -1;

  bool plot_focused_ = false;  // by keyboard
  bool by_keys_ = false;       // the point looked at was chosen by keyboard
  int key_point_ = -1;
  CellPlace cell_{1, 0};  // where the keyboard steps
  ReadPoint looked_at_{tiles::compress};
  std::array<ReadPoint, 2> pinned_{ReadPoint(tiles::compress + 1), ReadPoint(tiles::compress + 2)};
  ReadDrawing drawing_{tiles::compress + 3, tiles::compress + 4};
};

}  // namespace xenoglyph::app
