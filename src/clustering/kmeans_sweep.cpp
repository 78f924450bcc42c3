#include "kmeans_sweep.hpp"

#include <optional>
#include <string>

#include "../base/errors.hpp"
#include "../base/validation.hpp"
#include "lloyd_run.hpp"

namespace xenoglyph {

class KmeansSweep::State {
 public:
  State(const PointsView& points, const KmeansSweepOptions& given_options)
      : options(require_valid(points, given_options)),
        n_clusters(options.k_min),
        data_(points),
        random_(options.kmeans.seed) {}
  // The running fit refers to members.
  State(const State&) = delete;
  State& operator=(const State&) = delete;

  bool advance();
  bool done() const { return n_clusters > options.k_max; }

  const KmeansSweepOptions options;
  std::vector<KmeansRecord> records;
  std::vector<KmeansResult> results;
  Eigen::Index n_clusters;

 private:
  static const KmeansSweepOptions& require_valid(const PointsView& points,
                                                 const KmeansSweepOptions& options);
  void complete_start();
  void complete_record();

  internal::KmeansData<double> data_;
  Random random_;
  std::optional<internal::LloydRun<double>> run_;
  std::optional<KmeansResult> best_;  // of the starts with this number of clusters
  int restart_ = 0;
  int iterations_ = 0;
};

const KmeansSweepOptions& KmeansSweep::State::require_valid(const PointsView& points,
                                                            const KmeansSweepOptions& options) {
  internal::require_fittable(points);
  internal::require_kmeans_options("k_max", options.k_max, points.rows(), options.kmeans);
  if (options.k_min < 1 || options.k_min > options.k_max) {
    throw InvalidArgument("k_min", "must lie in 1..k_max (" + std::to_string(options.k_max) +
                                       "), is " + std::to_string(options.k_min));
  }
  return options;
}

bool KmeansSweep::State::advance() {
  if (done()) {
    return false;
  }
  if (!run_) {
    if (restart_ == 0) {
      random_ = Random(options.kmeans.seed);  // as fit_kmeans() draws it
    }
    run_.emplace(data_, n_clusters, options.kmeans, random_);
  }
  run_->advance();
  if (!run_->done()) {
    return false;
  }
  complete_start();
  if (restart_ < options.kmeans.restarts) {
    return false;
  }
  complete_record();
  return true;
}

void KmeansSweep::State::complete_start() {
  iterations_ += run_->result().n_iter;
  if (!best_ || run_->result().inertia < best_->inertia) {
    best_ = run_->result();
  }
  run_.reset();
  ++restart_;
}

void KmeansSweep::State::complete_record() {
  records.push_back({n_clusters, best_->inertia, iterations_, best_->converged});
  results.push_back(*std::move(best_));
  best_.reset();
  restart_ = 0;
  iterations_ = 0;
  ++n_clusters;
}

KmeansSweep::KmeansSweep(const PointsView& points, const KmeansSweepOptions& options)
    : state_(std::make_unique<State>(points, options)) {}
KmeansSweep::~KmeansSweep() = default;
KmeansSweep::KmeansSweep(KmeansSweep&&) noexcept = default;
KmeansSweep& KmeansSweep::operator=(KmeansSweep&&) noexcept = default;

bool KmeansSweep::advance() { return state_->advance(); }
bool KmeansSweep::done() const { return state_->done(); }
Eigen::Index KmeansSweep::n_clusters() const { return state_->n_clusters; }
const KmeansSweepOptions& KmeansSweep::options() const { return state_->options; }
const std::vector<KmeansRecord>& KmeansSweep::records() const { return state_->records; }
const KmeansResult& KmeansSweep::result(std::size_t record) const {
  return state_->results.at(record);
}

}  // namespace xenoglyph
