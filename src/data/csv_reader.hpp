#pragma once

#include <string>
#include <string_view>

#include "data/table.hpp"

namespace xenoglyph::data {

/// Reads a text table of decimal numbers.
///
/// - Separator: semicolon, comma or tab, whichever the first two rows agree on, else runs of
///   blanks; none where one column has a name of several words. Blanks around a field don't count.
///   One empty field at the end of a row doesn't either.
/// - Rows end with LF, CRLF or CR. Blank rows and rows that start with '#' are skipped, and a UTF-8
///   byte order mark; but a spreadsheet's error (#N/A, #DIV/0!) is a cell.
/// - Fields may stand in double quotes, in which "" is one quotation mark.
/// - The first row is a header when each cell looks like a name: a letter, and no missing value, no
///   number, also not in another way of writing (cell_kind.hpp). Numbers are names too where they
///   are 0, 1, ... as pandas numbers columns (Table::first_row tells), or in quotation marks above
///   numbers without. Else the first row is a point. `header` decides instead of the look.
/// - A first column without a name beside named ones, or one for which a header of text has no
///   field, holds row names (pandas and R write such) and is left out, where it is text or numbers
///   that count rows: whole, from 0, each once. Other numbers are a coordinate like the rest.
///   Table::remarks tells both.
/// - Decimals have a point, whatever the locale; NaN and infinity are refused.
///
/// Messages count rows as a text editor counts lines, from 1. Throws FileError.
Table read_csv(std::string_view text, const std::string& name, Header header = Header::automatic);

}  // namespace xenoglyph::data
