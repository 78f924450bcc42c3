#include "platform/frame_clock.hpp"

#include <algorithm>
#include <cstddef>
#include <numeric>

namespace xenoglyph::platform {

void FrameClock::add(double seconds) {
  durations_.at(static_cast<std::size_t>(frames_) % durations_.size()) = seconds;
  ++frames_;
}

FrameStatistics FrameClock::statistics() const {
  const long kept = std::min(frames_, static_cast<long>(durations_.size()));
  if (kept == 0) {
    return {};
  }
  const auto end = durations_.begin() + kept;
  return {.frames = frames_,
          .mean_seconds = std::accumulate(durations_.begin(), end, 0.0) / static_cast<double>(kept),
          .longest_seconds = *std::max_element(durations_.begin(), end)};
}

}  // namespace xenoglyph::platform
