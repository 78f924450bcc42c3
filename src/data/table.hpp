#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "base/points.hpp"
#include "data/file_error.hpp"

namespace xenoglyph::data {

/// Whether a text table's first row holds the columns' names.
enum class Header {
  automatic,  ///< as its cells look (csv_reader.hpp)
  yes,
  no
};

/// What a first row of numbers was taken for where it may as well be the other.
enum class FirstRow {
  clear,             ///< there is no doubt
  numbers_as_names,  ///< names, though its cells read as a point
  perhaps_names      ///< a point, though some programs write such names
};

/// A table of numbers as it was read.
struct Table {
  Points points;                          ///< n x d
  std::vector<std::string> column_names;  ///< d names from a CSV header, or empty
  std::vector<std::uint8_t> labels;       ///< n, those beside codes; or empty
  std::vector<std::size_t> rows = {};     ///< n, the points' rows in the file, or empty: 1 to n
  FirstRow first_row = FirstRow::clear;
  std::string first_row_cells = {};  ///< "0, 1", where the first row is not clear
  /// What a reader of the file might not expect, such as a column that is left out; each a sentence
  /// without capital and full stop.
  std::vector<std::string> remarks = {};

  /// The row of a point in its file, counted from 1.
  std::size_t row_of(Eigen::Index point) const {
    const auto index = static_cast<std::size_t>(point);
    return rows.empty() ? index + 1 : rows[index];
  }
};

/// The fault is in the first row of a text table, which was not taken for names.
class FirstRowError : public FileError {
 public:
  using FileError::FileError;
};

}  // namespace xenoglyph::data
