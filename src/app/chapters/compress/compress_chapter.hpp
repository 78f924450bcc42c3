#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "app/chapter.hpp"
#include "app/chapters/compress/code_card.hpp"
#include "app/chapters/compress/drawing_pad.hpp"
#include "app/chapters/compress/pair_colouring.hpp"
#include "app/chapters/compress/pair_plot_view.hpp"
#include "app/chapters/compress/plotted_codes.hpp"
#include "app/chapters/compress/read_codes.hpp"
#include "app/ui/column.hpp"

namespace xenoglyph::app {

/// Chapter 2: the autoencoder squeezes each sample to a few numbers and brings it back.
class CompressChapter final : public Chapter {
 public:
  ChapterText text() const override;
  ChapterNeeds needs(const Settings& settings) const override;
  void open(const Settings& settings) override;
  void frame(Stage& stage) override;
  void forget_graphics() override;
  void add_state(nlohmann::json& state, const Inquiry& inquiry) const override;

 private:
  void follow(const Stage& stage);
  void follow_plotted(const Stage& stage);
  void give_categories();
  void follow_points(const Stage& stage);

  std::string where_dots_stand(const Corpus& corpus) const;
  void draw_introduction(const Stage& stage, Column& column) const;
  static void draw_network_part(const Stage& stage, Column& column);
  void draw_drawing(const Stage& stage, Column& column);
  void draw_drawing_claims(const Stage& stage, Column& column) const;
  void draw_colours(const Stage& stage, Column& column);
  void draw_points(const Stage& stage, Column& column) const;
  void draw_card(const Stage& stage, Column& column, const ReadPoint& point, MarkShape shape,
                 const Colour& outline) const;

  void draw_plot(const Stage& stage, const Rect& area);
  void draw_marks(const Stage& stage) const;
  bool turn_by_pointer(const Stage& stage, const Press& press) const;
  int pointed_at(const Stage& stage, const Control& control, const Press& press);
  void step(const Stage& stage, const Control& control);
  void pin(Settings& settings, int index) const;
  Colour colour_of(int index) const;

  // The plot's square and the column beside it, in wide windows.
  struct Places {
    Rect plot;
    std::optional<Rect> side;
  };
  Places places(const Interface& ui, const Rect& area) const;
  Rect plot_rect(const Interface& ui, const Rect& area) const;
  float room_below(const Interface& ui) const;

  long generation_ = -1;  // of the corpus that all this is about
  PlottedCodes plotted_;
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
  ReadPoint looked_at_;
  std::array<ReadPoint, 2> pinned_;
  ReadDrawing drawing_;
};

}  // namespace xenoglyph::app
