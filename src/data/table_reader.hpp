#pragma once

#include <cstddef>
#include <filesystem>
#include <span>
#include <string>
#include <vector>

#include "data/file_error.hpp"
#include "mixture/points.hpp"

namespace xenoglyph::data {

/// A table of numbers as it was read.
struct Table {
  Points points;                          ///< n x d
  std::vector<std::string> column_names;  ///< d names from a CSV header, or empty
};

/// Reads CSV (csv_reader.hpp: comma, semicolon, tab or blanks; optional header), NPY
/// (npy_reader.hpp: float32 or float64, C or Fortran order, one or two dimensions) or the codes of
/// a safetensors file (codes_file.hpp), told apart by content. Every number is finite. `name` is
/// what messages call the data. Throws FileError.
Table read_table(std::span<const std::byte> content, const std::string& name);

/// The same from a file; "-" is standard input. Throws FileError.
Table read_table_file(const std::filesystem::path& path);

}  // namespace xenoglyph::data
