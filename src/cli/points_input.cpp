#include "cli/points_input.hpp"

#include <span>
#include <utility>

#include "cli/network_files.hpp"
#include "cli/table_input.hpp"
#include "data/idx_reader.hpp"
#include "data/input_file.hpp"

namespace xenoglyph::cli {

Eigen::Index PointsInput::size() const {
  return std::visit([](const auto& any) { return any.rows(); }, points);
}

Eigen::Index PointsInput::n_features() const {
  return std::visit([](const auto& any) { return any.cols(); }, points);
}

PointsInput read_points_input(const std::string& path, data::Header header) {
  const std::string content = data::read_file(path);
  const std::string name = data::display_name(path);
  const auto bytes = std::as_bytes(std::span(content));
  if (data::is_idx(bytes, name)) {
    return {to_samples(data::read_idx_images(bytes, name)), {}};
  }
  data::Table table = read_table(bytes, name, header);
  return {std::move(table.points), std::move(table.labels)};
}

}  // namespace xenoglyph::cli
