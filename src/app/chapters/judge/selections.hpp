#pragma once

#include <vector>

#include <Eigen/Core>

#include "app/chapters/judge/sweep_run.hpp"
#include "app/corpus/corpus.hpp"
#include "app/options/settings.hpp"
#include "clustering/kmeans_sweep.hpp"
#include "mixture/component_sweep.hpp"

namespace xenoglyph::app {

/// The sweeps that choose a number in other ways than the message length: EM for BIC and AIC,
/// k-means for its elbow. They run in frames, one at a time, on the codes alone; only what came
/// out of them is held against the labels.
class Selections {
 public:
  using EmRun = SweepRun<ComponentSweep, SweepOptions>;
  using KmeansRun = SweepRun<KmeansSweep, KmeansSweepOptions>;

  /// Seconds on a steady clock.
  explicit Selections(const EmRun::Clock& clock);

  /// Starts, stops and goes on as the settings ask, and forgets what they ask no longer for.
  void follow(const Corpus& corpus, const Settings& settings);
  /// The codes are others: both sweeps are forgotten.
  void forget();
  /// Begins a sweep anew, running, and says so in the settings.
  void restart_em(Settings& settings);
  void restart_kmeans(Settings& settings);
  /// Works for a frame that comes `elapsed` seconds after the last. True when there is a new
  /// record.
  bool tick(const Corpus& corpus, double elapsed);
  /// Something is left to do without any input.
  bool busy() const { return em_.running() || kmeans_.running(); }

  const EmRun& em() const { return em_; }
  const KmeansRun& kmeans() const { return kmeans_; }
  /// The most probable component of each code, for each record of em().
  const std::vector<Eigen::VectorXi>& em_clusters() const { return em_clusters_; }
  /// named_error() of each record; not a number where nobody labelled the samples.
  const std::vector<double>& em_errors() const { return em_.errors(); }
  const std::vector<double>& kmeans_errors() const { return kmeans_.errors(); }
  /// Goes up each time a sweep begins or is forgotten.
  long generation() const { return generation_; }

 private:
  template <class Run>
  void forget(Run& run);
  template <class Run, class Options>
  void follow_run(Run& run, const Options& options, bool wanted, const Points& points);

  EmRun em_;
  KmeansRun kmeans_;
  std::vector<Eigen::VectorXi> em_clusters_;
  long generation_ = 0;
  bool em_turn_ = true;
};

/// What the settings ask of the two sweeps.
SweepOptions em_sweep_options(const Settings& settings);
KmeansSweepOptions kmeans_sweep_options(const Settings& settings);

}  // namespace xenoglyph::app
