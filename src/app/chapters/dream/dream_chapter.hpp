#pragma once

#include "app/chapter.hpp"
#include "app/chapters/dream/code_panel.hpp"
#include "app/chapters/dream/sample_sheet.hpp"
#include "app/chapters/dream/sheet_view.hpp"
#include "app/chapters/dream/walk_panel.hpp"

namespace xenoglyph::app {

/// Chapter 4: samples of the mixture, decoded, are handwriting that nobody wrote.
class DreamChapter final : public Chapter {
 public:
  DreamChapter();

  ChapterText text() const override;
  ChapterNeeds needs(const Settings& settings) const override;
  void open(const Settings& settings) override;
  void frame(Stage& stage) override;
  bool wants_frame() const override { return wants_frame_; }
  void add_state(nlohmann::json& state, const Inquiry& inquiry) const override;

 private:
  /// What is asked for while the chapter is drawn, and done after it.
  struct Requests {
    bool new_samples = false;
    bool save_sheet = false;
    bool save_codes = false;
    bool finish_fit = false;
  };
  /// What stands under the sheet where there is no room for both.
  enum class Part { code, walk };

  SheetRequest wanted(const Settings& settings, const DreamSubject& subject) const;
  void keys(Settings& settings);
  void carry_out(Stage& stage);
  void announce_samples(const Stage& stage) const;

  float draw_controls(Stage& stage, ImVec2 at, float width);
  void draw_temperature(Stage& stage, const Rect& rect);
  float draw_take_away(Stage& stage, ImVec2 at, float width);
  void draw_headline(Stage& stage, const Rect& rect, bool with_remark);
  void draw_sheet(Stage& stage, const Rect& area);
  void draw_picture(Stage& stage, const Rect& area);
  void draw_panels(Stage& stage, const Rect& rect);
  float draw_narrow(Stage& stage, ImVec2 at, float width, float window_height);

  SampleSheet sheet_;
  render::Tiles sheet_tiles_;
  SheetView view_;
  CodePanel code_;
  WalkPanel walk_;
  Part part_ = Part::code;
  Requests requests_;
  long generation_ = -1;  // of the corpus that the sheet is of
  bool wants_frame_ = false;
};

}  // namespace xenoglyph::app
