#pragma once

#include <string>
#include <vector>

#include "app/chapters/compress/compress_chapter.hpp"
#include "app/chapters/discover/discover_chapter.hpp"
#include "app/chapters/dream/dream_chapter.hpp"
#include "app/chapters/fit/fit_chapter.hpp"
#include "app/chapters/judge/judge_chapter.hpp"
#include "app/digits/handwriting.hpp"
#include "app/state.hpp"
#include "app/ui/interface.hpp"
#include "platform/platform.hpp"

namespace xenoglyph::app {

/// The whole demo: the bar of chapters, the open chapter, theme, address bar and scripting.
class Shell {
 public:
  /// @param address         what opens, as in the address bar
  /// @param fixed_timestep  seconds from frame to frame instead of the clock's; 0 for the clock's
  explicit Shell(const std::string& address, double fixed_timestep = 0.0);

  /// What platform::run() calls.
  void build_fonts(float pixel_ratio);
  void frame(const platform::Viewport& viewport);
  bool wants_frame() const;
  void graphics_lost();
  void take_file(const platform::DroppedFile& file);
  void tell_of_failed_file(const std::string& name, const std::string& reason);
  void set_system_dark(bool dark);
  void asset_progress(const std::string& name, double received, double total);
  void take_asset(const platform::DroppedFile& file);
  void tell_of_failed_asset(const std::string& name, const std::string& reason);

  /// Opens an address. The faults that were found in it, one line; empty for none.
  std::string go(const std::string& address);
  /// As window.xenoglyph.state() gives it.
  std::string state() const;
  /// The network and the codes; null until they have arrived.
  const Digits* digits() const { return handwriting_.digits(); }

 private:
  bool dark() const;
  void draw_bar(const Rect& bar);
  void draw_chapter_on_handwriting(const Rect& area, double elapsed);
  void follow_address();

  Settings settings_;
  Interface ui_;
  Fonts fonts_;
  FitChapter fit_;
  Handwriting handwriting_;
  CompressChapter compress_;
  DiscoverChapter discover_;
  DreamChapter dream_;
  JudgeChapter judge_;
  double fixed_timestep_;
  double last_frame_ = -1.0;
  platform::Viewport viewport_;
  bool system_dark_ = false;
  bool about_open_ = false;
  bool close_popups_ = false;
  std::string shown_address_;
  double address_shown_at_ = -1.0;
  bool address_waits_ = false;
  std::string last_error_;
  std::string to_announce_;
};

}  // namespace xenoglyph::app
