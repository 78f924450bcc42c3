#pragma once

#include <string>

#include "platform/frame_clock.hpp"
#include "platform/frame_schedule.hpp"
#include "platform/interface.hpp"
#include "platform/platform.hpp"

namespace xenoglyph::platform {

/// The program on its canvas: draws when a frame is due, survives the loss of its graphics context.
class WebWindow {
 public:
  /// Throws std::runtime_error when there is no WebGL2.
  explicit WebWindow(Program program);

  /// The browser's next refresh has come.
  void frame();
  /// The canvas shall have so many pixels. Draws at once, so that no stretched frame is seen.
  void resize(const Viewport& viewport);
  /// Something was pressed, moved, or changed.
  void input();
  void request_frame();

  void lose_graphics();
  void restore_graphics();
  /// The program threw: says so, and never calls it again.
  void fail(const std::string& message);
  bool failed() const { return failed_; }
  /// The browser has taken the GL context away, whether or not it has told yet.
  bool context_lost() const;

  const Program& program() const { return program_; }
  const FrameClock& clock() const { return clock_; }

  bool touch = false;     ///< the last input came from a finger
  std::string clipboard;  ///< what was last copied here or pasted

 private:
  void draw();
  void schedule() const;

  Program program_;
  Interface interface_;
  FrameSchedule schedule_;
  FrameClock clock_;
  Viewport viewport_;
  bool failed_ = false;
};

/// The one window of the page, once run() has made it; else null.
WebWindow* web_window();

/// Hears the page's events from now on (page_events.cpp).
void listen_to_page();

}  // namespace xenoglyph::platform
