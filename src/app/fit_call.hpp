#pragma once

#include <string>
#include <string_view>

#include <nlohmann/json_fwd.hpp>

#include "mixture/fit_mml.hpp"

/// Fitting from a script: options and results as JSON.
namespace xenoglyph::app {

/// Options by name, camelCase or snake_case: kMax, kMin, covariance (or covarianceType), criterion,
/// threshold, regularization (a strength, or {kind, strength}), restarts, seed, maxSweeps. An empty
/// text means the defaults. Throws InvalidArgument for an unknown name or a value of the wrong
/// type.
MmlOptions options_from_json(std::string_view text);

/// The options as options_from_json reads them.
nlohmann::json options_to_json(const MmlOptions& options);

/// Fits `n` points of `d` coordinates given row by row. The object of model.json, or {"error":
/// message}.
std::string fit_as_json(const double* points, int n, int d, std::string_view options);

}  // namespace xenoglyph::app
