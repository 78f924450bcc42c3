#include "clustering_scores.hpp"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include "assignment.hpp"

namespace xenoglyph {
namespace {

void require_labels(const char* argument, const LabelsView& labels) {
  if (labels.size() == 0) {
    throw InvalidArgument(argument, "there are no labels");
  }
  Eigen::Index place = 0;
  if (const int lowest = labels.minCoeff(&place); lowest < 0) {
    throw InvalidArgument(argument, "labels are counted from 0, label " + std::to_string(place) +
                                        " is " + std::to_string(lowest));
  }
}

void require_partitions(const LabelsView& clusters, const LabelsView& classes) {
  require_labels("clusters", clusters);
  require_labels("classes", classes);
  if (clusters.size() != classes.size()) {
    throw InvalidArgument("classes", "there are " + std::to_string(classes.size()) +
                                         " labels for the clusters' " +
                                         std::to_string(clusters.size()));
  }
}

// The same partition with its labels numbered 0, 1, ... without gaps.
struct Parts {
  explicit Parts(const LabelsView& labels) : of_point(labels.size()) {
    std::vector<int> names(labels.begin(), labels.end());
    std::sort(names.begin(), names.end());
    names.erase(std::unique(names.begin(), names.end()), names.end());
    sizes.assign(names.size(), 0.0);
    for (Eigen::Index i = 0; i < labels.size(); ++i) {
      const auto part = std::lower_bound(names.begin(), names.end(), labels(i)) - names.begin();
      of_point(i) = static_cast<int>(part);
      sizes[static_cast<std::size_t>(part)] += 1.0;
    }
  }

  double entropy() const {
    const auto n = static_cast<double>(of_point.size());
    double sum = 0.0;
    for (const double size : sizes) {
      sum -= size / n * std::log(size / n);
    }
    return sum;
  }

