#include "platform/frame_clock.hpp"

#include <catch_amalgamated.hpp>

using xenoglyph::platform::FrameClock;

TEST_CASE("the clock knows nothing before the first frame") {
  const FrameClock clock;
  CHECK(clock.statistics().frames == 0);
  CHECK(clock.statistics().mean_seconds == 0.0);
}

TEST_CASE("the clock tells of the last 120 frames") {
  FrameClock clock;
  clock.add(5.0);
  CHECK(clock.statistics().mean_seconds == 5.0);
  for (int i = 0; i < 119; ++i) {
    clock.add(1.0);
  }
  CHECK(clock.statistics().longest_seconds == 5.0);
  CHECK(clock.statistics().mean_seconds == Catch::Approx(124.0 / 120.0));
  clock.add(2.0);
  CHECK(clock.statistics().longest_seconds == 2.0);
  CHECK(clock.statistics().frames == 121);
}
