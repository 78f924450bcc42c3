#pragma once

#include <Eigen/Core>

#include "../base/errors.hpp"

namespace xenoglyph {

/// n labels to be read, whoever owns them: numbers from 0, gaps allowed. What
/// GaussianMixture::predict gives; labels of another integer type are cast by the caller.
using LabelsView = Eigen::Ref<const Eigen::VectorXi>;

// How well a clustering agrees with classes that were never used to find it. Each score takes the
// cluster and the class of n points; only which points are together counts, not the numbers that
// clusters and classes go by. Each throws InvalidArgument, naming "clusters" or "classes", when
// there are no labels, one is negative, or the two differ in length.

/// Share of the points that belong to the most frequent class of their cluster, in (0, 1]. It
/// grows with the number of clusters: 1 for a cluster a point. Manning, Raghavan and Schuetze,
/// "Introduction to Information Retrieval" (2008), equation 16.1.
double purity(const LabelsView& clusters, const LabelsView& classes);

/// Mean over the clusters that have points of each one's own share of points of its most frequent
/// class, in (0, 1]: small clusters count as much as large ones.
double mean_purity(const LabelsView& clusters, const LabelsView& classes);

/// Pairs of points on which the two partitions agree, corrected for chance: 1 for the same
/// partition, 0 on average for labels dealt out at random, also below 0. Symmetric. Hubert and
/// Arabie, "Comparing partitions", Journal of Classification 2 (1985).
double adjusted_rand_index(const LabelsView& clusters, const LabelsView& classes);

/// Mutual information over the arithmetic mean of the two entropies, in [0, 1]. Symmetric. Two
/// partitions of one part each score 1. Vinh, Epps and Bailey, "Information theoretic measures for
/// clusterings comparison", JMLR 11 (2010), where it is NMI_sum.
double normalized_mutual_information(const LabelsView& clusters, const LabelsView& classes);

/// Share of the points whose cluster is matched to their class, in (0, 1], where each cluster is
/// matched to one class at most and each class to one cluster at most (matched_classes). With more
/// clusters than classes, all points of the clusters left over count as wrong. Throws
/// InvalidArgument also for over 2^26 pairs of a cluster and a class.
double matched_accuracy(const LabelsView& clusters, const LabelsView& classes);

/// Points by cluster (row) and class (column), numbered as the labels are: as many rows as the
/// largest label and one, likewise columns. Throws InvalidArgument also for labels so large that
/// the matrix would have over 2^26 entries.
Eigen::MatrixXi confusion_matrix(const LabelsView& clusters, const LabelsView& classes);

/// The same with a row for each of `n_clusters` and a column for each of `n_classes`, whether they
/// have points or not. Throws InvalidArgument also for a label that is outside of these.
Eigen::MatrixXi confusion_matrix(const LabelsView& clusters, const LabelsView& classes,
                                 Eigen::Index n_clusters, Eigen::Index n_classes);

/// For each cluster its most frequent class, the lowest of several; -1 where it has no points.
/// @param confusion  clusters x classes, as confusion_matrix gives it
Eigen::VectorXi majority_classes(const Eigen::MatrixXi& confusion);

/// For each cluster the class that it is matched to, such that the most points in all are matched;
/// -1 for clusters left over. Kuhn, "The Hungarian method for the assignment problem" (1955):
/// O(a^2 b) for the smaller number a of clusters or classes and the larger b.
/// @param confusion  clusters x classes, as confusion_matrix gives it
Eigen::VectorXi matched_classes(const Eigen::MatrixXi& confusion);

}  // namespace xenoglyph
