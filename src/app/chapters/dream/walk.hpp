#pragma once

namespace xenoglyph::app {

/// A position between two ends that goes to and fro by itself: 0 at the first, 1 at the other.
class Walk {
 public:
  /// Stages of a walk, both ends among them: what a film strip shows, and where a walk of little
  /// motion stops.
  static constexpr int stages = 9;
  /// Seconds from one end to the other.
  static constexpr double seconds_a_way = 4.0;
  /// Seconds at each stage where little motion is asked for.
  static constexpr double seconds_a_stage = 1.0;

  static constexpr double stage_at(int stage) {
    return static_cast<double>(stage) / static_cast<double>(stages - 1);
  }

  double at() const { return at_; }
  /// Goes there, and on from there towards the far end.
  void set(double at);
  /// Goes on, slowly near the ends. With little motion it steps from stage to stage.
  void advance(double elapsed, bool little_motion);

 private:
  double at_ = 0.0;
  bool forwards_ = true;
  double waited_ = 0.0;
};

}  // namespace xenoglyph::app
