#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "mixture/component_sweep.hpp"

namespace xenoglyph::cli {

/// A fit with the time that it took.
struct TimedFit {
  SweepRecord record;
  double seconds = 0.0;
};

/// What `xenoglyph select` found.
struct Selection {
  Eigen::Index n_points = 0;
  Eigen::Index n_features = 0;
  CovarianceType covariance_type = CovarianceType::full;
  std::uint64_t seed = 0;
  Eigen::Index k_min = 1;
  Eigen::Index k_max = 1;
  std::vector<TimedFit> fits;   ///< by EM, one a number of components from k_min on; not empty
  bool interrupted = false;     ///< they end before k_max
  std::optional<TimedFit> mml;  ///< the fit that chooses its own number, where it was asked for
};

/// "bic", "aic" or "message-length".
std::string_view to_string(SelectionCriterion criterion);

/// The inverse of to_string. Throws InvalidArgument ("by") for any other name.
SelectionCriterion selection_criterion_from_string(std::string_view name);

/// Index of the fit that the criterion chooses (best_record).
std::size_t best_fit(const std::vector<TimedFit>& fits, SelectionCriterion criterion);

/// A table for people, in columns of even width, the best by each criterion marked; and in words
/// what is best.
std::string to_aligned_text(const Selection& selection);

/// The fits by EM, a row each, as numbers only: the names of the columns are those of the JSON,
/// `converged` and `collapsed` are 0 or 1.
std::string to_csv_text(const Selection& selection);

/// Everything, with the field names of model.json.
std::string to_json_text(const Selection& selection);

}  // namespace xenoglyph::cli
