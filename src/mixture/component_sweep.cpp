#include "component_sweep.hpp"

#include <algorithm>
#include <cmath>
#include <optional>
#include <string>
#include <utility>

#include "em_run.hpp"
#include "errors.hpp"
#include "validation.hpp"

namespace xenoglyph {

class ComponentSweep::State {
 public:
  State(Points given, const SweepOptions& given_options)
      : points(std::move(given)),
        options(require_valid(points, given_options)),
        n_components(options.k_min),
        data_(points, options.em.covariance_type),
        estimator_(options.em.covariance_type, options.em.regularization, data_.variances()),
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

  internal::Standardization data_;
  internal::CovarianceEstimator estimator_;
  Random random_;
  std::optional<internal::EmStart> start_;  // drawn, and not yet run
  std::optional<internal::EmRun> run_;
  std::optional<EmResult> best_;  // of the starts with this number of components
  int restart_ = 0;
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

// One piece of work a call: a start, a sweep of it, or the record of all starts.
bool ComponentSweep::State::advance() {
  if (done()) {
    return false;
  }
  if (restart_ == options.em.restarts) {
    complete_record();
    return true;
  }
  if (run_) {
    run_->advance();
    if (run_->done()) {
      complete_start();
    }
  } else if (start_) {
    run_.emplace(data_, *std::exchange(start_, {}), options.em, estimator_);
  } else {
    if (restart_ == 0) {
      random_ = Random(options.em.seed);  // as fit_em() draws it
    }
    start_ = internal::spread_start(data_, n_components, options.em.covariance_type, estimator_,
                                    random_);
  }
  return false;
}

void ComponentSweep::State::complete_start() {
  sweeps_ += run_->n_iter();
  if (!best_ || run_->log_likelihood() > best_->log_likelihood) {
    best_ = run_->result();
  }
  run_.reset();
  ++restart_;
}

void ComponentSweep::State::complete_record() {
  const GaussianMixture& mixture = best_->mixture;
  SweepRecord record;
  record.n_components = n_components;
  record.log_likelihood = best_->log_likelihood;
  // As the mixture itself has them, without another look at all points.
  const Eigen::Index n = points.rows();
  const CovarianceType type = options.em.covariance_type;
  const auto parameters =
      static_cast<double>(mixture_parameters(type, n_components, points.cols()));
  record.bic = -2.0 * record.log_likelihood + parameters * std::log(static_cast<double>(n));
  record.aic = -2.0 * record.log_likelihood + 2.0 * parameters;
  record.message_length = message_length(record.log_likelihood, mixture.weights(), n, points.cols(),
                                         type, Criterion::program);
  record.n_iter = sweeps_;
  record.converged = best_->converged;
  records.push_back(record);
  mixtures.push_back(mixture);
  best_.reset();
  restart_ = 0;
  sweeps_ = 0;
  ++n_components;
}

namespace {

template <class Value>
int least(const std::vector<SweepRecord>& records, Value value) {
  const auto found = std::min_element(
      records.begin(), records.end(),
      [&](const SweepRecord& a, const SweepRecord& b) { return value(a) < value(b); });
  return found == records.end() ? -1 : static_cast<int>(found - records.begin());
}

}  // namespace

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
  return least(state_->records, [](const SweepRecord& record) { return record.bic; });
}
int ComponentSweep::best_aic() const {
  return least(state_->records, [](const SweepRecord& record) { return record.aic; });
}

}  // namespace xenoglyph
