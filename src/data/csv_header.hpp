#pragma once

#include <string>
#include <vector>

#include "data/csv_scanner.hpp"
#include "data/table.hpp"

namespace xenoglyph::data {

/// What the first row of a text table is, as far as it and the second row show.
enum class FirstRowKind {
  point,             ///< numbers, or what should be numbers
  names,             ///< of the columns
  number_names,      ///< numbers that are names: in quotation marks, or beside an empty cell
  perhaps_numbered,  ///< 0, 1, ...: names as pandas numbers columns, or a point
  perhaps_names      ///< other whole numbers, each once: a point, but years are names too
};

/// Whether every cell but one without a name reads as a number, so that a first row that was taken
/// for names could be a point.
bool reads_as_point(const CsvRow& row);

/// @param second  the row after it, or null
FirstRowKind first_row_kind(const CsvRow& first, const CsvRow* second, Header header);

/// Whether a column's name is none: empty, "#", or what pandas calls such a column.
bool is_nameless(const CsvField& field);

/// What a first column without a name holds.
enum class RowNames {
  numbers,  ///< whole numbers from 0, each once
  text,
  none  ///< measurements
};

RowNames row_names_kind(const std::vector<CsvField>& column);

/// The first cells of a list for a message: "0, 1, ...".
std::string listed(const std::vector<CsvField>& cells);

}  // namespace xenoglyph::data
