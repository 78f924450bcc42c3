#pragma once

#include <cstdint>

#include <Eigen/Core>

#include "../base/points.hpp"
#include "../base/rows.hpp"

namespace xenoglyph {

struct KmeansOptions {
  int max_iterations = 300;  ///< of each start
  /// A start ends when the centres' squared moves add up to no more than this, relative to the mean
  /// of the variances along the axes. At 0 it ends when no point changes its cluster.
  double tolerance = 1e-4;
  int restarts = 10;  ///< independent starts; the least inertia is kept
  std::uint64_t seed = 0;

  friend bool operator==(const KmeansOptions&, const KmeansOptions&) = default;
};

struct KmeansResult {
  Points centers;          ///< k x d
  Eigen::VectorXi labels;  ///< n, the nearest centre of each point, 0..k-1
  double inertia;          ///< sum of the squared distances of the points from their centres
  int n_iter;              ///< iterations of the start that was kept
  bool converged;          ///< false when max_iterations ended it
};

/// Groups points about k centres by Lloyd's algorithm ("Least squares quantization in PCM", IEEE
/// Transactions on Information Theory 28, 1982) from k-means++ starts (Arthur and Vassilvitskii
/// 2007). A cluster that loses all points takes the one that lies farthest from its centre. It
/// stays empty only where there are fewer distinct points than clusters.
///
/// Large inputs take all threads that OpenMP gives; the result does not depend on how many. Points
/// in single precision take half the time and memory, their sums, centres and inertia are double.
///
/// @param points  n x d, n >= 2, d >= 1, finite; floats of no magnitude over 1e15
/// @param k       1..n
/// Throws InvalidPoints or InvalidArgument.
KmeansResult fit_kmeans(const PointsView& points, Eigen::Index k,
                        const KmeansOptions& options = {});
KmeansResult fit_kmeans(const RowsView<float>& points, Eigen::Index k,
                        const KmeansOptions& options = {});

/// The nearest centre of each point, the first of several: the clusters of points that a fit has
/// not seen.
///
/// @param points   n x d, finite
/// @param centers  k x d, such as KmeansResult::centers
/// Throws InvalidPoints or InvalidArgument.
Eigen::VectorXi nearest_centers(const PointsView& points, const PointsView& centers);
Eigen::VectorXi nearest_centers(const RowsView<float>& points, const PointsView& centers);

}  // namespace xenoglyph
