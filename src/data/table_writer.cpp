#include "data/table_writer.hpp"

#include <cmath>
#include <cstddef>

#include "data/numbers.hpp"

namespace xenoglyph::data {

namespace {

std::string quoted_where_needed(const std::string& name) {
  const bool is_plain = name.find_first_of(",;\t\"\r\n# ") == std::string::npos;
  // A number is known for a name by its quotation marks.
  if (is_plain && parse_number(name).kind == NumberKind::text) {
    return name;
  }
  std::string quoted = "\"";
  for (const char character : name) {
    quoted += character;
    if (character == '"') {
      quoted += '"';
    }
  }
  return quoted + '"';
}

}  // namespace

std::string to_csv(const PointsView& values, std::span<const std::string> column_names) {
  std::string text;
  for (std::size_t column = 0; column < column_names.size(); ++column) {
    if (column > 0) {
      text += ',';
    }
    text += quoted_where_needed(column_names[column]);
  }
  text += '\n';
  for (Eigen::Index row = 0; row < values.rows(); ++row) {
    for (Eigen::Index column = 0; column < values.cols(); ++column) {
      if (column > 0) {
        text += ',';
      }
      if (!std::isnan(values(row, column))) {
        text += format_number(values(row, column));
      }
    }
    text += '\n';
  }
  return text;
}

std::vector<std::string> numbered_names(const std::string& prefix, Eigen::Index count) {
  std::vector<std::string> names;
  for (Eigen::Index i = 0; i < count; ++i) {
    names.push_back(prefix + std::to_string(i));
  }
  return names;
}

}  // namespace xenoglyph::data
