#pragma once

#include <vector>

#include <Eigen/Core>

namespace xenoglyph::app {

/// Two classes that a clustering takes for one another.
struct ConfusedPair {
  int low = 0;   ///< the first class
  int high = 0;  ///< the later one
  /// Codes labelled `low` in clusters that stand for `high`, and the other way round: their rows,
  /// in order.
  std::vector<int> low_as_high;
  std::vector<int> high_as_low;

  int count() const { return static_cast<int>(low_as_high.size() + high_as_low.size()); }
};

/// What the labels say of a partition of the codes.
struct Judgement {
  double purity = 0.0;
  double adjusted_rand_index = 0.0;
  double normalized_mutual_information = 0.0;
  double matched_accuracy = 0.0;
  double test_error = 0.0;    ///< as named_error() has it
  Eigen::MatrixXi confusion;  ///< codes by cluster (row) and class (column)
  Eigen::VectorXi sizes;      ///< codes of each cluster
  Eigen::VectorXi majority;   ///< the class that each cluster stands for, -1 for an empty one
  std::vector<int> order;     ///< clusters by the class they stand for, then larger ones first
  std::vector<ConfusedPair> confused;  ///< pairs with any confusion, the worst first

  Eigen::Index n_clusters() const { return confusion.rows(); }
};

/// Holds a partition against the labels.
///
/// @param clusters    n, the cluster of each code, 0..n_clusters-1
/// @param classes     n, the label of each, 0..n_classes-1
Judgement judge(const Eigen::VectorXi& clusters, const Eigen::VectorXi& classes,
                Eigen::Index n_clusters, Eigen::Index n_classes);

/// What is known of a partition that there are no labels for: its sizes, and clusters by falling
/// size. The scores are 0, and no class has a column.
Judgement unlabelled(const Eigen::VectorXi& clusters, Eigen::Index n_clusters);

/// Share of codes that the majority-label classifier gets wrong: the labels of every other code,
/// from the first, name the clusters, and the codes between them are the test.
double named_error(const Eigen::VectorXi& clusters, const Eigen::VectorXi& classes,
                   Eigen::Index n_clusters);

}  // namespace xenoglyph::app
