#include "app/chapters/judge/judgement.hpp"

#include <algorithm>
#include <cstddef>
#include <map>
#include <numeric>
#include <tuple>
#include <utility>

#include "clustering/clustering_scores.hpp"
#include "clustering/majority_classifier.hpp"

namespace xenoglyph::app {

namespace {

// Every other label, from `first`.
Eigen::VectorXi every_other(const Eigen::VectorXi& labels, Eigen::Index first) {
  return labels(Eigen::seq(first, labels.size() - 1, 2));
}

std::vector<int> order_of_rows(const Eigen::MatrixXi& confusion, const Eigen::VectorXi& sizes,
                               const Eigen::VectorXi& majority) {
  std::vector<int> order(static_cast<std::size_t>(confusion.rows()));
  std::iota(order.begin(), order.end(), 0);
  const auto key = [&](int cluster) {
    // Clusters that stand for no class come last.
    const auto stands_for = Eigen::Index{majority(cluster)};
    return std::tuple(stands_for < 0 ? confusion.cols() : stands_for, -sizes(cluster), cluster);
  };
  std::sort(order.begin(), order.end(), [&](int a, int b) { return key(a) < key(b); });
  return order;
}

std::vector<ConfusedPair> confused_pairs(const Eigen::VectorXi& clusters,
                                         const Eigen::VectorXi& classes,
                                         const Eigen::VectorXi& majority) {
  std::map<std::pair<int, int>, ConfusedPair> found;
  for (Eigen::Index i = 0; i < clusters.size(); ++i) {
    const int label = classes(i);
    const int taken_for = majority(clusters(i));
    if (label == taken_for) {
      continue;
    }
    const auto [low, high] = std::minmax(label, taken_for);
    ConfusedPair& pair = found[{low, high}];
    pair.low = low;
    pair.high = high;
    (label == low ? pair.low_as_high : pair.high_as_low).push_back(static_cast<int>(i));
  }
  std::vector<ConfusedPair> pairs;
  pairs.reserve(found.size());
  for (auto& [place, pair] : found) {
    pairs.push_back(std::move(pair));
  }
  std::stable_sort(pairs.begin(), pairs.end(), [](const ConfusedPair& a, const ConfusedPair& b) {
    return a.count() > b.count();
  });
  return pairs;
}

}  // namespace

double named_error(const Eigen::VectorXi& clusters, const Eigen::VectorXi& classes,
                   Eigen::Index n_clusters) {
  const MajorityClassifier classifier(every_other(clusters, 0), every_other(classes, 0),
                                      n_clusters);
  return classifier.error(every_other(clusters, 1), every_other(classes, 1));
}

Judgement judge(const Eigen::VectorXi& clusters, const Eigen::VectorXi& classes,
                Eigen::Index n_clusters, Eigen::Index n_classes) {
  Judgement result;
  result.purity = purity(clusters, classes);
  result.adjusted_rand_index = adjusted_rand_index(clusters, classes);
  result.normalized_mutual_information = normalized_mutual_information(clusters, classes);
  result.matched_accuracy = matched_accuracy(clusters, classes);
  result.test_error = named_error(clusters, classes, n_clusters);
  result.confusion = confusion_matrix(clusters, classes, n_clusters, n_classes);
  result.sizes = result.confusion.rowwise().sum();
  result.majority = majority_classes(result.confusion);
  result.order = order_of_rows(result.confusion, result.sizes, result.majority);
  result.confused = confused_pairs(clusters, classes, result.majority);
  return result;
}

Judgement unlabelled(const Eigen::VectorXi& clusters, Eigen::Index n_clusters) {
  Judgement result;
  result.confusion.resize(n_clusters, 0);
  result.sizes = Eigen::VectorXi::Zero(n_clusters);
  for (const int cluster : clusters) {
    ++result.sizes(cluster);
  }
  result.majority = Eigen::VectorXi::Constant(n_clusters, -1);
  result.order = order_of_rows(result.confusion, result.sizes, result.majority);
  return result;
}

}  // namespace xenoglyph::app
