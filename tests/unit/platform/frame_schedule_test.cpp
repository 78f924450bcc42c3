#include "platform/frame_schedule.hpp"

#include <catch_amalgamated.hpp>

using xenoglyph::platform::FrameSchedule;

namespace {

// Draws whatever is due until nothing is, and says how many frames that were.
int frames_until_idle(FrameSchedule& schedule) {
  int frames = 0;
  while (schedule.due()) {
    schedule.drawn(false);
    ++frames;
    REQUIRE(frames < 100);
  }
  return frames;
}

}  // namespace

TEST_CASE("without input no frame is due") {
  const FrameSchedule schedule;
  CHECK_FALSE(schedule.due());
}

TEST_CASE("input is followed by a few frames, then by none") {
  FrameSchedule schedule;
  schedule.input();
  CHECK(frames_until_idle(schedule) == 3);
}

TEST_CASE("new input begins the few frames anew") {
  FrameSchedule schedule;
  schedule.input();
  schedule.drawn(false);
  schedule.drawn(false);
  schedule.input();
  CHECK(frames_until_idle(schedule) == 3);
}

TEST_CASE("a request is one frame, however often it is made, and takes none away") {
  FrameSchedule schedule;
  schedule.request();
  schedule.request();
  CHECK(frames_until_idle(schedule) == 1);
  schedule.input();
  schedule.request();
  CHECK(frames_until_idle(schedule) == 3);
}

TEST_CASE("frames follow one another for as long as more are wanted") {
  FrameSchedule schedule;
  schedule.request();
  for (int i = 0; i < 50; ++i) {
    REQUIRE(schedule.due());
    schedule.drawn(true);
  }
  schedule.drawn(false);
  CHECK_FALSE(schedule.due());
}
