#include "cli/labels.hpp"

#include <cmath>
#include <cstddef>
#include <span>
#include <string_view>

#include "data/file_error.hpp"
#include "data/gzip_reader.hpp"
#include "data/idx_reader.hpp"
#include "data/input_file.hpp"
#include "data/table_reader.hpp"

namespace xenoglyph::cli {

namespace {

using namespace std::string_view_literals;

std::vector<std::uint8_t> labels_of_table(const Points& table, const std::string& name) {
  if (table.cols() != 1) {
    throw data::FileError(name + ": has " + std::to_string(table.cols()) +
                          " columns of numbers; labels are one");
  }
  std::vector<std::uint8_t> labels;
  for (const double value : table.col(0)) {
    if (!(value >= 0.0 && value <= 255.0 && std::floor(value) == value)) {
      throw data::FileError(name + ": label " + std::to_string(labels.size() + 1) +
                            " is no whole number from 0 to 255");
    }
    labels.push_back(static_cast<std::uint8_t>(value));
  }
  return labels;
}

std::vector<std::uint8_t> labels_of(const std::string& content, const std::string& name) {
  const auto bytes = std::as_bytes(std::span(content));
  if (content.starts_with("\0\0"sv) || data::is_gzip(bytes)) {
    return data::read_idx_labels(bytes, name);
  }
  return labels_of_table(data::read_table(bytes, name).points, name);
}

}  // namespace

std::vector<std::uint8_t> read_labels(const std::string& path, Eigen::Index count,
                                      const std::string& counted) {
  const std::string name = data::display_name(path);
  std::vector<std::uint8_t> labels = labels_of(data::read_file(path), name);
  if (static_cast<Eigen::Index>(labels.size()) != count) {
    throw data::FileError(name + ": has " + std::to_string(labels.size()) + " labels for " +
                          std::to_string(count) + " " + counted);
  }
  return labels;
}

}  // namespace xenoglyph::cli
