#pragma once

namespace xenoglyph::platform {

/// Decides when a frame is due, so that an idle program draws none.
class FrameSchedule {
 public:
  /// Something was pressed, moved or resized: draws until ImGui has settled.
  void input();
  /// One more frame.
  void request();
  /// A frame was drawn; `more`: another one must follow.
  void drawn(bool more);

  bool due() const { return frames_due_ > 0; }

 private:
  int frames_due_ = 0;
};

}  // namespace xenoglyph::platform
