#pragma once

#include <nlohmann/json_fwd.hpp>

#include "app/chapters/discover/symbol_cards.hpp"
#include "app/digits/handwriting.hpp"
#include "app/state.hpp"
#include "app/ui/interface.hpp"

namespace xenoglyph::app {

/// Chapter 3: the mixture finds the symbols among the codes of 10,000 digits.
class DiscoverChapter {
 public:
  /// Other settings were opened.
  void open(const Settings& settings);
  /// Draws the chapter, `elapsed` seconds after the last frame; the digits have arrived.
  void frame(Interface& ui, const Rect& area, Settings& settings, Handwriting& handwriting,
             bool dark, double elapsed);
  /// Something moves or waits without any input, beside the fit.
  bool wants_frame() const { return cards_.moving(); }
  void forget_graphics() {}
  /// What scripts can learn of it, beside the settings; rectangles in CSS pixels.
  nlohmann::json state(const Settings& settings, const Handwriting& handwriting,
                       float pixel_ratio) const;

 private:
  float draw_controls(Interface& ui, ImVec2 at, float width, Settings& settings,
                      Handwriting& handwriting);
  void draw_wide(Interface& ui, const Rect& area, Settings& settings, Handwriting& handwriting,
                 bool dark);
  float draw_narrow(Interface& ui, ImVec2 at, float width, Settings& settings,
                    Handwriting& handwriting, bool dark);
  void draw_headline(Interface& ui, const Rect& rect, const CodesFit& fit) const;
  void draw_legend(Interface& ui, const Rect& rect, const CardGrid& grid, bool dark) const;
  void draw_cards(Interface& ui, ImVec2 at, const CardGrid& grid, Settings& settings,
                  Handwriting& handwriting, bool dark);
  void draw_detail(Interface& ui, const Rect& rect, Settings& settings, Handwriting& handwriting,
                   bool dark);
  void draw_play(Interface& ui, const Rect& rect, Settings& settings, Handwriting& handwriting);
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
