#pragma once

#include <string>

#include "cli/kmeans_method.hpp"
#include "data/table.hpp"

namespace xenoglyph::cli {

/// `select --method kmeans`: k-means for each number of clusters, for the curve of its inertia.
struct KmeansSelection {
  std::string input;
  std::string output = "-";  ///< the table, as CSV
  std::string chart;         ///< the curve, as SVG; empty for nowhere
  bool resume = false;       ///< go on from the table in `output`
  Eigen::Index k_min = 1;
  Eigen::Index k_max = 25;
  bool k_max_given = false;  ///< else no more than there are points
  KmeansMethod method;
  data::Header header = data::Header::automatic;
};

/// Writes a row for each number of clusters: k, inertia, n_iter, converged, seconds. The table is
/// written about once a minute, at the end and at Ctrl-C. To go on from one, the last of its rows
/// is fitted again and must come out the same: then points and options are those of before.
/// Throws UsageError, data::FileError, Interrupted.
void select_kmeans(KmeansSelection selection);

}  // namespace xenoglyph::cli
