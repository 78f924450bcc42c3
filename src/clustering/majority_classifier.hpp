#pragma once

#include <Eigen/Core>

#include "clustering_scores.hpp"

namespace xenoglyph {

/// Makes a classifier of a clustering: each cluster stands for the class that most of its points
/// have. Built from the clusters and classes of one set of points, it is tested on another. The
/// clusters may come from anywhere: a mixture's components, k-means.
class MajorityClassifier {
 public:
  /// A cluster without points stands for the most frequent class of all; of equally frequent
  /// classes the lowest counts.
  ///
  /// @param clusters    n, the cluster of each point, 0..n_clusters-1
  /// @param classes     n, the class of each point, from 0
  /// @param n_clusters  at least 1; new points may be in clusters that these points are not in
  /// Throws InvalidArgument: no points, different numbers of labels, a label out of its range.
  MajorityClassifier(const LabelsView& clusters, const LabelsView& classes,
                     Eigen::Index n_clusters);

  /// The class that each cluster stands for, n_clusters.
  const Eigen::VectorXi& classes() const { return classes_; }

  /// The classes of points in these clusters. Throws InvalidArgument for a cluster that is none.
  Eigen::VectorXi predict(const LabelsView& clusters) const;

  /// Share of the points whose class is not the one that their cluster stands for, 0 to 1. Throws
  /// as predict does, and for no points or different numbers of labels.
  double error(const LabelsView& clusters, const LabelsView& classes) const;

 private:
  Eigen::VectorXi classes_;
};

}  // namespace xenoglyph
