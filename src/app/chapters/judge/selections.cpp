#include "app/chapters/judge/selections.hpp"

#include <algorithm>
#include <limits>

#include "app/chapters/judge/judgement.hpp"

namespace xenoglyph::app {

namespace {

// What a sweep may take of a frame. EM's longest step, of sixty components in a browser, takes as
// long again as the least. Where frames are long for other reasons it takes its share of them.
constexpr double share_of_frame = 0.4;
constexpr double least_budget = 0.006;
constexpr double most_budget = 0.012;

double error_of(const Eigen::VectorXi& clusters, const Corpus& corpus, Eigen::Index n_clusters) {
  const CorpusClasses* classes = corpus.classes();
  return classes == nullptr ? std::numeric_limits<double>::quiet_NaN()
                            : named_error(clusters, classes->labels, n_clusters);
}

}  // namespace

SweepOptions em_sweep_options(const Settings& settings) {
  SweepOptions options;
  options.k_max = settings.sweep_k_max;
  options.em.covariance_type = settings.codes_fit.covariance_type;
  options.em.threshold = settings.codes_fit.threshold;
  options.em.restarts = settings.sweep_starts;
  options.em.seed = settings.codes_fit.seed;
  return options;
}

KmeansSweepOptions kmeans_sweep_options(const Settings& settings) {
  KmeansSweepOptions options;
  options.k_max = settings.sweep_k_max;
  options.kmeans.restarts = settings.sweep_starts;
  options.kmeans.seed = settings.codes_fit.seed;
  return options;
}

Selections::Selections(const EmRun::Clock& clock) : em_(clock), kmeans_(clock) {}

template <class Run>
void Selections::forget(Run& run) {
  run.forget();
  ++generation_;
}

void Selections::forget() {
  forget(em_);
  forget(kmeans_);
  em_clusters_.clear();
}

void Selections::restart_em(Settings& settings) {
  forget(em_);
  em_clusters_.clear();
  settings.em_sweep = true;
}

void Selections::restart_kmeans(Settings& settings) {
  forget(kmeans_);
  settings.kmeans_sweep = true;
}

// Runs or rests as it was asked to; begins where it hasn't, and again where it has otherwise.
template <class Run, class Options>
void Selections::follow_run(Run& run, const Options& options, bool wanted, const Points& points) {
  if (run.begun() && run.options() != options) {
    forget(run);
  }
  if (!wanted) {
    run.stop();
  } else if (run.begun()) {
    run.go_on();
  } else {
    run.start(points, options);
    ++generation_;
  }
}

void Selections::follow(const Corpus& corpus, const Settings& settings) {
  follow_run(em_, em_sweep_options(settings), settings.em_sweep, corpus.points());
  follow_run(kmeans_, kmeans_sweep_options(settings), settings.kmeans_sweep, corpus.points());
  if (em_.errors().empty()) {
    em_clusters_.clear();
  }
}

bool Selections::tick(const Corpus& corpus, double elapsed) {
  const double budget = std::clamp(share_of_frame * elapsed, least_budget, most_budget);
  // The two take turns, so that neither frame is longer than one alone would make it.
  em_turn_ = !em_turn_;
  const bool em_works = em_.running() && (em_turn_ || !kmeans_.running());
  if (em_works) {
    if (!em_.tick(budget)) {
      return false;
    }
    const std::size_t record = em_clusters_.size();
    const GaussianMixture& mixture = em_.sweep().mixture(record);
    em_clusters_.push_back(mixture.predict(corpus.points()));
    em_.add_error(error_of(em_clusters_.back(), corpus, mixture.n_components()));
    return true;
  }
  if (!kmeans_.tick(budget)) {
    return false;
  }
  const KmeansResult& result = kmeans_.sweep().result(kmeans_.errors().size());
  kmeans_.add_error(error_of(result.labels, corpus, result.centers.rows()));
  return true;
}

}  // namespace xenoglyph::app
