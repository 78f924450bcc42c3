#pragma once

#include "../base/rows.hpp"
#include "fit_kmeans.hpp"

namespace xenoglyph {

struct MinibatchKmeansOptions {
  Eigen::Index batch_size = 1024;  ///< points drawn for a step, with repetition
  /// Ends, unconverged, when so many times n points have been drawn.
  int max_epochs = 100;
  /// Ends when the smoothed inertia of the batches has found no new least in so many steps; 0: only
  /// max_epochs ends it.
  int patience = 10;
  /// Starts: k-means++ centres of as many samples; the one of least inertia on one more sample is
  /// gone on with.
  int restarts = 3;
  /// Points in each of these samples, at most n are taken; 0 stands for three batches or 3 k,
  /// whichever is more.
  Eigen::Index sample_size = 0;
  /// Once in a while (every 100 k points) a centre that has lately been given fewer points than
  /// this share of the most that any has been given is moved to a random point of the batch. 0:
  /// only centres without points are.
  double reassignment_ratio = 0.01;
  std::uint64_t seed = 0;
};

/// k-means in steps of a few points each, for points that are many: Sculley, "Web-scale k-means
/// clustering" (WWW 2010). Each point of a batch draws its nearest centre towards itself by 1 /
/// (the points that this centre has been given so far). Where Lloyd's algorithm settles within
/// seconds, it finds less inertia: fit_kmeans.
///
/// Same points, options and seed: same result, on any number of threads. The result's labels and
/// inertia are those of all points; n_iter counts steps; converged is false when max_epochs ended
/// it. Clusters may be left without points.
///
/// @param points  n x d, n >= 2, d >= 1, finite; floats of no magnitude over 1e15
/// @param k       1..n
/// Throws InvalidPoints or InvalidArgument.
KmeansResult fit_minibatch_kmeans(const PointsView& points, Eigen::Index k,
                                  const MinibatchKmeansOptions& options = {});
KmeansResult fit_minibatch_kmeans(const RowsView<float>& points, Eigen::Index k,
                                  const MinibatchKmeansOptions& options = {});

}  // namespace xenoglyph
