#pragma once

#include <Eigen/Core>

#include "../random/random.hpp"
#include "fit_kmeans.hpp"
#include "kmeans_plus_plus.hpp"

namespace xenoglyph::internal {

/// The points about their mean, so that products of large coordinates don't drown small distances.
struct CenteredPoints {
  explicit CenteredPoints(const PointsView& original);

  Eigen::RowVectorXd mean;
  Points points;
  double mean_variance;  ///< of the variances along the axes, divisor n
};

/// One start of k-means, a small piece of work at a time: k-means++ centres, then iterations of
/// Lloyd's algorithm. What it is given must outlive it.
class LloydRun {
 public:
  LloydRun(const CenteredPoints& data, Eigen::Index k, const KmeansOptions& options,
           Random& random);

  /// One more centre of the start, or one iteration. Does nothing once done().
  void advance();
  bool done() const { return done_; }
  /// Once done(): in the units of the original points.
  const KmeansResult& result() const { return result_; }

 private:
  bool assign();
  double move_centers();
  void fill_empty_clusters(Points& sums, Eigen::VectorXd& counts);
  Eigen::VectorXd squared_distances() const;

  const CenteredPoints& data_;
  const KmeansOptions& options_;
  Random& random_;
  SpreadCenters start_;
  Points centers_;
  Eigen::VectorXi labels_;
  Eigen::MatrixXd nearness_;  // of a block of points to each centre
  Eigen::ArrayXd squares_;
  KmeansResult result_{};
  bool done_ = false;
};

/// Throws what fit_kmeans() throws for its arguments; `k_name` is what a wrong k is called.
void require_kmeans_arguments(const char* k_name, const PointsView& points, Eigen::Index k,
                              const KmeansOptions& options);

}  // namespace xenoglyph::internal
