#include "platform/frame_schedule.hpp"

#include <algorithm>

namespace xenoglyph::platform {

namespace {

// ImGui takes in a press, its release and what follows from it one frame each.
constexpr int settling_frames = 3;

}  // namespace

void FrameSchedule::input() { frames_due_ = settling_frames; }

void FrameSchedule::request() { frames_due_ = std::max(frames_due_, 1); }

void FrameSchedule::drawn(bool more) { frames_due_ = std::max(frames_due_ - 1, more ? 1 : 0); }

}  // namespace xenoglyph::platform
