#pragma once

#include <string>
#include <string_view>

#include "data/table_reader.hpp"

namespace xenoglyph::data {

/// Reads a text table of decimal numbers.
///
/// - Separator: semicolon, comma or tab, whichever the first two rows agree on, else runs of
/// blanks.
///   Blanks around a field don't count. One empty field at the end of a row doesn't either.
/// - Rows end with LF, CRLF or CR. Blank rows and rows that start with '#' are skipped, and a UTF-8
///   byte order mark.
/// - Fields may stand in double quotes, in which "" is one quotation mark.
/// - The first row is a header when it holds no number. A first column without a name beside named
///   ones holds row names (R and pandas write such) and is left out.
/// - Decimals have a point, whatever the locale; NaN and infinity are refused.
///
/// Messages count rows as a text editor counts lines, from 1. Throws FileError.
Table read_csv(std::string_view text, const std::string& name);

}  // namespace xenoglyph::data
