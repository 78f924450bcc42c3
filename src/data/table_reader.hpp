#pragma once

#include <cstddef>
#include <filesystem>
#include <span>
#include <stdexcept>
#include <string>
#include <vector>

#include "mixture/points.hpp"

namespace xenoglyph::data {

/// A file can't be used. what() is one line: the file's name, the row where there is one, the fault.
class FileError : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

/// A table of numbers as it was read.
struct Table {
  Points points;                          ///< n x d
  std::vector<std::string> column_names;  ///< d names from a CSV header, or empty
};

/// Reads CSV (comma, semicolon, tab or blanks; optional header) or NPY (float32 or float64, C or
/// Fortran order, one or two dimensions), told apart by content. `name` is what messages call the data.
/// Throws FileError.
Table read_table(std::span<const std::byte> content, const std::string& name);

/// The same from a file; "-" is standard input. Throws FileError.
Table read_table_file(const std::filesystem::path& path);

}  // namespace xenoglyph::data
