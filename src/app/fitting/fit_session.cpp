#include "app/fitting/fit_session.hpp"

#include <algorithm>
#include <exception>
#include <utility>

namespace xenoglyph::app {

namespace {

// The pace at speed 1. Sweep s takes first / (1 + acceleration s), so that ten times as many sweeps
// take only a few seconds more; each component that leaves takes a moment of its own.
constexpr double first_sweep_seconds = 0.4;
constexpr double sweep_acceleration = 0.35;
constexpr double departure_seconds = 0.08;
// What is owed at the most: after a pause of the page nothing rushes.
constexpr double most_owed_seconds = 0.1;

}  // namespace

FitSession::FitSession(Clock clock, double budget) : clock_(std::move(clock)), budget_(budget) {}

void FitSession::start(const Points& points, const MmlOptions& options) {
  stop({});
  MmlOptions possible = options;
  possible.k_max = std::min(possible.k_max, std::max<Eigen::Index>(points.rows(), 1));
  possible.k_min = std::min(possible.k_min, possible.k_max);
  try {
    fitter_.emplace(points, possible);
  } catch (const std::exception& error) {
    problem_ = error.what();
  }
}

void FitSession::stop(const std::string& why) {
  fitter_.reset();
  problem_ = why;
  goal_ = Goal::none;
  steps_ = 0;
  owed_ = 0.0;
  longest_slice_ = 0.0;
  work_seconds_ = 0.0;
  events_.clear();
  marks_.clear();
  best_ids_.clear();
  best_record_ = -1;
}

FitStatus FitSession::status() const {
  if (has_fit() && fitter_->done()) {
    return FitStatus::done;
  }
  return goal_ == Goal::play && has_fit() ? FitStatus::playing : FitStatus::paused;
}

void FitSession::play() {
  goal_ = Goal::play;
  owed_ = 0.0;
}

void FitSession::pause() { goal_ = Goal::none; }

void FitSession::step_component() { goal_ = Goal::component; }

void FitSession::step_sweep() { goal_ = Goal::sweep; }

void FitSession::step_annihilation() { goal_ = Goal::annihilation; }

void FitSession::go_to_step(int step) {
  goal_ = step > steps_ ? Goal::step : Goal::none;
  goal_step_ = step;
}

double FitSession::display_seconds() const {
  const MmlStatus& status = fitter_->status();
  switch (status.event) {
    case MmlEvent::annihilated:
    case MmlEvent::pruned:
      return departure_seconds;
    case MmlEvent::updated: {
      const double sweep_seconds = first_sweep_seconds / (1.0 + sweep_acceleration * status.sweep);
      return sweep_seconds / static_cast<double>(std::max<Eigen::Index>(status.n_components, 1));
    }
    case MmlEvent::started:
    case MmlEvent::compared:
    case MmlEvent::converged:
      break;
  }
  return 0.0;
}

// Returns whether the goal is reached.
bool FitSession::step_once() {
  const std::vector<int> ids_before = fitter_->component_ids();
  const MmlStatus& status = fitter_->advance();
  ++steps_;
  const bool left = status.event == MmlEvent::annihilated || status.event == MmlEvent::pruned;
  std::erase_if(events_,
                [&](const FitEvent& event) { return event.component == status.component; });
  events_.push_back({status.event, status.component});
  if (left) {
    marks_.push_back({static_cast<int>(fitter_->history().size()) - 1,
                      status.event == MmlEvent::pruned, status.component});
  }
  if (fitter_->best_record() != best_record_) {
    best_record_ = fitter_->best_record();
    // What settled is the mixture before this step where the step went on to prune it.
    const auto best_size = static_cast<std::size_t>(fitter_->best().n_components());
    best_ids_ =
        fitter_->component_ids().size() == best_size ? fitter_->component_ids() : ids_before;
  }
  owed_ -= display_seconds();
  switch (goal_) {
    case Goal::component:
      return true;
    case Goal::sweep:
      return status.sweep_completed;
    case Goal::annihilation:
      return left;
    case Goal::step:
      return steps_ >= goal_step_;
    case Goal::none:
    case Goal::play:
      break;
  }
  return false;
}

bool FitSession::tick(double elapsed, double speed, double share) {
  events_.clear();
  if (!busy()) {
    return false;
  }
  if (goal_ == Goal::play) {
    owed_ = std::min(owed_ + elapsed * speed, std::max(most_owed_seconds, elapsed) * speed);
  }
  const double budget = std::max(budget_, share * elapsed);
  const double start = clock_();
  bool changed = false;
  while (!fitter_->done() && (goal_ != Goal::play || owed_ > 0.0)) {
    changed = true;
    if (step_once()) {
      goal_ = Goal::none;
      break;
    }
    if (clock_() - start >= budget) {
      break;
    }
  }
  const double worked = clock_() - start;
  longest_slice_ = std::max(longest_slice_, worked);
  work_seconds_ += worked;
  return changed;
}

}  // namespace xenoglyph::app