  Eigen::VectorXi of_point;
  std::vector<double> sizes;
};

// Points that share their cluster and their class: their number, where there are any. There are at
// most n such groups, however many clusters and classes.
struct Overlap {
  std::size_t cluster;
  std::size_t category;
  double size;
};

std::vector<Overlap> overlaps(const Parts& clusters, const Parts& classes) {
  std::vector<std::pair<int, int>> pairs;
  pairs.reserve(static_cast<std::size_t>(clusters.of_point.size()));
  for (Eigen::Index i = 0; i < clusters.of_point.size(); ++i) {
    pairs.emplace_back(clusters.of_point(i), classes.of_point(i));
  }
  std::sort(pairs.begin(), pairs.end());
  std::vector<Overlap> result;
  for (auto first = pairs.begin(); first != pairs.end();) {
    const auto last = std::upper_bound(first, pairs.end(), *first);
    result.push_back({static_cast<std::size_t>(first->first),
                      static_cast<std::size_t>(first->second), static_cast<double>(last - first)});
    first = last;
  }
  return result;
}

// The points of each cluster's most frequent class.
std::vector<double> majority_sizes(const Parts& clusters, const Parts& classes) {
  std::vector<double> largest(clusters.sizes.size(), 0.0);
  for (const Overlap& overlap : overlaps(clusters, classes)) {
    largest[overlap.cluster] = std::max(largest[overlap.cluster], overlap.size);
  }
  return largest;
}

double pairs_within(double size) { return size * (size - 1.0) / 2.0; }

double pairs_within(const std::vector<double>& sizes) {
  double sum = 0.0;
  for (const double size : sizes) {
    sum += pairs_within(size);
  }
  return sum;
}

void require_below(const char* argument, const LabelsView& labels, Eigen::Index bound) {
  Eigen::Index place = 0;
  if (const int highest = labels.maxCoeff(&place); highest >= bound) {
    throw InvalidArgument(argument, "label " + std::to_string(place) + " is " +
                                        std::to_string(highest) + ", there are " +
                                        std::to_string(bound) + ", counted from 0");
  }
}

constexpr std::int64_t most_entries = std::int64_t{1} << 26;

}  // namespace

double purity(const LabelsView& clusters, const LabelsView& classes) {
  require_partitions(clusters, classes);
  const Parts cluster_parts(clusters);
  double majority = 0.0;
  for (const double largest : majority_sizes(cluster_parts, Parts(classes))) {
    majority += largest;
  }
  return majority / static_cast<double>(clusters.size());
}

double mean_purity(const LabelsView& clusters, const LabelsView& classes) {
  require_partitions(clusters, classes);
  const Parts cluster_parts(clusters);
  const std::vector<double> largest = majority_sizes(cluster_parts, Parts(classes));
  double sum = 0.0;
  for (std::size_t cluster = 0; cluster < largest.size(); ++cluster) {
    sum += largest[cluster] / cluster_parts.sizes[cluster];
  }
  return sum / static_cast<double>(largest.size());
}

double adjusted_rand_index(const LabelsView& clusters, const LabelsView& classes) {
  require_partitions(clusters, classes);
  const Parts cluster_parts(clusters);
  const Parts class_parts(classes);
  const double all = pairs_within(static_cast<double>(clusters.size()));
  const double in_clusters = pairs_within(cluster_parts.sizes);
  const double in_classes = pairs_within(class_parts.sizes);
  double in_both = 0.0;
  for (const Overlap& overlap : overlaps(cluster_parts, class_parts)) {
    in_both += pairs_within(overlap.size);
  }
  // Both are one part, or both are a part a point: nothing is left to chance, and they agree.
  if (in_clusters == in_classes && (in_clusters == 0.0 || in_clusters == all)) {
    return 1.0;
  }
  // Both sides of the fraction times the number of pairs, so that scores of exactly 0 and 1 come
  // out so.
  const double expected = in_clusters * in_classes;
  return (all * in_both - expected) / (all * ((in_clusters + in_classes) / 2.0) - expected);
}

double normalized_mutual_information(const LabelsView& clusters, const LabelsView& classes) {
  require_partitions(clusters, classes);
  const Parts cluster_parts(clusters);
  const Parts class_parts(classes);
  const double mean_entropy = (cluster_parts.entropy() + class_parts.entropy()) / 2.0;
  if (mean_entropy == 0.0) {
    return 1.0;
  }
  const auto n = static_cast<double>(clusters.size());
  double information = 0.0;
  for (const Overlap& overlap : overlaps(cluster_parts, class_parts)) {
    const double independent =
        cluster_parts.sizes[overlap.cluster] * class_parts.sizes[overlap.category] / n;
    information += overlap.size / n * std::log(overlap.size / independent);
  }
  // Rounding may lead a little outside.
  return std::clamp(information / mean_entropy, 0.0, 1.0);
}

double matched_accuracy(const LabelsView& clusters, const LabelsView& classes) {
  require_partitions(clusters, classes);
  const Eigen::MatrixXi confusion =
      confusion_matrix(Parts(clusters).of_point, Parts(classes).of_point);
  const Eigen::VectorXi matched = matched_classes(confusion);
  double right = 0.0;
  for (Eigen::Index cluster = 0; cluster < confusion.rows(); ++cluster) {
    if (matched(cluster) >= 0) {
      right += confusion(cluster, matched(cluster));
    }
  }
  return right / static_cast<double>(clusters.size());
}

Eigen::MatrixXi confusion_matrix(const LabelsView& clusters, const LabelsView& classes) {
  require_partitions(clusters, classes);
  const std::int64_t rows = std::int64_t{clusters.maxCoeff()} + 1;
  const std::int64_t columns = std::int64_t{classes.maxCoeff()} + 1;
  if (rows > most_entries / columns) {
    throw InvalidArgument(rows > columns ? "clusters" : "classes",
                          "labels up to " + std::to_string(std::max(rows, columns) - 1) +
                              " need too large a matrix: number them without gaps");
  }
  return confusion_matrix(clusters, classes, static_cast<Eigen::Index>(rows),
                          static_cast<Eigen::Index>(columns));
}

Eigen::MatrixXi confusion_matrix(const LabelsView& clusters, const LabelsView& classes,
                                 Eigen::Index n_clusters, Eigen::Index n_classes) {
  require_partitions(clusters, classes);
  require_below("clusters", clusters, n_clusters);
  require_below("classes", classes, n_classes);
  Eigen::MatrixXi confusion = Eigen::MatrixXi::Zero(n_clusters, n_classes);
  for (Eigen::Index i = 0; i < clusters.size(); ++i) {
    ++confusion(clusters(i), classes(i));
  }
  return confusion;
}

Eigen::VectorXi majority_classes(const Eigen::MatrixXi& confusion) {
  Eigen::VectorXi majority = Eigen::VectorXi::Constant(confusion.rows(), -1);
  for (Eigen::Index cluster = 0; cluster < confusion.rows(); ++cluster) {
    int most = 0;
    for (Eigen::Index category = 0; category < confusion.cols(); ++category) {
      if (confusion(cluster, category) > most) {
        most = confusion(cluster, category);
        majority(cluster) = static_cast<int>(category);
      }
    }
  }
  return majority;
}

Eigen::VectorXi matched_classes(const Eigen::MatrixXi& confusion) {
  if (confusion.rows() <= confusion.cols()) {
    return internal::best_assignment(confusion);
  }
  const Eigen::VectorXi cluster_of = internal::best_assignment(confusion.transpose());
  Eigen::VectorXi matched = Eigen::VectorXi::Constant(confusion.rows(), -1);
  for (Eigen::Index category = 0; category < cluster_of.size(); ++category) {
    matched(cluster_of(category)) = static_cast<int>(category);
  }
  return matched;
}

}  // namespace xenoglyph
