#pragma once

#include <string_view>

namespace xenoglyph::data {

/// What a table's cell looks like. It decides what may be a column's name, and what a message says
/// of a cell that is no number.
enum class CellKind {
  empty,     ///< nothing, or blanks
  number,    ///< as parse_number reads it, also nan, inf and what is too large for a double
  missing,   ///< a word that stands for a missing value, or a spreadsheet's error
  truth,     ///< true, false, yes, no
  date,      ///< a date or a time of day
  quantity,  ///< a number written in another way: 12%, 1,234.5, 1.2D+03, $3, 12 px, 0x1F
  name,      ///< holds a letter, and is none of the above
  other      ///< no letter, and none of the above
};

/// The kind of a cell, without the blanks and quotation marks around it. UTF-8 is known; bytes that
/// are not UTF-8 count as letters.
CellKind cell_kind(std::string_view text);

/// Whether a row that begins with '#' begins with a cell that a spreadsheet writes for an error,
/// such as #N/A or #DIV/0!, or with the sign alone as a column's name; else it is a comment.
bool begins_with_hash_cell(std::string_view row);

}  // namespace xenoglyph::data
