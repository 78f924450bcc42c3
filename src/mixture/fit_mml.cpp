#include "fit_mml.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>
#include <optional>
#include <string>
#include <utility>

#include "../base/errors.hpp"
#include "../base/random.hpp"
#include "../base/validation.hpp"
#include "challenge.hpp"
#include "covariance_estimator.hpp"
#include "mixture_densities.hpp"
#include "pooled_covariance.hpp"
#include "standardization.hpp"

namespace xenoglyph {

using internal::Gaussian;
using internal::WeightedMoments;

class MmlFitter::State {
 public:
  State(Points points, const MmlOptions& options);

  void advance();
  GaussianMixture current() const;
  GaussianMixture best() const;

  const Points points;
  const MmlOptions options;
  MmlStatus status;
  bool done = false;
  bool every_start_settled = true;
  std::vector<int> identities;
  std::vector<MmlRecord> history;
  double best_message_length = std::numeric_limits<double>::infinity();
  int best_record = -1;

 private:
  // What the next step is.
  enum class Phase { sweeping, settled, exhausted, challenged };

  void start();
  void update_component();
  void complete_sweep();
  void share_covariance();
  Eigen::MatrixXd pooled_covariance() const;
  Eigen::Index most_dispensable() const;
  void prune();
  void remove(Eigen::Index j);
  void end_start();
  void meet_challenge();
  void place(internal::EmStart start);

