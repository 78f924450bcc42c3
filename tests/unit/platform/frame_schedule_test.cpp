#include "platform/frame_schedule.hpp"

#include <catch_amalgamated.hpp>

using xenoglyph::platform::FrameSchedule;

namespace {

// Draws whatever is due until nothing is, and says how many frames that were.
int frames_until_idle(FrameSchedule& schedule, double now) {
  int frames = 0;
  while (const auto wait = schedule.seconds_until_due(now)) {
    now += *wait + 0.001;
    schedule.drawn(now, false);
    ++frames;
    REQUIRE(frames < 100);
  }
  return frames;
}

}  // namespace

TEST_CASE("without input no frame is due") {
  const FrameSchedule schedule;
  CHECK_FALSE(schedule.seconds_until_due(0.0));
  CHECK_FALSE(schedule.seconds_until_due(1e6));
}

TEST_CASE("input is followed by a few frames at once, then by those for tooltips, then by none") {
  FrameSchedule schedule;
  schedule.input(10.0);
  for (int i = 0; i < 3; ++i) {
    CHECK(schedule.seconds_until_due(10.0) == 0.0);
    schedule.drawn(10.0, false);
  }
  const auto first_wait = schedule.seconds_until_due(10.0);
  REQUIRE(first_wait);
  CHECK(*first_wait > 0.15);
  CHECK(*first_wait < 0.3);
  const int more = frames_until_idle(schedule, 10.0);
  CHECK(more >= 4);
  CHECK(more <= 8);
  CHECK_FALSE(schedule.seconds_until_due(1e6));
}

TEST_CASE("new input puts the frames for tooltips off") {
  FrameSchedule schedule;
  schedule.input(10.0);
  schedule.input(10.1);
  for (int i = 0; i < 3; ++i) {
    schedule.drawn(10.1, false);
  }
  CHECK(schedule.seconds_until_due(10.1).value() > 0.15);
}

TEST_CASE("a request is one frame, however often it is made") {
  FrameSchedule schedule;
  schedule.request();
  schedule.request();
  CHECK(frames_until_idle(schedule, 1.0) == 1);
}

TEST_CASE("frames follow one another for as long as more are wanted") {
  FrameSchedule schedule;
  schedule.request();
  for (int i = 0; i < 50; ++i) {
    REQUIRE(schedule.seconds_until_due(1.0) == 0.0);
    schedule.drawn(1.0, true);
  }
  schedule.drawn(1.0, false);
  CHECK_FALSE(schedule.seconds_until_due(1.0));
}
