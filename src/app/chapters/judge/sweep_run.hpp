#pragma once

#include <algorithm>
#include <functional>
#include <optional>
#include <utility>
#include <vector>

#include "base/points.hpp"

namespace xenoglyph::app {

/// A sweep over k (ComponentSweep, KmeansSweep) that is worked off in frames, and can be stopped
/// and gone on with. No frame works longer than its budget and one step.
template <class Sweep, class Options>
class SweepRun {
 public:
  /// Seconds on a steady clock.
  using Clock = std::function<double()>;

  explicit SweepRun(Clock clock) : clock_(std::move(clock)) {}

  /// Begins a sweep over the points, running.
  void start(const Points& points, const Options& options) {
    forget();
    options_ = options;
    sweep_.emplace(points, options);
    running_ = true;
  }
  void forget() {
    sweep_.reset();
    running_ = false;
    seconds_ = 0.0;
    longest_slice_ = 0.0;
    errors_.clear();
  }
  void stop() { running_ = false; }
  void go_on() { running_ = true; }

  /// Begun and not forgotten.
  bool begun() const { return sweep_.has_value(); }
  bool done() const { return begun() && sweep_->done(); }
  bool running() const { return begun() && running_ && !sweep_->done(); }
  /// Only when begun().
  const Sweep& sweep() const { return *sweep_; }
  /// What the last sweep was begun with.
  const Options& options() const { return options_; }
  /// named_error() of each record that has been held against the labels; not a number where there
  /// are none.
  const std::vector<double>& errors() const { return errors_; }
  void add_error(double error) { errors_.push_back(error); }
  /// Seconds of work so far, pauses not counted.
  double seconds() const { return seconds_; }
  /// Seconds that the longest frame's work took.
  double longest_slice() const { return longest_slice_; }

  /// Works for a frame, `budget` seconds or up to the next record. True when one was completed.
  bool tick(double budget) {
    if (!running()) {
      return false;
    }
    const double start = clock_();
    double worked = 0.0;
    bool completed = false;
    while (!completed && !sweep_->done() && worked < budget) {
      completed = sweep_->advance();
      worked = clock_() - start;
    }
    seconds_ += worked;
    longest_slice_ = std::max(longest_slice_, worked);
    return completed;
  }

 private:
  Clock clock_;
  std::optional<Sweep> sweep_;
  Options options_;
  std::vector<double> errors_;
  bool running_ = false;
  double seconds_ = 0.0;
  double longest_slice_ = 0.0;
};

}  // namespace xenoglyph::app
