#pragma once

#include <array>

#include "platform/platform.hpp"

namespace xenoglyph::platform {

/// Counts frames and remembers how long the last 120 took.
class FrameClock {
 public:
  void add(double seconds);
  FrameStatistics statistics() const;

 private:
  std::array<double, 120> durations_{};
  long frames_ = 0;
};

}  // namespace xenoglyph::platform
