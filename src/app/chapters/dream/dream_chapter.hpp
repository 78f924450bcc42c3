#pragma once

#include <string>

#include <nlohmann/json_fwd.hpp>

#include "app/chapters/dream/code_panel.hpp"
#include "app/chapters/dream/sample_sheet.hpp"
#include "app/chapters/dream/sheet_view.hpp"
#include "app/chapters/dream/walk_panel.hpp"
#include "app/digits/handwriting.hpp"
#include "app/state.hpp"
#include "app/ui/interface.hpp"

namespace xenoglyph::app {

/// Chapter 4: samples of the mixture, decoded, are handwriting that nobody wrote.
class DreamChapter {
 public:
  DreamChapter();

  /// Other settings were opened.
  void open(const Settings& settings);
  /// Draws the chapter, `elapsed` seconds after the last frame; the digits have arrived.
  void frame(Interface& ui, const Rect& area, Settings& settings, Handwriting& handwriting,
             bool dark, double elapsed);
  /// Something moves or waits without any input, beside the fit.
  bool wants_frame() const { return wants_frame_; }
  /// Its pictures are the atlas's own, which draws them again by itself.
  void forget_graphics() {}
  /// What scripts can learn of it, beside the settings; rectangles in CSS pixels.
  nlohmann::json state(const Settings& settings, const Handwriting& handwriting,
                       float pixel_ratio) const;

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
  /// What all that is drawn in a frame shares.
  struct Stage {
    Interface& ui;
    Settings& settings;
    Handwriting& handwriting;
    const DreamSubject& subject;
  };

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
  SheetView view_;
  CodePanel code_;
  WalkPanel walk_;
  Part part_ = Part::code;
  Requests requests_;
  bool wants_frame_ = false;
};

}  // namespace xenoglyph::app
