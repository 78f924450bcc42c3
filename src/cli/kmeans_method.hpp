#pragma once

#include <cstdint>
#include <string>

#include <CLI/CLI.hpp>

#include "cli/points_input.hpp"
#include "clustering/fit_kmeans.hpp"
#include "clustering/fit_minibatch_kmeans.hpp"
#include "data/kmeans_json.hpp"

namespace xenoglyph::cli {

/// How points are grouped by k-means, as asked for on a command line.
struct KmeansMethod {
  std::string scaling = std::string(to_string(data::Scaling::none));
  bool minibatch = false;
  KmeansOptions lloyd;
  MinibatchKmeansOptions minibatches;
  int restarts = 0;  ///< 0: as the library has it
  std::uint64_t seed = 0;

  /// Gives seed and restarts to both algorithms.
  void settle();
};

/// Adds --scale.
CLI::Option* add_scale_option(CLI::App& command, std::string& scaling);

/// A model without centres yet: how points are scaled and what is grouped how. The points are
/// scaled in place.
data::KmeansModel begin_model(const KmeansMethod& method, AnyPoints& points);

/// Groups the scaled points about k centres. Throws InvalidPoints and InvalidArgument.
KmeansResult fit(const AnyPoints& points, Eigen::Index k, const KmeansMethod& method);

}  // namespace xenoglyph::cli
