#include "cli/files.hpp"

#include <filesystem>
#include <system_error>

#include "cli/table_input.hpp"
#include "cli/usage_error.hpp"
#include "data/input_file.hpp"
#include "data/numbers.hpp"
#include "data/output_file.hpp"

namespace xenoglyph::cli {

data::Model read_model(const std::string& path) {
  return data::model_from_json(data::read_inflated_file(path), data::display_name(path));
}

void check_columns(Eigen::Index n_features, Eigen::Index columns, const std::string& path) {
  if (columns != n_features) {
    throw data::FileError(data::display_name(path) + ": has " + std::to_string(columns) +
                          " columns of numbers, the model was fitted to " +
                          std::to_string(n_features));
  }
}

namespace {

// Where the square of a distance is no number, points have no density. A fit refuses such points
// too.
void check_scorable(const data::Table& table, const std::string& path) {
  constexpr double largest = 1e152;
  Eigen::Index row = 0;
  Eigen::Index column = 0;
  if (table.points.cwiseAbs().maxCoeff(&row, &column) > largest) {
    throw data::FileError(data::display_name(path) + ": row " + std::to_string(table.row_of(row)) +
                          " lies so far from the model that its density is no number: column " +
                          std::to_string(column + 1) + " is " +
                          data::format_number(table.points(row, column)));
  }
}

}  // namespace

data::Table read_points_for(const GaussianMixture& mixture, const std::string& path,
                            data::Header header) {
  data::Table table = read_table(path, header);
  check_columns(mixture.n_features(), table.points.cols(), path);
  check_scorable(table, path);
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
