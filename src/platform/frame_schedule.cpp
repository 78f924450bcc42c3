#include "platform/frame_schedule.hpp"

#include <algorithm>

namespace xenoglyph::platform {

namespace {

// ImGui takes in a press, its release and what follows from it one frame each.
constexpr int settling_frames = 3;
// Just after ImGui's delays for tooltips: a pointer at rest 0.15 s, the short delay of as much, the
// normal one of 0.4 s, the last two counted from the first.
constexpr std::array<double, 2> tooltip_delays{0.2, 0.65};

}  // namespace

void FrameSchedule::input(double now) {
  frames_due_ = settling_frames;
  std::transform(tooltip_delays.begin(), tooltip_delays.end(), wake_ups_.begin(),
                 [now](double delay) { return now + delay; });
}

void FrameSchedule::request() { frames_due_ = std::max(frames_due_, 1); }

void FrameSchedule::drawn(double now, bool more) {
  frames_due_ = std::max(frames_due_ - 1, more ? 1 : 0);
  for (double& wake_up : wake_ups_) {
    if (wake_up != 0.0 && wake_up <= now) {
      wake_up = 0.0;
      frames_due_ = std::max(frames_due_, settling_frames - 1);
    }
  }
}

std::optional<double> FrameSchedule::seconds_until_due(double now) const {
  if (frames_due_ > 0) {
    return 0.0;
  }
  std::optional<double> soonest;
  for (const double wake_up : wake_ups_) {
    if (wake_up != 0.0) {
      const double wait = std::max(0.0, wake_up - now);
      soonest = std::min(soonest.value_or(wait), wait);
    }
  }
  return soonest;
}

}  // namespace xenoglyph::platform
