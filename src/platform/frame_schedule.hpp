#pragma once

#include <array>
#include <optional>

namespace xenoglyph::platform {

/// Decides when a frame is due, so that an idle program draws none. Times are seconds on any steady
/// clock.
class FrameSchedule {
 public:
  /// Something was pressed, moved or resized: draws at once until ImGui has settled, and again when
  /// the delays of its tooltips have passed.
  void input(double now);
  /// One more frame.
  void request();
  /// A frame was drawn; `more`: another one must follow.
  void drawn(double now, bool more);

  /// How long until the next frame is due: 0 for now, nothing when none is due at all.
  std::optional<double> seconds_until_due(double now) const;

 private:
  int frames_due_ = 0;
  std::array<double, 2> wake_ups_{};  // 0: none
};

}  // namespace xenoglyph::platform
