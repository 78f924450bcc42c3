#pragma once

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "mixture/fit_mml.hpp"

namespace xenoglyph::app {

enum class FitStatus { playing, paused, done };

/// A component left the mixture: a mark on the curve of the message length.
struct CurveMark {
  int record = 0;  ///< index into history() of the last sweep before it, -1 before the first
  bool pruned =
      false;  ///< removed after the mixture had settled; false: annihilated, its weight fell to 0
  int component = -1;
};

/// What happened to a component in the last tick.
struct FitEvent {
  MmlEvent event = MmlEvent::started;
  int component = -1;
};

/// A fit that is watched: it owns the fitter, decides how many steps a frame shows, and never works
/// longer in one frame than its budget allows.
///
/// Playing has a pace: each sweep takes a little less time than the one before, and each component
/// that leaves takes a moment of its own, so that a whole fit can be followed in about eight
/// seconds.
class FitSession {
 public:
  /// Seconds on a steady clock.
  using Clock = std::function<double()>;

  /// @param budget  seconds of fitting in one tick, at the most one step beyond
  explicit FitSession(Clock clock, double budget = 0.008);

  /// Starts afresh, paused at step 0. k_max and k_min are lowered to the number of points where
  /// there are fewer. When the points can't be fitted there is no fit and problem() says why.
  void start(const Points& points, const MmlOptions& options);
  /// Forgets the fit; `why` is what problem() says.
  void stop(const std::string& why);

  bool has_fit() const { return fitter_.has_value(); }
  const MmlFitter& fitter() const { return *fitter_; }
  const std::string& problem() const { return problem_; }

  FitStatus status() const;
  /// Asked to play, whether or not the fit is done.
  bool playing() const { return goal_ == Goal::play; }
  /// Steps since the start.
  int steps() const { return steps_; }
  /// Something remains to be done in tick().
  bool busy() const { return has_fit() && goal_ != Goal::none && !fitter_->done(); }

  void play();
  void pause();
  /// One component, then paused.
  void step_component();
  /// Up to the end of the sweep, then paused.
  void step_sweep();
  /// Until the next component leaves (or the end), then paused.
  void step_annihilation();
  /// On to this step as fast as the budget allows, then paused.
  void go_to_step(int step);

  /// Works for a frame that comes `elapsed` seconds after the last. True when anything changed.
  ///
  /// @param share  of a long frame that the work may take where that is more than the budget; for a
  ///               fit whose end is waited for
  bool tick(double elapsed, double speed, double share = 0.0);
  /// What the last tick did, in order; only the last update of each component.
  const std::vector<FitEvent>& events() const { return events_; }
  /// Seconds that the longest tick since the start took.
  double longest_slice() const { return longest_slice_; }
  /// Seconds of fitting since the start, whatever the pace.
  double work_seconds() const { return work_seconds_; }

  const std::vector<CurveMark>& marks() const { return marks_; }
  /// Identities of the components of fitter().best(), in its order.
  const std::vector<int>& best_ids() const { return best_ids_; }

 private:
  enum class Goal { none, play, component, sweep, annihilation, step };

  bool step_once();
  double display_seconds() const;

  Clock clock_;
  double budget_;
  std::optional<MmlFitter> fitter_;
  std::string problem_;
  Goal goal_ = Goal::none;
  int goal_step_ = 0;
  int steps_ = 0;
  double owed_ = 0.0;  // seconds of playing not yet spent on steps
  double longest_slice_ = 0.0;
  double work_seconds_ = 0.0;
  std::vector<FitEvent> events_;
  std::vector<CurveMark> marks_;
  std::vector<int> best_ids_;
  int best_record_ = -1;
};

}  // namespace xenoglyph::app
