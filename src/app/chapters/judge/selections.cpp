#include "app/chapters/judge/selections.hpp"

#include <algorithm>

#include "app/chapters/judge/judgement.hpp"

namespace xenoglyph::app {

namespace {

// What a sweep may take of a frame. EM's longest step, of sixty components in a browser, takes as
// long again as the least. Where frames are long for other reasons it takes its share of them.
constexpr double share_of_frame = 0.4;
constexpr double least_budget = 0.006;
constexpr double most_budget = 0.012;

bool same(const SweepOptions& a, const SweepOptions& b) {
  return a.k_max == b.k_max && a.em.covariance_type == b.em.covariance_type &&
         a.em.threshold == b.em.threshold && a.em.restarts == b.em.restarts &&
         a.em.seed == b.em.seed;
}

bool same(const KmeansSweepOptions& a, const KmeansSweepOptions& b) {
  return a.k_max == b.k_max && a.kmeans.restarts == b.kmeans.restarts &&
         a.kmeans.seed == b.kmeans.seed;
}

// Runs or rests as it was asked to; begins where it hasn't.
template <class Run, class Begin>
void follow_wish(Run& run, bool wanted, const Begin& begin) {
  if (!wanted) {
    run.stop();
  } else if (run.begun()) {
    run.go_on();
  } else {
    begin();
  }
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

void Selections::forget_em() {
  em_.forget();
  em_clusters_.clear();
  em_errors_.clear();
  ++generation_;
}

void Selections::forget_kmeans() {
  kmeans_.forget();
  kmeans_errors_.clear();
  ++generation_;
}

void Selections::restart_em(Settings& settings) {
  forget_em();
  settings.em_sweep = true;
}

void Selections::restart_kmeans(Settings& settings) {
  forget_kmeans();
  settings.kmeans_sweep = true;
}

void Selections::follow(const Digits& digits, const Settings& settings) {
  const SweepOptions em_options = em_sweep_options(settings);
  if (em_.begun() && !same(em_options, em_options_)) {
    forget_em();
  }
  follow_wish(em_, settings.em_sweep, [&] {
    em_options_ = em_options;
    em_.start(ComponentSweep(digits.points, em_options));
    ++generation_;
  });
  const KmeansSweepOptions kmeans_options = kmeans_sweep_options(settings);
  if (kmeans_.begun() && !same(kmeans_options, kmeans_options_)) {
    forget_kmeans();
  }
  follow_wish(kmeans_, settings.kmeans_sweep, [&] {
    kmeans_options_ = kmeans_options;
    kmeans_.start(KmeansSweep(digits.points, kmeans_options));
    ++generation_;
  });
}

bool Selections::tick(const Digits& digits, double elapsed) {
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
    em_clusters_.push_back(mixture.predict(digits.points));
    em_errors_.push_back(
        named_error(em_clusters_.back(), digits.classes(), mixture.n_components()));
    return true;
  }
  if (!kmeans_.tick(budget)) {
    return false;
  }
  const KmeansResult& result = kmeans_.sweep().result(kmeans_errors_.size());
  kmeans_errors_.push_back(named_error(result.labels, digits.classes(), result.centers.rows()));
  return true;
}

}  // namespace xenoglyph::app
