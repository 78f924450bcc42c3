#pragma once

#include "app/chapter.hpp"
#include "app/chapters/discover/symbol_cards.hpp"

namespace xenoglyph::app {

/// Chapter 3: the mixture finds the symbols among the codes of the corpus.
class DiscoverChapter final : public Chapter {
 public:
  ChapterText text() const override;
  ChapterNeeds needs(const Settings& settings) const override;
  void open(const Settings& settings) override;
  void frame(Stage& stage) override;
  bool wants_frame() const override { return cards_.moving(); }
  void add_state(nlohmann::json& state, const Inquiry& inquiry) const override;

 private:
  float draw_controls(Stage& stage, ImVec2 at, float width);
  void draw_wide(Stage& stage, const Rect& area);
  float draw_narrow(Stage& stage, ImVec2 at, float width);
  void draw_headline(Interface& ui, const Rect& rect, const CodesFit& fit) const;
  static void draw_legend(const Stage& stage, const Rect& rect, const CardGrid& grid);
  void draw_cards(Stage& stage, ImVec2 at, const CardGrid& grid);
  static void draw_detail(Stage& stage, const Rect& rect);
  void draw_play(Stage& stage, const Rect& rect);
  void follow_selection(Settings& settings, const CodesFit& fit);

  SymbolCards cards_;
  int selected_id_ = -1;        // identity of the component whose card is open
  int written_component_ = -1;  // what follow_selection() last wrote into the settings
  bool more_open_ = false;
  bool restart_ = false;
  bool announced_ = false;
  Rect curve_;
};

}  // namespace xenoglyph::app
