#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "base/rows.hpp"
#include "clustering/fit_kmeans.hpp"
#include "clustering/scaling.hpp"

namespace xenoglyph::data {

/// What is done to points before they are clustered.
enum class Scaling { none, unit_norm, standard };

/// "none", "unit-norm", "standard".
std::string_view to_string(Scaling scaling);

/// The centres that k-means found, with what is done to points before they are compared with them:
/// the content of a k-means model's JSON.
struct KmeansModel {
  Scaling scaling = Scaling::none;
  std::optional<StandardScaler> scaler;  ///< only for `standard`
  Points centers;                        ///< k x d, of scaled points
  bool minibatch = false;                ///< how they were found
  double inertia = 0.0;                  ///< of the scaled points
  int n_iter = 0;
  bool converged = false;
  std::uint64_t seed = 0;

  /// The cluster of each point, which is not scaled yet. Throws InvalidPoints for another number of
  /// coordinates.
  Eigen::VectorXi predict(const PointsView& points) const;
  Eigen::VectorXi predict(const RowsView<float>& points) const;
};

/// A k-means model's text: format "xenoglyph-kmeans", version 1. Numbers round-trip exactly.
std::string to_json(const KmeansModel& model);

/// The inverse, also for files that others made: format, version and centres are needed; what else
/// is missing or null has the defaults above. `name` is what messages call the text. Throws
/// FileError that says which field is missing or wrong.
KmeansModel kmeans_from_json(std::string_view text, const std::string& name);

/// Whether a text is the JSON of a k-means model, right or wrong, rather than of something else.
bool is_kmeans_json(std::string_view text);

}  // namespace xenoglyph::data
