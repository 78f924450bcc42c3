#pragma once

#include <memory>
#include <vector>

#include "fit_kmeans.hpp"

namespace xenoglyph {

/// Options of a sweep over numbers of clusters.
struct KmeansSweepOptions {
  Eigen::Index k_min = 1;
  Eigen::Index k_max = 25;  ///< at most n
  KmeansOptions kmeans;     ///< of each fit; its seed draws the starts of all of them

  friend bool operator==(const KmeansSweepOptions&, const KmeansSweepOptions&) = default;
};

/// What k-means reached with one number of clusters.
struct KmeansRecord {
  Eigen::Index n_clusters = 0;
  double inertia = 0.0;    ///< as KmeansResult's
  int n_iter = 0;          ///< iterations over all starts
  bool converged = false;  ///< of the start that was kept
};

/// k-means for each number of clusters from k_min to k_max, a small piece of work at a time, so
/// that it can be watched and stopped: what the curve of the inertia, with its elbow, is drawn
/// from (Thorndike, "Who belongs in the family?", Psychometrika 18, 1953).
///
/// Same points, options and seed: same records. The result for k clusters is that of
/// fit_kmeans(points, k, kmeans).
class KmeansSweep {
 public:
  /// Keeps a copy of the points. Throws InvalidPoints or InvalidArgument (k_min < 1, k_min > k_max,
  /// k_max > n, and what fit_kmeans throws).
  explicit KmeansSweep(const PointsView& points, const KmeansSweepOptions& options = {});
  ~KmeansSweep();
  KmeansSweep(KmeansSweep&&) noexcept;
  KmeansSweep& operator=(KmeansSweep&&) noexcept;

  /// One more centre of a start, or one iteration of Lloyd's algorithm. Returns true when it
  /// completed a record. Does nothing once done().
  bool advance();
  bool done() const;
  /// Clusters of the fit that advance() works on; k_max + 1 once done().
  Eigen::Index n_clusters() const;
  const KmeansSweepOptions& options() const;

  /// One for each number of clusters tried so far, in order.
  const std::vector<KmeansRecord>& records() const;
  /// Centres and labels of a record.
  const KmeansResult& result(std::size_t record) const;

 private:
  class State;
  std::unique_ptr<State> state_;
};

}  // namespace xenoglyph
