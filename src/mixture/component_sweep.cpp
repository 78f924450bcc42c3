#include "component_sweep.hpp"

#include <algorithm>
#include <cmath>
#include <optional>
#include <string>
#include <utility>

#include "../base/errors.hpp"
#include "../base/validation.hpp"
#include "em_run.hpp"
#include "split_search.hpp"

namespace xenoglyph {

class ComponentSweep::State {
 public:
  State(Points given, const SweepOptions& given_options)
      : points(std::move(given)),
        options(require_valid(points, given_options)),
        n_components(options.k_min),
        shape_(internal::shape_of(options.em.covariance_type)),
        data_(points, shape_),
        estimator_(shape_, options.em.regularization, data_.variances(), data_.steps()),
        random_(options.em.seed) {}
  // The running fit refers to members.
  State(const State&) = delete;
  State& operator=(const State&) = delete;

  bool advance();
  bool done() const { return n_components > options.k_max; }

  const Points points;
  const SweepOptions options;
  std::vector<SweepRecord> records;
  std::vector<GaussianMixture> mixtures;
  Eigen::Index n_components;

 private:
  static const SweepOptions& require_valid(const Points& points, const SweepOptions& options);
  void complete_start();
  void complete_record();

  // What one start came to.
  struct Reached {
    internal::EmStart mixture;  // in standardised units
    double log_likelihood;
    double last_change;
    bool converged;
    bool collapsed;
  };

  bool is_better(const Reached& reached) const;
  bool is_collapsed(const internal::EmStart& mixture) const;

