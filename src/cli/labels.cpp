#include "cli/labels.hpp"

#include <cmath>
#include <cstddef>
#include <span>

#include "cli/table_input.hpp"
#include "data/file_error.hpp"
#include "data/idx_reader.hpp"
#include "data/input_file.hpp"
#include "data/numbers.hpp"

namespace xenoglyph::cli {

namespace {

std::vector<std::uint8_t> labels_of_table(const data::Table& table, const std::string& name) {
  if (table.points.cols() != 1) {
    throw data::FileError(name + ": has " + std::to_string(table.points.cols()) +
                          " columns of numbers; labels are one");
  }
  std::vector<std::uint8_t> labels;
  for (const double value : table.points.col(0)) {
    if (!(value >= 0.0 && value <= 255.0 && std::floor(value) == value)) {
      throw data::FileError(
          name + ": row " + std::to_string(table.row_of(static_cast<Eigen::Index>(labels.size()))) +
          ": the label is " + data::format_number(value) + ", not a whole number from 0 to 255");
    }
    labels.push_back(static_cast<std::uint8_t>(value));
  }
  return labels;
}

}  // namespace

std::vector<std::uint8_t> read_labels(const std::string& path, const LabelsHeader& header,
                                      Eigen::Index count, const std::string& counted) {
  const std::string content = data::read_file(path);
  const std::string name = data::display_name(path);
  const auto bytes = std::as_bytes(std::span(content));
  std::vector<std::uint8_t> labels =
      data::is_idx(bytes, name)
          ? data::read_idx_labels(bytes, name)
          : labels_of_table(read_table(bytes, name, header.header, header.option), name);
  if (static_cast<Eigen::Index>(labels.size()) != count) {
    throw data::FileError(name + ": has " + std::to_string(labels.size()) + " labels for " +
                          std::to_string(count) + " " + counted);
  }
  return labels;
}

}  // namespace xenoglyph::cli
