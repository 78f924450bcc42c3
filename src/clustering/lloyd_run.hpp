#pragma once

#include "../base/kmeans_plus_plus.hpp"
#include "../base/random.hpp"
#include "../base/rows.hpp"
#include "clusters_of_rows.hpp"
#include "fit_kmeans.hpp"

namespace xenoglyph::internal {

/// What all starts of k-means share.
template <class Scalar>
struct KmeansData {
  template <class View>
  explicit KmeansData(const View& original)
      : mean(mean_of(original)),
        points(centered_rows(original, mean)),
        mean_variance(points.template cast<double>().squaredNorm() /
                      static_cast<double>(points.size())) {}

  Eigen::RowVectorXd mean;
  Rows<Scalar> points;   ///< about the mean
  double mean_variance;  ///< of the variances along the axes, divisor n
};

/// One start of k-means, a small piece of work at a time: k-means++ centres, then iterations of
/// Lloyd's algorithm. What it is given must outlive it.
template <class Scalar>
class LloydRun {
 public:
  LloydRun(const KmeansData<Scalar>& data, Eigen::Index k, const KmeansOptions& options,
           Random& random);

  /// One more centre of the start, or one iteration. Does nothing once done().
  void advance();
  bool done() const { return done_; }
  /// Once done(): in the units of the original points.
  const KmeansResult& result() const { return result_; }

 private:
  double move_centers();
  void fill_empty_clusters(ClusterSums& clusters);

  const KmeansData<Scalar>& data_;
  const KmeansOptions& options_;
  Random& random_;
  SpreadCenters start_;
  Rows<double> centers_;
  Eigen::VectorXi labels_;
  Eigen::ArrayXd squares_;
  KmeansResult result_{};
  bool done_ = false;
};

/// Throws what fit_kmeans() throws for its options; `k_name` is what a wrong k is called.
void require_kmeans_options(const char* k_name, Eigen::Index k, Eigen::Index n_points,
                            const KmeansOptions& options);

}  // namespace xenoglyph::internal