  const internal::CovarianceShape& shape_;
  internal::Standardization data_;
  internal::CovarianceEstimator estimator_;
  Random random_;
  std::optional<internal::EmStart> start_;       // drawn, and not yet run
  std::optional<internal::SplitSearch> search_;  // for a start out of the fit before
  std::optional<internal::EmRun> run_;
  std::optional<Reached> best_;    // of the starts with this number of components
  std::optional<Reached> before_;  // the best with one component less
  int restart_ = 0;                // after the last of them, the split is the start
  int sweeps_ = 0;
};

const SweepOptions& ComponentSweep::State::require_valid(const Points& points,
                                                         const SweepOptions& options) {
  internal::require_fittable(points);
  internal::require_components("k_max", options.k_max, points.rows());
  internal::require_em_arguments(points, options.k_max, options.em);
  if (options.k_min < 1 || options.k_min > options.k_max) {
    throw InvalidArgument("k_min", "must lie in 1..k_max (" + std::to_string(options.k_max) +
                                       "), is " + std::to_string(options.k_min));
  }
  return options;
}

// One piece of work a call: a start or part of one, a sweep of it, or the record of all starts.
bool ComponentSweep::State::advance() {
  if (done()) {
    return false;
  }
  if (run_) {
    run_->advance();
    if (run_->done()) {
      complete_start();
    }
  } else if (start_) {
    run_.emplace(data_, *std::exchange(start_, {}), options.em, estimator_);
  } else if (restart_ < options.em.restarts) {
    if (restart_ == 0) {
      random_ = Random(options.em.seed);  // as fit_em() draws it
    }
    start_ = internal::spread_start(data_, n_components, estimator_, random_);
  } else if (restart_ == options.em.restarts && before_) {
    if (!search_) {
      search_.emplace(data_, before_->mixture, estimator_, 0.0, random_);
    } else if (!search_->done()) {
      search_->advance();
    } else {
      start_ = search_->take_best();
      search_.reset();
      restart_ += start_ ? 0 : 1;
    }
  } else {
    complete_record();
    return true;
  }
  return false;
}

bool ComponentSweep::State::is_collapsed(const internal::EmStart& mixture) const {
  return std::any_of(mixture.components.begin(), mixture.components.end(),
                     [this](const internal::Gaussian& component) {
                       return estimator_.at_floor(component.covariance);
                     });
}

// A mixture none of whose components has collapsed is better than any other, unless fewer
// components did as well; of two of a kind, the one of larger likelihood.
bool ComponentSweep::State::is_better(const Reached& reached) const {
  if (!best_) {
    return true;
  }
  const auto counts = [this](const Reached& r) {
    return !r.collapsed && (!before_ || r.log_likelihood >= before_->log_likelihood);
  };
  return std::pair(counts(reached), reached.log_likelihood) >
         std::pair(counts(*best_), best_->log_likelihood);
}

void ComponentSweep::State::complete_start() {
  sweeps_ += run_->n_iter();
  Reached reached{run_->mixture(), run_->log_likelihood(), run_->last_change(), run_->converged(),
                  false};
  reached.collapsed = is_collapsed(reached.mixture);
  if (is_better(reached)) {
    best_ = std::move(reached);
  }
  run_.reset();
  ++restart_;
}

void ComponentSweep::State::complete_record() {
  if (before_ && best_->log_likelihood < before_->log_likelihood) {
    // One component of the fit before, twice: the same density, with one component more.
    const internal::EmStart& before = before_->mixture;
    const Eigen::Index k = before.weights.size();
    Eigen::Index largest = 0;
    const double weight = before.weights.maxCoeff(&largest);
    best_ = before_;
    best_->mixture.weights.resize(k + 1);
    best_->mixture.weights << before.weights, 0.5 * weight;
    best_->mixture.weights(largest) = 0.5 * weight;
    best_->mixture.components.push_back(before.components[static_cast<std::size_t>(largest)]);
  }
  const Eigen::Index n = points.rows();
  const CovarianceType type = options.em.covariance_type;
  SweepRecord record;
  record.n_components = n_components;
  record.log_likelihood = best_->log_likelihood;
  // As the mixture itself has them, without another look at all points.
  const auto parameters =
      static_cast<double>(mixture_parameters(type, n_components, points.cols()));
  record.bic = -2.0 * record.log_likelihood + parameters * std::log(static_cast<double>(n));
  record.aic = -2.0 * record.log_likelihood + 2.0 * parameters;
  record.message_length = message_length(record.log_likelihood, best_->mixture.weights, n,
                                         points.cols(), type, Criterion::program);
  record.n_iter = sweeps_;
  record.converged = best_->converged;
  record.last_change = best_->last_change;
  record.collapsed = best_->collapsed;
  records.push_back(record);
  mixtures.push_back(data_.restore(best_->mixture.weights, best_->mixture.components));
  before_ = std::exchange(best_, std::nullopt);
  restart_ = 0;
  sweeps_ = 0;
  ++n_components;
}

int best_record(const std::vector<SweepRecord>& records, SelectionCriterion criterion) {
  const auto value = [criterion](const SweepRecord& record) {
    switch (criterion) {
      case SelectionCriterion::bic:
        return record.bic;
      case SelectionCriterion::aic:
        return record.aic;
      case SelectionCriterion::message_length:
        break;
    }
    return record.message_length;
  };
  const auto found = std::min_element(
      records.begin(), records.end(), [&](const SweepRecord& a, const SweepRecord& b) {
        return std::pair(a.collapsed, value(a)) < std::pair(b.collapsed, value(b));
      });
  return found == records.end() ? -1 : static_cast<int>(found - records.begin());
}

ComponentSweep::ComponentSweep(Points points, const SweepOptions& options)
    : state_(std::make_unique<State>(std::move(points), options)) {}
ComponentSweep::~ComponentSweep() = default;
ComponentSweep::ComponentSweep(ComponentSweep&&) noexcept = default;
ComponentSweep& ComponentSweep::operator=(ComponentSweep&&) noexcept = default;

bool ComponentSweep::advance() { return state_->advance(); }
bool ComponentSweep::done() const { return state_->done(); }
Eigen::Index ComponentSweep::n_components() const { return state_->n_components; }
const SweepOptions& ComponentSweep::options() const { return state_->options; }
const std::vector<SweepRecord>& ComponentSweep::records() const { return state_->records; }
const GaussianMixture& ComponentSweep::mixture(std::size_t record) const {
  return state_->mixtures.at(record);
}
int ComponentSweep::best_bic() const {
  return best_record(state_->records, SelectionCriterion::bic);
}
int ComponentSweep::best_aic() const {
  return best_record(state_->records, SelectionCriterion::aic);
}

}  // namespace xenoglyph
