#pragma once

#include <optional>
#include <string>

#include <CLI/CLI.hpp>

#include "base/errors.hpp"
#include "data/file_error.hpp"
#include "data/table.hpp"
#include "mixture/covariance_type.hpp"
#include "mixture/regularization.hpp"

namespace xenoglyph::cli {

/// Covariances as they are asked for on the command line.
struct CovarianceRequest {
  std::string type = std::string(to_string(CovarianceType::full));
  std::optional<std::string> regularization_kind;  ///< where it was given
  std::optional<double> regularization_strength;   ///< where it was given

  CovarianceType covariance_type() const { return covariance_type_from_string(type); }
  bool regularization_given() const { return regularization_kind || regularization_strength; }
  /// What was given, the rest as by default: a strength is one of the default's kind, and a kind of
  /// another than the default's has the strength of Regularization{}.
  Regularization regularization(const Regularization& by_default) const;
};

/// Adds --input, which is required, a table of points, and --header.
void add_points_option(CLI::App& command, std::string& input, data::Header& header);

/// Adds --covariance, --regularization and --regularization-kind.
void add_covariance_options(CLI::App& command, CovarianceRequest& request,
                            const Regularization& by_default, const std::string& group);

/// The fault as one of the file that the points came from.
data::FileError fault_of_points(const InvalidPoints& error, const std::string& path);

}  // namespace xenoglyph::cli
