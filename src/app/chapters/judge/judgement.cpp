#include "app/chapters/judge/judgement.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <numeric>
#include <tuple>

#include "clustering/clustering_scores.hpp"
#include "clustering/majority_classifier.hpp"

namespace xenoglyph::app {

namespace {

constexpr Eigen::Index digit_count = 10;

// Every other label, from `first`.
Eigen::VectorXi every_other(const Eigen::VectorXi& labels, Eigen::Index first) {
  return labels(Eigen::seq(first, labels.size() - 1, 2));
}

std::vector<int> order_of_rows(const Eigen::MatrixXi& confusion, const Eigen::VectorXi& majority) {
  std::vector<int> order(static_cast<std::size_t>(confusion.rows()));
  std::iota(order.begin(), order.end(), 0);
  const Eigen::VectorXi sizes = confusion.rowwise().sum();
  const auto key = [&](int cluster) {
    // Clusters that stand for no digit come last.
    const int digit = majority(cluster);
    return std::tuple(digit < 0 ? digit_count : digit, -sizes(cluster), cluster);
  };
  std::sort(order.begin(), order.end(), [&](int a, int b) { return key(a) < key(b); });
  return order;
}

std::vector<ConfusedPair> confused_pairs(const Eigen::VectorXi& clusters,
                                         const Eigen::VectorXi& digits,
                                         const Eigen::VectorXi& majority) {
  std::array<std::array<std::size_t, digit_count>, digit_count> place{};
  std::vector<ConfusedPair> pairs;
  for (int low = 0; low < digit_count; ++low) {
    for (int high = low + 1; high < digit_count; ++high) {
      place.at(static_cast<std::size_t>(low)).at(static_cast<std::size_t>(high)) = pairs.size();
      pairs.push_back({low, high, {}, {}});
    }
  }
  for (Eigen::Index i = 0; i < clusters.size(); ++i) {
    const int digit = digits(i);
    const int taken_for = majority(clusters(i));
    if (digit == taken_for) {
      continue;
    }
    const auto [low, high] = std::minmax(digit, taken_for);
    ConfusedPair& pair =
        pairs[place.at(static_cast<std::size_t>(low)).at(static_cast<std::size_t>(high))];
    (digit == low ? pair.low_as_high : pair.high_as_low).push_back(static_cast<int>(i));
  }
  std::erase_if(pairs, [](const ConfusedPair& pair) { return pair.count() == 0; });
  std::stable_sort(pairs.begin(), pairs.end(), [](const ConfusedPair& a, const ConfusedPair& b) {
    return a.count() > b.count();
  });
  return pairs;
}

}  // namespace

double named_error(const Eigen::VectorXi& clusters, const Eigen::VectorXi& digits,
                   Eigen::Index n_clusters) {
  const MajorityClassifier classifier(every_other(clusters, 0), every_other(digits, 0), n_clusters);
  return classifier.error(every_other(clusters, 1), every_other(digits, 1));
}

Judgement judge(const Eigen::VectorXi& clusters, const Eigen::VectorXi& digits,
                Eigen::Index n_clusters) {
  Judgement result;
  result.purity = purity(clusters, digits);
  result.adjusted_rand_index = adjusted_rand_index(clusters, digits);
  result.normalized_mutual_information = normalized_mutual_information(clusters, digits);
  result.matched_accuracy = matched_accuracy(clusters, digits);
  result.test_error = named_error(clusters, digits, n_clusters);
  result.confusion = confusion_matrix(clusters, digits, n_clusters, digit_count);
  result.majority = majority_classes(result.confusion);
  result.order = order_of_rows(result.confusion, result.majority);
  result.confused = confused_pairs(clusters, digits, result.majority);
  return result;
}

}  // namespace xenoglyph::app