  const internal::CovarianceShape& shape_;
  double parameters_;  // N
  double count_;       // n
  Random random_;
  internal::Standardization data_;
  internal::CovarianceEstimator estimator_;
  internal::MixtureDensities densities_;
  internal::PooledCovariance pool_;
  std::vector<Eigen::MatrixXd> contributions_;  // of the components to what they are held against
  Phase phase_ = Phase::sweeping;
  Eigen::Index next_ = 0;  // component that the next step updates
  int restart_ = 0;
  int sweeps_of_start_ = 0;
  double previous_message_length_ = std::numeric_limits<double>::infinity();
  Eigen::VectorXd best_weights_;
  std::vector<Gaussian> best_components_;
  std::optional<internal::Challenge> challenge_;
  Eigen::Index held_components_ = 0;  // of a start in which nothing is annihilated
  bool plain_weights_ = false;        // of this start: as in plain EM
};

namespace {

// Of the components at the start, relative to the data's typical variances (Figueiredo and Jain,
// section 6).
constexpr double start_variance = 0.1;
// A component that must stay, and that no point belongs to, counts as this part of a point.
constexpr double least_count = 1e-6;

const Points& require_valid(const Points& points, const MmlOptions& options) {
  internal::require_fittable(points);
  to_string(options.covariance_type);
  to_string(options.criterion);
  internal::require_components("k_max", options.k_max, points.rows());
  internal::require_components("k_min", options.k_min, points.rows());
  if (options.k_min > options.k_max) {
    throw InvalidArgument("k_min", "must be at most k_max, " + std::to_string(options.k_max) +
                                       ", is " + std::to_string(options.k_min));
  }
  internal::require_threshold(options.threshold);
  internal::require_regularization(options.regularization);
  internal::require_at_least_one("restarts", options.restarts);
  internal::require_at_least_one("max_sweeps", options.max_sweeps);
  return points;
}

}  // namespace

MmlFitter::State::State(Points given, const MmlOptions& given_options)
    : points(std::move(given)),
      options(given_options),
      shape_(internal::shape_of(options.covariance_type)),
      parameters_(static_cast<double>(shape_.component_parameters(points.cols()))),
      count_(static_cast<double>(points.rows())),
      random_(options.seed),
      data_(require_valid(points, options), shape_),
      estimator_(shape_, options.regularization, data_.variances(), data_.steps()),
      densities_(data_.points(), shape_),
      pool_(shape_) {
  start();
}

void MmlFitter::State::start() {
  const auto n = static_cast<std::size_t>(points.rows());
  const auto k = static_cast<std::size_t>(options.k_max);
  Gaussian component;
  component.covariance = shape_.of_variances(start_variance * data_.variances());
  std::vector<Gaussian> components;
  for (const std::size_t row : random_.distinct_indices(k, n)) {
    component.mean = data_.points().row(static_cast<Eigen::Index>(row)).transpose();
    internal::factorize(shape_, component);
    components.push_back(component);
  }
  place({Eigen::VectorXd::Ones(options.k_max), std::move(components)});
}

void MmlFitter::State::place(internal::EmStart start) {
  contributions_.clear();
  for (const Gaussian& component : start.components) {
    contributions_.push_back(component.covariance);
  }
  identities.resize(start.components.size());
  std::iota(identities.begin(), identities.end(), 0);
  densities_.reset(std::move(start.components), start.weights);
  phase_ = Phase::sweeping;
  next_ = 0;
  sweeps_of_start_ = 0;
  plain_weights_ = false;
  previous_message_length_ = std::numeric_limits<double>::infinity();
  status.event = MmlEvent::started;
  status.component = -1;
  status.restart = restart_;
  status.n_components = densities_.n_components();
}

void MmlFitter::State::advance() {
  status.sweep_completed = false;
  switch (phase_) {
    case Phase::sweeping:
      update_component();
      break;
    case Phase::settled:
      prune();
      break;
    case Phase::exhausted:
      end_start();
      break;
    case Phase::challenged:
      meet_challenge();
      break;
  }
  status.n_components = densities_.n_components();
}

void MmlFitter::State::update_component() {
  if (next_ == 0) {
    densities_.refresh();
    if (estimator_.needs_pooled()) {
      pool_.measure(densities_.weights(), densities_.components());
    }
  }
  const Eigen::Index j = next_;
  const auto position = static_cast<std::size_t>(j);
  status.component = identities[position];
  const WeightedMoments moments = densities_.moments(j);
  double evidence = moments.count - 0.5 * parameters_;
  if (densities_.n_components() <= std::max(options.k_min, held_components_)) {
    // Those that must stay weigh as much as they hold, once one of them holds too few points.
    plain_weights_ = plain_weights_ || evidence <= 0.0;
    evidence = plain_weights_ ? std::max(moments.count, least_count) : evidence;
  }
  if (evidence > 0.0) {
    Gaussian component = densities_.components()[position];
    if (moments.mean.size() > 0) {
      component.mean = moments.mean;
      if (!shape_.is_shared()) {
        if (estimator_.needs_pooled()) {
          contributions_[position] =
              pool_.contribution(estimator_.plain(moments.scatter, moments.count));
        }
        component.covariance =
            estimator_.estimate(moments.scatter, moments.count, pooled_covariance());
        internal::factorize(shape_, component);
      }
    }
    densities_.replace(j, evidence / count_, std::move(component));
    status.event = MmlEvent::updated;
    ++next_;
  } else {
    remove(j);
    status.event = MmlEvent::annihilated;
  }
  if (next_ == densities_.n_components()) {
    complete_sweep();
  }
}

// The shared covariance, from all components' current responsibilities. Doing it once a sweep,
// instead of with each component, keeps the sweep at O(n k d^2): each of its updates changes all
// densities.
void MmlFitter::State::share_covariance() {
  Eigen::MatrixXd scatter =
      Eigen::MatrixXd::Zero(shape_.rows(points.cols()), shape_.columns(points.cols()));
  std::vector<Gaussian> components = densities_.components();
  for (Eigen::Index j = 0; j < densities_.n_components(); ++j) {
    WeightedMoments moments = densities_.moments(j);
    if (moments.mean.size() > 0) {
      // About the component's own mean, which earlier responsibilities gave.
      const Eigen::VectorXd step = moments.mean - components[static_cast<std::size_t>(j)].mean;
      shape_.add_outer(moments.scatter, moments.count, step);
      scatter += moments.scatter;
    }
  }
  const Eigen::MatrixXd covariance = estimator_.estimate(scatter, count_, {});
  for (Gaussian& component : components) {
    component.covariance = covariance;
    internal::factorize(shape_, component);
  }
  densities_.reset(std::move(components), densities_.weights());
}

void MmlFitter::State::complete_sweep() {
  if (shape_.is_shared()) {
    share_covariance();
  }
  next_ = 0;
  ++status.sweep;
  ++sweeps_of_start_;
  status.sweep_completed = true;
  MmlRecord record;
  record.sweep = status.sweep;
  record.restart = restart_;
  record.n_components = densities_.n_components();
  record.log_likelihood = data_.original_log_likelihood(densities_.log_likelihood());
  record.message_length = message_length(record.log_likelihood, densities_.weights(), points.rows(),
                                         points.cols(), options.covariance_type, options.criterion);
  history.push_back(record);

  const double magnitude =
      std::max(std::abs(record.message_length - data_.unit_variance_gain()), count_);
  const bool settled =
      std::abs(record.message_length - previous_message_length_) < options.threshold * magnitude;
  previous_message_length_ = record.message_length;
  if (settled) {
    if (record.message_length < best_message_length) {
      best_message_length = record.message_length;
      best_record = static_cast<int>(history.size()) - 1;
      best_weights_ = densities_.weights();
      best_components_ = densities_.components();
    }
    const bool goes_on = densities_.n_components() > std::max(options.k_min, held_components_);
    phase_ = goes_on ? Phase::settled : Phase::exhausted;
  }
  if (sweeps_of_start_ >= options.max_sweeps && phase_ != Phase::exhausted) {
    phase_ = Phase::exhausted;
    every_start_settled = false;
  }
}

void MmlFitter::State::prune() {
  const Eigen::Index leaving = most_dispensable();
  status.event = MmlEvent::pruned;
  status.component = identities[static_cast<std::size_t>(leaving)];
  remove(leaving);
  phase_ = Phase::sweeping;
}

void MmlFitter::State::remove(Eigen::Index j) {
  densities_.remove(j);
  identities.erase(identities.begin() + j);
  contributions_.erase(contributions_.begin() + j);
}

// The component without which the message is shortest, the others being as they are.
Eigen::Index MmlFitter::State::most_dispensable() const {
  const Eigen::VectorXd weights = densities_.weights();
  const Eigen::Index k = densities_.n_components();
  Eigen::Index best = 0;
  double shortest = std::numeric_limits<double>::infinity();
  Eigen::VectorXd others(k - 1);
  for (Eigen::Index j = 0; j < k; ++j) {
    others << weights.head(j), weights.tail(k - 1 - j);
    others /= others.sum();
    const double length =
        message_length(densities_.log_likelihood_without(j), others, points.rows(), points.cols(),
                       options.covariance_type, options.criterion);
    if (length < shortest) {
      shortest = length;
      best = j;
    }
  }
  return best;
}

Eigen::MatrixXd MmlFitter::State::pooled_covariance() const {
  if (!estimator_.needs_pooled()) {
    return {};
  }
  return internal::PooledCovariance::average(densities_.weights(), contributions_);
}

void MmlFitter::State::end_start() {
  status.component = -1;
  if (restart_ + 1 < options.restarts) {
    ++restart_;
    start();
  } else if (!challenge_ && best_record >= 0) {
    challenge_.emplace(data_, estimator_, options,
                       internal::EmStart{best_weights_, best_components_},
                       history[static_cast<std::size_t>(best_record)].log_likelihood, random_);
    phase_ = Phase::challenged;
    status.event = MmlEvent::compared;
  } else {
    done = true;
    status.event = MmlEvent::converged;
  }
}

void MmlFitter::State::meet_challenge() {
  challenge_->advance();
  if (!challenge_->done()) {
    return;
  }
  if (!challenge_->winner()) {
    done = true;
    status.event = MmlEvent::converged;
    return;
  }
  // One more start, in which nothing is annihilated.
  ++restart_;
  place(challenge_->winner()->mixture);
  held_components_ = densities_.n_components();
  best_weights_ = densities_.weights();
  best_components_ = densities_.components();
  best_message_length = challenge_->winner()->message_length;
  previous_message_length_ = best_message_length;
  MmlRecord record;
  record.sweep = ++status.sweep;
  record.restart = restart_;
  record.n_components = densities_.n_components();
  record.log_likelihood = challenge_->winner()->log_likelihood;
  record.message_length = best_message_length;
  history.push_back(record);
  best_record = static_cast<int>(history.size()) - 1;
  status.sweep_completed = true;
}

GaussianMixture MmlFitter::State::current() const {
  return data_.restore(densities_.weights(), densities_.components());
}

GaussianMixture MmlFitter::State::best() const {
  if (best_record < 0) {
    return current();
  }
  return data_.restore(best_weights_, best_components_);
}

MmlFitter::MmlFitter(Points points, const MmlOptions& options)
    : state_(std::make_unique<State>(std::move(points), options)) {}
MmlFitter::~MmlFitter() = default;
MmlFitter::MmlFitter(MmlFitter&&) noexcept = default;
MmlFitter& MmlFitter::operator=(MmlFitter&&) noexcept = default;

const MmlStatus& MmlFitter::advance() {
  if (!state_->done) {
    state_->advance();
  }
  return state_->status;
}

const MmlStatus& MmlFitter::status() const { return state_->status; }
bool MmlFitter::done() const { return state_->done; }
const Points& MmlFitter::points() const { return state_->points; }
const MmlOptions& MmlFitter::options() const { return state_->options; }
GaussianMixture MmlFitter::current() const { return state_->current(); }
const std::vector<int>& MmlFitter::component_ids() const { return state_->identities; }
GaussianMixture MmlFitter::best() const { return state_->best(); }
double MmlFitter::best_message_length() const { return state_->best_message_length; }
int MmlFitter::best_record() const { return state_->best_record; }
const std::vector<MmlRecord>& MmlFitter::history() const { return state_->history; }

MmlResult MmlFitter::result() const {
  const State& state = *state_;
  GaussianMixture mixture = state.best();
  double length = state.best_message_length;
  double log_likelihood = 0.0;
  if (state.best_record >= 0) {
    log_likelihood = state.history[static_cast<std::size_t>(state.best_record)].log_likelihood;
  } else {
    log_likelihood = mixture.log_likelihood(state.points);
    length =
        message_length(log_likelihood, mixture.weights(), state.points.rows(), state.points.cols(),
                       mixture.covariance_type(), state.options.criterion);
  }
  return {std::move(mixture),
          length,
          log_likelihood,
          static_cast<int>(state.history.size()),
          state.done && state.every_start_settled,
          state.history};
}

MmlResult fit_mml(const PointsView& points, const MmlOptions& options) {
  MmlFitter fitter(points, options);
  while (!fitter.done()) {
    fitter.advance();
  }
  return fitter.result();
}

}  // namespace xenoglyph
