#pragma once

#include <string>

#include "data/model_json.hpp"
#include "data/table.hpp"

namespace xenoglyph::cli {

/// Reads model.json; "-" is standard input. Throws data::FileError.
data::Model read_model(const std::string& path);

/// Throws data::FileError unless points that came from `path` have as many columns as the model has
/// coordinates.
void check_columns(Eigen::Index n_features, Eigen::Index columns, const std::string& path);

/// Reads points that the mixture can score. Throws data::FileError, also when the number of columns
/// is not the mixture's.
data::Table read_points_for(const GaussianMixture& mixture, const std::string& path,
                            data::Header header);

/// Checks, before any work is done, that `output` can be written and would not overwrite `input`.
/// `option` is what names the output. Throws UsageError or data::FileError.
void check_output(const std::string& output, const std::string& input_option,
                  const std::string& input, const std::string& option = "--output");

/// Whether two paths name the same file, which need not be there yet.
bool is_same_file(const std::string& a, const std::string& b);

}  // namespace xenoglyph::cli
