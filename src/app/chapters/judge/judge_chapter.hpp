#pragma once

#include <nlohmann/json_fwd.hpp>

#include "app/chapters/judge/judged_partition.hpp"
#include "app/chapters/judge/selections.hpp"
#include "app/digits/handwriting.hpp"
#include "app/state.hpp"
#include "app/ui/interface.hpp"

namespace xenoglyph::app {

/// Chapter 5: is that the right number? Other ways to choose it, and what the labels say.
class JudgeChapter {
 public:
  JudgeChapter();

  /// Other settings were opened.
  void open(const Settings& settings);
  /// Draws the chapter, `elapsed` seconds after the last frame; the digits have arrived.
  void frame(Interface& ui, const Rect& area, Settings& settings, Handwriting& handwriting,
             bool dark, double elapsed);
  /// A sweep goes on without any input.
  bool wants_frame() const { return selections_.busy() || stale_; }
  /// What scripts can learn of it, beside the settings; rectangles in CSS pixels.
  nlohmann::json state(const Settings& settings, const Handwriting& handwriting,
                       float pixel_ratio) const;

 private:
  /// What the parts of the picture are drawn with.
  struct Stage {
    Interface& ui;
    Settings& settings;
    Handwriting& handwriting;
    bool dark;
  };

  void advance(Stage& stage, double elapsed);
  float draw_controls(Stage& stage, ImVec2 at, float width);
  void draw_wide(Stage& stage, const Rect& area);
  float draw_narrow(Stage& stage, ImVec2 at, float width);
  float draw_choice(Stage& stage, ImVec2 at, float width);
  void draw_curves(Stage& stage, const Rect& rect);
  void draw_matrix(Stage& stage, const Rect& rect);
  void draw_missing(Stage& stage, const Rect& rect) const;
  void save_table(Interface& ui) const;

  Selections selections_;
  JudgedPartition judged_;
  double mml_error_ = -1.0;  // named_error() of the codes' fit; negative before there is one
  long mml_version_ = -1;    // of the assignment that it was of
  bool em_done_ = false;     // as last announced
  bool stale_ = false;       // what was drawn in the last frame has changed since
  Rect curves_;
  Rect matrix_;
};

}  // namespace xenoglyph::app
