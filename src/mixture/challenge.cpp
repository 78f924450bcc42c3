#include "challenge.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <utility>

namespace xenoglyph::internal {
namespace {

// The ladder goes on to one or two components more than were found, within these.
constexpr Eigen::Index fewest_rungs = 3;
constexpr Eigen::Index usual_rungs = 5;
constexpr Eigen::Index most_rungs = 7;
// So many starts has each rung, and so many splits are followed before they are given up: fewer of
// many points, for which a start is dearer and less of a gamble.
constexpr int fewest_tries = 2;
constexpr int most_tries = 8;
constexpr Eigen::Index points_of_all_tries = 2000;
// A split is followed where what it is sure to gain pays for this part of a component.
constexpr double least_promise = 0.5;
// A message must be shorter by this part of its length to be preferred: less says nothing, and a
// single point at the edge of a Gaussian buys as much by chance.
constexpr double least_gain = 8e-4;
// Components of fewer points than this are light, whatever N.
constexpr double few_points = 5.0;
// Light components that hold more of the points than this are no stray ones'.
constexpr double most_stray = 0.1;
// A run that has made so many sweeps is judged by where it seems to lead.
constexpr std::size_t sweeps_before_judgement = 4;
// Each further sweep is taken to gain at least, and at most, this part of what the one before did.
constexpr double fastest_ratio = 0.8;
constexpr double slowest_ratio = 0.97;

}  // namespace

Challenge::Challenge(const Standardization& data, const CovarianceEstimator& estimator,
                     const MmlOptions& options, EmStart mixture, double log_likelihood,
                     const Random& random)
    : data_(data),
      estimator_(estimator),
      options_(options),
      random_(random),
      best_{std::move(mixture), log_likelihood, 0.0} {
  em_.covariance_type = options.covariance_type;
  em_.regularization = options.regularization;
  em_.threshold = options.threshold;
  em_.max_sweeps = options.max_sweeps;
  parameters_ =
      static_cast<double>(component_parameters(options.covariance_type, data.points().cols()));
  best_.message_length = criterion_of(log_likelihood, best_.mixture.weights);
  light_weight_ = std::max(parameters_, few_points) / static_cast<double>(data.points().rows());
  price_ = 0.5 * (parameters_ + 1.0) * std::log(static_cast<double>(data.points().rows()));
  rung_ = options.k_min;
  tries_ = static_cast<int>(std::clamp<Eigen::Index>(points_of_all_tries / data.points().rows(),
                                                     fewest_tries, most_tries));
}

void Challenge::advance() {
  if (done()) {
    return;
  }
  if (run_) {
    run_->advance();
    lengths_.push_back(criterion_of(run_->log_likelihood(), run_->weights()));
    if (run_->done() || is_hopeless()) {
      complete_run();
    }
  } else if (stage_ == Stage::ladder) {
    if (rung_ <= last_rung()) {
      run_from(spread_start(data_, rung_, estimator_, random_));
      if (++start_ == tries_ || rung_ == 1) {
        ++rung_;
        start_ = 0;
      }
    } else {
      begin_splitting();
    }
  } else if (split_) {
    if (split_->done()) {
      follow_split();
    } else {
      split_->advance();
    }
  } else if (!merge_->done()) {
    merge_->advance();
  } else {
    std::optional<EmStart> start = merge_->result();
    merge_.reset();
    start ? run_from(*std::move(start)) : conclude();
  }
}

Eigen::Index Challenge::last_rung() const {
  const bool thorough = tries_ > fewest_tries;
  const Eigen::Index beyond = best_.mixture.weights.size() + (thorough ? 2 : 1);
  return std::min(options_.k_max,
                  std::clamp(beyond, fewest_rungs, thorough ? most_rungs : usual_rungs));
}

void Challenge::begin_splitting() {
  stage_ = Stage::splitting;
  if (best_.mixture.weights.size() < options_.k_max) {
    splits_followed_ = 0;
    split_.emplace(data_, best_.mixture, estimator_, parameters_, random_);
  } else {
    begin_merging();
  }
}

void Challenge::follow_split() {
  std::optional<EmStart> start = split_->take_best();
  if (start && split_->gain() > least_promise * price_ && splits_followed_ < tries_) {
    ++splits_followed_;
    run_from(*std::move(start));
  } else if (stage_ == Stage::splitting) {
    begin_merging();
  } else {
    conclude();
  }
}

// Of many points, two searches are enough.
void Challenge::begin_replacing(EmStart merged) {
  if (tries_ == fewest_tries) {
    conclude();
    return;
  }
  stage_ = Stage::replacing;
  splits_followed_ = 0;
  split_.emplace(data_, std::move(merged), estimator_, parameters_, random_);
}

void Challenge::begin_merging() {
  stage_ = Stage::merging;
  split_.reset();
  if (best_.mixture.weights.size() > options_.k_min) {
    merge_.emplace(data_, best_.mixture, estimator_.shape(), parameters_);
  } else {
    conclude();
  }
}

// One that was not short enough when it was found may be now.
void Challenge::conclude() {
  if (shortest_ && is_shorter(*shortest_)) {
    adopt(*std::move(shortest_));
  }
  stage_ = Stage::over;
}

void Challenge::run_from(EmStart start) {
  lengths_.clear();
  run_.emplace(data_, std::move(start), em_, estimator_);
}

double Challenge::criterion_of(double log_likelihood, const Eigen::VectorXd& weights) const {
  return xenoglyph::message_length(log_likelihood, weights, data_.points().rows(),
                                   data_.points().cols(), options_.covariance_type,
                                   options_.criterion);
}

double Challenge::surcharge(const Eigen::VectorXd& weights) const {
  double sum = 0.0;
  for (const double weight : weights) {
    if (weight < light_weight_) {
      sum += 0.5 * parameters_ * std::log(light_weight_ / weight);
    }
  }
  return sum;
}

bool Challenge::is_shorter(const Reached& other) const {
  const Eigen::VectorXd& weights = other.mixture.weights;
  if ((weights.array() < light_weight_).select(weights.array(), 0.0).sum() > most_stray) {
    return false;
  }
  double gain = best_.message_length - other.message_length;
  const bool more = other.mixture.weights.size() > best_.mixture.weights.size();
  if (more && !light_ones_are_real_) {
    gain += surcharge(best_.mixture.weights) - surcharge(other.mixture.weights);
  }
  const double magnitude = std::min(std::abs(best_.message_length),
                                    std::abs(best_.message_length - data_.unit_variance_gain()));
  return gain > least_gain * magnitude;
}

void Challenge::adopt(Reached shorter) {
  best_ = std::move(shorter);
  light_ones_are_real_ = light_ones_are_real_ || best_.mixture.weights.minCoeff() < light_weight_;
  won_ = true;
}

// Whether the run leads to a message no shorter than the shortest, as far as can be seen.
bool Challenge::is_hopeless() const {
  const std::size_t sweeps = lengths_.size();
  if (sweeps < sweeps_before_judgement) {
    return false;
  }
  const double before = lengths_[sweeps - 3] - lengths_[sweeps - 2];
  const double gain = std::max(lengths_[sweeps - 2] - lengths_[sweeps - 1], 0.0);
  const double ratio = std::clamp(before > 0.0 ? gain / before : 1.0, fastest_ratio, slowest_ratio);
  return lengths_.back() - gain * ratio / (1.0 - ratio) > best_.message_length;
}

// Without the kind `pooled`, a component on a few points can buy any message.
bool Challenge::has_collapsed() const {
  const EmStart mixture = run_->mixture();
  return !estimator_.needs_pooled() &&
         std::any_of(mixture.components.begin(), mixture.components.end(),
                     [this](const Gaussian& component) {
                       return estimator_.at_floor(component.covariance);
                     });
}

void Challenge::complete_run() {
  bool shorter = false;
  if (run_->done() && !has_collapsed()) {
    Reached reached{run_->mixture(), run_->log_likelihood(), lengths_.back()};
    if (!shortest_ || reached.message_length < shortest_->message_length) {
      shortest_ = reached;
    }
    shorter = is_shorter(reached);
    if (shorter) {
      adopt(std::move(reached));
    }
  }
  EmStart end = run_->mixture();
  run_.reset();
  if (stage_ != Stage::ladder && shorter) {
    begin_splitting();
  } else if (stage_ == Stage::merging) {
    begin_replacing(std::move(end));
  }
}

}  // namespace xenoglyph::internal
