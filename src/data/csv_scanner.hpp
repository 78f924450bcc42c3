#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace xenoglyph::data {

/// One field of a text table: a view into the text, blanks around it and quotation marks left out.
struct CsvField {
  std::string_view text;  ///< of a quoted field what stands between the marks, "" still doubled
  bool quoted = false;

  /// Nothing stands there, not even empty quotation marks.
  bool is_nothing() const { return text.empty() && !quoted; }
  /// The field as it is meant, with "" of a quoted field undoubled.
  std::string unescaped() const;
};

struct CsvRow {
  std::size_t number = 0;  ///< of its first line, counted from 1
  std::vector<CsvField> fields;
};

/// What find_separator gives where a row is a single field: no character of a row.
inline constexpr char no_separator = '\n';

/// Semicolon, comma or tab: the one of which the first two rows hold equally many outside quotation
/// marks, else one that occurs there (a tab in both), else ' ' for runs of blanks. No separator
/// where a name of several words stands above a single cell.
char find_separator(std::string_view text);

/// Cuts a text into rows and fields. Skips blank rows and comments: rows that start with
/// '#', unless that begins a cell (cell_kind.hpp).
class CsvScanner {
 public:
  /// @param separator  as find_separator gives it; ' ' means runs of blanks and tabs
  /// `text` and `name` must outlive the scanner and the rows that it gives.
  CsvScanner(std::string_view text, char separator, const std::string& name)
      : text_(text), separator_(separator), name_(name) {}

  /// Reads the next row into `row`; false at the end. Throws FileError for quotation marks that
  /// don't match.
  bool next(CsvRow& row);

 private:
  bool at_end() const { return position_ == text_.size(); }
  bool at_row_end() const {
    return at_end() || text_[position_] == '\n' || text_[position_] == '\r';
  }
  bool at_blank() const;
  void skip_blanks();
  void skip_line();
  void end_line();
  CsvField field(const CsvRow& row);
  CsvField quoted_field(const CsvRow& row);

  std::string_view text_;
  char separator_;
  const std::string& name_;
  std::size_t position_ = 0;
  std::size_t line_ = 1;
};

}  // namespace xenoglyph::data
