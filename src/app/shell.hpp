#pragma once

#include <optional>
#include <string>

#include "app/chapter.hpp"
#include "app/corpus/open_corpus.hpp"
#include "app/options/option_table.hpp"
#include "app/ui/interface.hpp"
#include "platform/platform.hpp"

namespace xenoglyph::app {

/// The whole demo: the bar of chapters, the open chapter, theme, address bar and scripting.
class Shell {
 public:
  /// @param chapters        in the order of their tabs, at least one
  /// @param corpora         those that can be opened, at least one
  /// @param address         what opens, as in the address bar
  /// @param fixed_timestep  seconds from frame to frame instead of the clock's; 0 for the clock's
  Shell(Chapters chapters, CorpusSources corpora, const std::string& address,
        double fixed_timestep = 0.0);

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
  /// As window.xenoglyph.frames() gives it: cheap enough to be asked for at each refresh of the
  /// screen.
  std::string frames() const;
  /// The corpus that is open; null until it has arrived.
  const Corpus* corpus() const { return open_corpus_.corpus(); }

 private:
  bool dark() const;
  Chapter& open_chapter() const;
  void draw_bar(const Rect& bar);
  void draw_open_chapter(const Rect& area, double elapsed);
  void follow_address();

  OpenCorpus open_corpus_;  // lends tiles to the chapters
  Chapters chapters_;
  OptionTable options_;
  Settings settings_;
  Interface ui_;
  Fonts fonts_;
  double fixed_timestep_;
  double last_frame_ = -1.0;
  platform::Viewport viewport_;
  bool system_dark_ = false;
  bool about_open_ = false;
  bool close_popups_ = false;
  /// What the address bar shows; nothing before it shows anything.
  std::optional<Settings> shown_;
  double address_shown_at_ = -1.0;
  bool address_waits_ = false;
  std::string last_error_;
  std::string to_announce_;
};

}  // namespace xenoglyph::app
