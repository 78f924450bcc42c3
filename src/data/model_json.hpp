#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <nlohmann/json_fwd.hpp>

#include "mixture/fit_mml.hpp"

namespace xenoglyph::data {

/// A fitted mixture with how it was fitted: the content of model.json.
struct Model {
  GaussianMixture mixture;
  double log_likelihood = 0.0;
  double message_length = 0.0;
  Criterion criterion = Criterion::program;
  int n_iter = 0;
  bool converged = false;
  std::uint64_t seed = 0;
  std::vector<MmlRecord> history = {};
};

/// The model that a fit gave.
Model make_model(const MmlResult& result, const MmlOptions& options);

/// model.json's text: format "xenoglyph-mixture", version 1, covariances in scikit-learn's shape
/// for the type (full k x d x d, tied d x d, diagonal k x d, spherical k). Numbers round-trip
/// exactly.
std::string to_json(const Model& model);

/// The same as an object, its fields in that order.
nlohmann::ordered_json to_json_object(const Model& model);

/// The inverse, also for files that others made: format and version, covariance_type ("diag" too),
/// weights, means and covariances make a mixture. What else there is tells how it was fitted; where
/// it is missing or null, the model has the defaults above, and where it is there, it is right.
/// `name` is what messages call the text. Throws FileError that says which field is missing or
/// wrong.
Model model_from_json(std::string_view text, const std::string& name);

}  // namespace xenoglyph::data
