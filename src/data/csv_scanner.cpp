#include "data/csv_scanner.hpp"

#include <algorithm>
#include <array>

#include "data/cell_kind.hpp"
#include "data/file_error.hpp"

namespace xenoglyph::data {

namespace {

constexpr std::string_view blanks = " \t";
constexpr std::string_view line_ends = "\r\n";

std::string_view trimmed(std::string_view text) {
  const std::size_t begin = text.find_first_not_of(blanks);
  if (begin == std::string_view::npos) {
    return {};
  }
  return text.substr(begin, text.find_last_not_of(blanks) - begin + 1);
}

// Where the row ends that starts the text: at the first line end outside quotation marks.
std::size_t row_length(std::string_view text) {
  std::size_t position = text.find_first_of("\"\r\n");
  while (position != std::string_view::npos && text[position] == '"') {
    const std::size_t closing = text.find('"', position + 1);
    position =
        closing == std::string_view::npos ? closing : text.find_first_of("\"\r\n", closing + 1);
  }
  return std::min(position, text.size());
}

bool is_comment(std::string_view row) {
  return row.starts_with('#') && !begins_with_hash_cell(row);
}

// The first two rows that are neither blank nor a comment; empty where there are fewer.
std::array<std::string_view, 2> first_rows(std::string_view text) {
  std::array<std::string_view, 2> rows;
  std::size_t found = 0;
  while (!text.empty() && found < rows.size()) {
    const std::size_t comment_length = std::min(text.find_first_of(line_ends), text.size());
    const bool comment = is_comment(trimmed(text.substr(0, comment_length)));
    const std::size_t length = comment ? comment_length : row_length(text);
    const std::string_view row = trimmed(text.substr(0, length));
    if (!comment && !row.empty()) {
      rows[found++] = row;
    }
    text.remove_prefix(std::min(length + 1, text.size()));
  }
  return rows;
}

std::size_t count_outside_quotes(std::string_view line, char wanted) {
  std::size_t count = 0;
  bool quoted = false;
  for (const char character : line) {
    if (character == '"') {
      quoted = !quoted;
    } else if (character == wanted && !quoted) {
      ++count;
    }
  }
  return count;
}

// A name of several words above a single cell: not of two columns, but of one. In such a name a
// comma or a semicolon has a blank behind it.
bool is_phrase_above_one_cell(std::string_view name, std::string_view cell) {
  if (cell.empty() || cell_kind(name) != CellKind::name) {
    return false;
  }
  for (const char separator : {' ', '\t', ',', ';'}) {
    if (count_outside_quotes(cell, separator) > 0) {
      return false;
    }
  }
  if (count_outside_quotes(name, '\t') > 0 || count_outside_quotes(name, ' ') == 0) {
    return false;
  }
  for (std::size_t i = 0; i < name.size(); ++i) {
    if ((name[i] == ',' || name[i] == ';') && name.substr(i + 1, 1) != " ") {
      return false;
    }
  }
  return true;
}

}  // namespace

std::string CsvField::unescaped() const {
  std::string result;
  for (std::size_t i = 0; i < text.size(); ++i) {
    result += text[i];
    if (quoted && text[i] == '"') {
      ++i;
    }
  }
  return result;
}

char find_separator(std::string_view text) {
  constexpr std::array<char, 3> candidates{';', ',', '\t'};
  const auto [first, second] = first_rows(text);
  if (is_phrase_above_one_cell(first, second)) {
    return no_separator;
  }
  char fallback = ' ';
  for (const char candidate : candidates) {
    const std::size_t count = count_outside_quotes(first, candidate);
    const std::size_t next_count = second.empty() ? count : count_outside_quotes(second, candidate);
    if (count > 0 && count == next_count) {
      return candidate;
    }
    // A single tab may be one blank among others.
    const bool occurs = candidate == '\t' ? count > 0 && next_count > 0 : count + next_count > 0;
    if (fallback == ' ' && occurs) {
      fallback = candidate;
    }
  }
  return fallback;
}

bool CsvScanner::at_blank() const {
  return !at_end() && (text_[position_] == ' ' || (text_[position_] == '\t' && separator_ != '\t'));
}

void CsvScanner::skip_blanks() {
  while (at_blank()) {
    ++position_;
  }
}

void CsvScanner::skip_line() {
  position_ = std::min(text_.find_first_of(line_ends, position_), text_.size());
  end_line();
}

void CsvScanner::end_line() {
  if (at_end()) {
    return;
  }
  const bool carriage_return = text_[position_++] == '\r';
  if (carriage_return && !at_end() && text_[position_] == '\n') {
    ++position_;
  }
  ++line_;
}

CsvField CsvScanner::quoted_field(const CsvRow& row) {
  const std::string column = "column " + std::to_string(row.fields.size() + 1);
  const auto fail = [&](const std::string& fault) {
    return FileError(name_ + ": row " + std::to_string(row.number) + ": " + column + " " + fault);
  };
  const std::size_t begin = ++position_;
  while (true) {
    position_ = text_.find_first_of("\"\r\n", position_);
    if (position_ == std::string_view::npos) {
      throw fail("has no closing quotation mark");
    }
    if (text_[position_] != '"') {
      end_line();  // a line break inside the marks belongs to the field
    } else if (text_.substr(position_ + 1).starts_with('"')) {
      position_ += 2;
    } else {
      break;
    }
  }
  const std::string_view content = text_.substr(begin, position_ - begin);
  ++position_;
  if (!at_row_end() && text_[position_] != separator_ && !at_blank()) {
    throw fail("goes on after its closing quotation mark");
  }
  return {content, true};
}

CsvField CsvScanner::field(const CsvRow& row) {
  if (!at_end() && text_[position_] == '"') {
    return quoted_field(row);
  }
  const std::string_view ends = separator_ == '\t'  ? "\t\r\n"
                                : separator_ == ';' ? ";\r\n"
                                : separator_ == ',' ? ",\r\n"
                                : separator_ == ' ' ? " \t\r\n"
                                                    : "\r\n";
  const std::size_t begin = position_;
  position_ = std::min(text_.find_first_of(ends, position_), text_.size());
  return {trimmed(text_.substr(begin, position_ - begin)), false};
}

bool CsvScanner::next(CsvRow& row) {
  skip_blanks();
  while (!at_end() && (at_row_end() || is_comment(text_.substr(position_)))) {
    skip_line();
    skip_blanks();
  }
  row.fields.clear();
  row.number = line_;
  if (at_end()) {
    return false;
  }
  while (true) {
    skip_blanks();
    row.fields.push_back(field(row));
    skip_blanks();
    if (at_row_end()) {
      break;
    }
    if (separator_ != ' ') {
      if (text_[position_] != separator_) {
        throw FileError(name_ + ": row " + std::to_string(row.number) + ": column " +
                        std::to_string(row.fields.size()) +
                        " goes on after its closing quotation mark");
      }
      ++position_;
    }
  }
  end_line();
  return true;
}

}  // namespace xenoglyph::data
