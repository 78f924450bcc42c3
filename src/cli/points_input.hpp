#pragma once

#include <cstdint>
#include <string>
#include <variant>
#include <vector>

#include "base/points.hpp"
#include "base/rows.hpp"
#include "data/table.hpp"

namespace xenoglyph::cli {

/// Points of whatever kind of file: images are floats, tables and codes doubles.
using AnyPoints = std::variant<Points, Rows<float>>;

struct PointsInput {
  AnyPoints points;
  std::vector<std::uint8_t> labels;  ///< those beside the codes, or none

  Eigen::Index size() const;
  Eigen::Index n_features() const;
};

/// Reads a table (CSV, NPY), codes (safetensors) or images (IDX, as pixels from 0 to 1), raw or
/// gzip, told apart by content; "-" is standard input. Throws data::FileError.
PointsInput read_points_input(const std::string& path, data::Header header);

}  // namespace xenoglyph::cli
