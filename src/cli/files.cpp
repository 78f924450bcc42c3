#include "cli/files.hpp"

#include <filesystem>
#include <system_error>

#include "cli/usage_error.hpp"
#include "data/input_file.hpp"
#include "data/output_file.hpp"

namespace xenoglyph::cli {

data::Model read_model(const std::string& path) {
  return data::model_from_json(data::read_file(path), data::display_name(path));
}

void check_columns(Eigen::Index n_features, Eigen::Index columns, const std::string& path) {
  if (columns != n_features) {
    throw data::FileError(data::display_name(path) + ": has " + std::to_string(columns) +
                          " columns of numbers, the model was fitted to " +
                          std::to_string(n_features));
  }
}

data::Table read_points_for(const GaussianMixture& mixture, const std::string& path) {
  data::Table table = data::read_table_file(path);
  check_columns(mixture.n_features(), table.points.cols(), path);
  return table;
}

void check_output(const std::string& output, const std::string& input_option,
                  const std::string& input, const std::string& option) {
  std::error_code error;
  if (output != "-" && input != "-" && std::filesystem::is_regular_file(output, error) &&
      std::filesystem::equivalent(input, output, error)) {
    throw UsageError(option + ": " + output + " is the file that " + input_option +
                     " names, which it would overwrite");
  }
  data::check_writable(output);
}

bool is_same_file(const std::string& a, const std::string& b) {
  std::error_code error;
  const auto whole = [&error](const std::string& path) {
    return std::filesystem::weakly_canonical(std::filesystem::absolute(path, error), error);
  };
  return whole(a) == whole(b);
}

}  // namespace xenoglyph::cli
