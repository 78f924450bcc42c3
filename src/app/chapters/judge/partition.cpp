#include "app/chapters/judge/partition.hpp"

#include <algorithm>
#include <cstddef>
#include <numeric>
#include <utility>

#include "base/rows.hpp"

namespace xenoglyph::app {

namespace {

std::vector<int> numbers_by_size(const Eigen::VectorXi& clusters, Eigen::Index n_clusters) {
  std::vector<int> sizes(static_cast<std::size_t>(n_clusters));
  for (const int cluster : clusters) {
    ++sizes[static_cast<std::size_t>(cluster)];
  }
  std::vector<std::size_t> order(sizes.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::stable_sort(order.begin(), order.end(),
                   [&](std::size_t a, std::size_t b) { return sizes[a] > sizes[b]; });
  std::vector<int> numbers(sizes.size());
  for (std::size_t i = 0; i < order.size(); ++i) {
    numbers[order[i]] = static_cast<int>(i) + 1;
  }
  return numbers;
}

Partition numbered(Judged by, Eigen::VectorXi clusters, Rows<float> means) {
  Partition partition{by, std::move(clusters), std::move(means), {}};
  partition.numbers = numbers_by_size(partition.clusters, partition.n_clusters());
  return partition;
}

// The record that a criterion, or the visitor, picks; -1 as long as there is none.
int chosen_record(const Settings& settings, const Selections& selections) {
  switch (settings.judged) {
    case Judged::bic:
    case Judged::aic:
      if (!selections.em().begun()) {
        return -1;
      }
      return settings.judged == Judged::bic ? selections.em().sweep().best_bic()
                                            : selections.em().sweep().best_aic();
    case Judged::kmeans: {
      const int record = kmeans_k(settings) - 1;
      return record < static_cast<int>(selections.kmeans_errors().size()) ? record : -1;
    }
    case Judged::mml:
      break;
  }
  return -1;
}

}  // namespace

std::optional<Partition> codes_fit_partition(const CodesFit& fit) {
  const std::vector<Symbol>& symbols = fit.symbols();
  if (!fit.has_mixture() || symbols.empty() || fit.assignment().empty()) {
    return std::nullopt;
  }
  Partition partition;
  partition.means.resize(static_cast<Eigen::Index>(symbols.size()), symbols.front().mean.size());
  std::vector<int> place_of_id;
  for (const Symbol& symbol : symbols) {
    const auto id = static_cast<std::size_t>(symbol.id);
    place_of_id.resize(std::max(place_of_id.size(), id + 1), -1);
    place_of_id[id] = symbol.place;
    partition.means.row(symbol.place) = symbol.mean.transpose();
    partition.numbers.push_back(symbol.number);
  }
  const std::vector<int>& ids = fit.assignment();
  partition.clusters.resize(static_cast<Eigen::Index>(ids.size()));
  for (std::size_t i = 0; i < ids.size(); ++i) {
    const auto id = static_cast<std::size_t>(ids[i]);
    // While the fit plays, codes may still be counted to a component that has died since.
    if (id >= place_of_id.size() || place_of_id[id] < 0) {
      return std::nullopt;
    }
    partition.clusters(static_cast<Eigen::Index>(i)) = place_of_id[id];
  }
  return partition;
}

int kmeans_k(const Settings& settings) { return std::min(settings.kmeans_k, settings.sweep_k_max); }

PartitionVersion partition_version(const Settings& settings, const CodesFit& fit,
                                   const Selections& selections) {
  if (settings.judged == Judged::mml) {
    return {settings.judged, fit.assignment_version(), 0};
  }
  return {settings.judged, selections.generation(), chosen_record(settings, selections)};
}

std::optional<Partition> partition_of(const Settings& settings, const CodesFit& fit,
                                      const Selections& selections) {
  if (settings.judged == Judged::mml) {
    return codes_fit_partition(fit);
  }
  const int chosen = chosen_record(settings, selections);
  if (chosen < 0) {
    return std::nullopt;
  }
  const auto record = static_cast<std::size_t>(chosen);
  if (settings.judged == Judged::kmeans) {
    const KmeansResult& result = selections.kmeans().sweep().result(record);
    return numbered(settings.judged, result.labels, result.centers.cast<float>());
  }
  return numbered(settings.judged, selections.em_clusters().at(record),
                  selections.em().sweep().mixture(record).means().cast<float>());
}

}  // namespace xenoglyph::app
