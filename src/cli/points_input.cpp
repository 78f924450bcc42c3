#include "cli/points_input.hpp"

#include <span>
#include <string_view>
#include <utility>

#include "cli/network_files.hpp"
#include "data/codes_file.hpp"
#include "data/gzip_reader.hpp"
#include "data/idx_reader.hpp"
#include "data/input_file.hpp"
#include "data/safetensors.hpp"
#include "data/table_reader.hpp"

namespace xenoglyph::cli {

using namespace std::string_view_literals;

Eigen::Index PointsInput::size() const {
  return std::visit([](const auto& any) { return any.rows(); }, points);
}

Eigen::Index PointsInput::n_features() const {
  return std::visit([](const auto& any) { return any.cols(); }, points);
}

PointsInput read_points_input(const std::string& path) {
  const std::string name = data::display_name(path);
  const std::string content = data::read_file(path);
  const auto bytes = std::as_bytes(std::span(content));
  if (content.starts_with("\0\0"sv) || data::is_gzip(bytes)) {
    return {to_samples(data::read_idx_images(bytes, name)), {}};
  }
  if (data::is_safetensors(bytes)) {
    data::Codes codes = data::read_codes(bytes, name);
    return {Points(codes.codes.cast<double>()), std::move(codes.labels)};
  }
  return {data::read_table(bytes, name).points, {}};
}

}  // namespace xenoglyph::cli
