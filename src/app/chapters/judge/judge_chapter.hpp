#pragma once

#include <string>

#include "app/chapter.hpp"
#include "app/chapters/judge/judged_partition.hpp"
#include "app/chapters/judge/network_comparison.hpp"
#include "app/chapters/judge/selections.hpp"
#include "app/ui/column.hpp"

namespace xenoglyph::app {

/// Chapter 5: is that the right number? Other ways to choose it, and what the labels say.
class JudgeChapter final : public Chapter {
 public:
  JudgeChapter();

  ChapterText text() const override;
  ChapterNeeds needs(const Settings& settings) const override;
  void open(const Settings& settings) override;
  void frame(Stage& stage) override;
  bool wants_frame() const override { return selections_.busy() || stale_; }
  void add_state(nlohmann::json& state, const Inquiry& inquiry) const override;

 private:
  void advance(const Stage& stage);
  float draw_controls(Stage& stage, ImVec2 at, float width);
  void draw_wide(Stage& stage, const Rect& area);
  float draw_narrow(Stage& stage, ImVec2 at, float width);
  float draw_choice(Stage& stage, ImVec2 at, float width);
  void draw_curves(Stage& stage, const Rect& rect);
  void draw_matrix(Stage& stage, const Rect& rect);
  void draw_missing(Stage& stage, const Rect& rect) const;
  void draw_export(Stage& stage, Column& column);
  void save(Interface& ui, const char* name, const std::string& content) const;

  Selections selections_;
  JudgedPartition judged_;
  NetworkComparison comparison_;
  double mml_error_ = -1.0;  // named_error() of the codes' fit; negative before there is one
  long mml_version_ = -1;    // of the assignment that it was of
  long generation_ = -1;     // of the corpus that all this is of
  bool em_done_ = false;     // as last announced
  bool compared_ = false;    // the fit as it stands is in the comparison
  bool stale_ = false;       // what was drawn in the last frame has changed since
  Rect curves_;
  Rect matrix_;
};

}  // namespace xenoglyph::app
