#pragma once

#include <optional>
#include <tuple>
#include <vector>

#include "app/chapters/judge/selections.hpp"
#include "app/corpus/codes_fit.hpp"
#include "base/rows.hpp"

namespace xenoglyph::app {

/// The codes in clusters, by one of the ways to choose how many.
struct Partition {
  Judged by = Judged::mml;
  Eigen::VectorXi clusters;  ///< n, the cluster of each code
  Rows<float> means;         ///< a row a cluster: a component's mean, or a centre
  /// What visitors count each cluster as: components of the codes' fit as everywhere, others from 1
  /// by falling number of codes.
  std::vector<int> numbers;

  Eigen::Index n_clusters() const { return means.rows(); }
};

/// Says whether partition_of() would give another partition than before.
using PartitionVersion = std::tuple<Judged, long, long>;

PartitionVersion partition_version(const Settings& settings, const CodesFit& fit,
                                   const Selections& selections);

/// The partition that the settings ask for; nothing as long as it isn't there.
std::optional<Partition> partition_of(const Settings& settings, const CodesFit& fit,
                                      const Selections& selections);

/// The codes' fit as a partition; nothing before its codes are counted.
std::optional<Partition> codes_fit_partition(const CodesFit& fit);

/// Clusters of the k-means that is looked at: no more than are tried.
int kmeans_k(const Settings& settings);

}  // namespace xenoglyph::app
