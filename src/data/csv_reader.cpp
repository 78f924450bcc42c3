#include "data/csv_reader.hpp"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <optional>
#include <utility>
#include <vector>

#include "base/rows.hpp"
#include "data/cell_kind.hpp"
#include "data/csv_header.hpp"
#include "data/csv_scanner.hpp"
#include "data/numbers.hpp"
#include "data/printable.hpp"

namespace xenoglyph::data {

namespace {

using Eigen::Index;

// A number such as "1,5", as German or French programs write it.
bool has_decimal_comma(std::string_view text) {
  std::string with_point(text);
  std::replace(with_point.begin(), with_point.end(), ',', '.');
  return parse_number(with_point).kind == NumberKind::finite;
}

// What is wrong with a cell that is no finite number, after "is "x"".
std::string fault_of(std::string_view text, NumberKind number) {
  if (number == NumberKind::not_finite) {
    return ", not a finite number";
  }
  if (number == NumberKind::too_large) {
    return ", larger than a double can hold";
  }
  if (has_decimal_comma(text)) {
    return ": write decimals with a point";
  }
  switch (cell_kind(text)) {
    case CellKind::missing:
      return ", a missing value: fill it in, or leave the row out";
    case CellKind::quantity:
      return ", not a plain number: write digits, a point, and exponents with e";
    case CellKind::date:
      return ", a date or time, not a number";
    default:
      return ", not a number";
  }
}

// Collects the rows' numbers, row by row, and knows what the first row fixed for all others.
class TableBuilder {
 public:
  TableBuilder(const std::string& name, Header header) : name_(name), header_(header) {}

  void set_names(const CsvRow& row) {
    for (std::size_t column = 0; column < row.fields.size(); ++column) {
      std::string column_name = row.fields[column].unescaped();
      if (!is_utf8(column_name)) {
        fail(row.number, "the name of column " + std::to_string(column + 1) +
                             " is not UTF-8 text; save the file as UTF-8");
      }
      column_names_.push_back(std::move(column_name));
    }
    nameless_ = row.fields.size() > 1 && is_nameless(row.fields.front());
    fix_columns(row);
  }

  /// A first row of numbers that stands for a point or perhaps for names: the others decide, or at
  /// least raise a doubt.
  void hold(const CsvRow& row, FirstRowKind kind) {
    fix_columns(row);
    held_kind_ = kind;
    append_numbers(row, held_);
    doubt(row, FirstRow::clear);
  }

  void doubt(const CsvRow& first, FirstRow taken_for) {
    table_.first_row = taken_for;
    table_.first_row_cells = listed(first.fields);
  }

  void add(const CsvRow& row) {
    if (!first_row_) {
      fix_columns(row);
    } else if (table_.rows.empty() && !column_names_.empty() && !nameless_ &&
               row.fields.size() == columns_ + 1) {
      // R's write.table leaves the row names' own name out.
      nameless_ = true;
      without_field_ = true;
      ++columns_;
      column_names_.insert(column_names_.begin(), std::string());
    }
    if (row.fields.size() != columns_) {
      fail_width(row.number, row.fields.size());
    }
    append_numbers(row, values_);
    if (nameless_) {
      nameless_cells_.push_back(row.fields.front());
    }
    table_.rows.push_back(row.number);
  }

  std::size_t columns() const { return columns_; }

  Table table() && {
    if (table_.rows.empty()) {
      throw FileError(name_ + (first_row_ ? ": holds a header but no row of numbers"
                                          : ": holds no numbers, only blank rows or comments"));
    }
    if (!held_.empty()) {
      settle_held();
    }
    const auto rows = static_cast<Index>(table_.rows.size());
    table_.points = Eigen::Map<const Rows<double>>(values_.data(), rows,
                                                   static_cast<Index>(values_.size()) / rows);
    if (nameless_) {
      settle_nameless();
    }
    table_.column_names = std::move(column_names_);
    if (table_.rows.front() == 1 && table_.rows.back() == table_.rows.size()) {
      table_.rows.clear();  // 1 to n, which goes without saying
    }
    return std::move(table_);
  }

 private:
  [[noreturn]] void fail(std::size_t row, const std::string& fault) const {
    throw FileError(name_ + ": row " + std::to_string(row) + ": " + fault);
  }

  [[noreturn]] void fail_width(std::size_t row, std::size_t columns) const {
    const std::size_t expected = columns_ - (without_field_ ? 1 : 0);
    fail(row, "has " + std::to_string(columns) + (columns == 1 ? " column" : " columns") +
                  " where row " + std::to_string(*first_row_) + " has " + std::to_string(expected));
  }

  void fix_columns(const CsvRow& row) {
    first_row_ = row.number;
    columns_ = row.fields.size();
  }

  // The row's numbers, without the cell of a column that has no name.
  void append_numbers(const CsvRow& row, std::vector<double>& values) const {
    for (std::size_t column = nameless_ ? 1 : 0; column < columns_; ++column) {
      values.push_back(number(row.number, row.fields[column], column));
    }
  }

  double number(std::size_t row, const CsvField& field, std::size_t column) const {
    const ParsedNumber parsed = parse_number(field.text);
    if (parsed.kind == NumberKind::finite) {
      return parsed.value;
    }
    std::string fault = "column " + std::to_string(column + 1);
    if (!column_names_.empty() && !column_names_[column].empty()) {
      fault += " (" + printable(column_names_[column]) + ")";
    }
    fault += field.text.empty()
                 ? " is empty"
                 : " is \"" + printable(field.text) + "\"" + fault_of(field.text, parsed.kind);
    if (row == first_row_ && header_ == Header::automatic) {
      throw FirstRowError(name_ + ": row " + std::to_string(row) + ": " + fault);
    }
    fail(row, fault);
  }

  // Numbers from 0 are names where others than whole numbers follow, or where they lie outside of
  // what follows. Of a single column, "0" may as well be where a measurement starts.
  bool held_is_names() const {
    if (held_kind_ != FirstRowKind::perhaps_numbered || columns_ == 1) {
      return false;
    }
    const auto rows = static_cast<Index>(table_.rows.size());
    const Eigen::Map<const Rows<double>> rest(values_.data(), rows, static_cast<Index>(columns_));
    if ((rest.array() != rest.array().floor()).any() || columns_ > 3) {
      return true;
    }
    for (std::size_t column = 0; column < columns_; ++column) {
      const auto values = rest.col(static_cast<Index>(column));
      if (held_[column] >= values.minCoeff() && held_[column] <= values.maxCoeff()) {
        return false;
      }
    }
    return true;
  }

  void settle_held() {
    if (held_is_names()) {
      for (std::size_t column = 0; column < columns_; ++column) {
        column_names_.push_back(std::to_string(column));
      }
      table_.first_row = FirstRow::numbers_as_names;
      return;
    }
    const bool only_fractions = std::none_of(
        values_.begin(), values_.end(), [](double value) { return value == std::floor(value); });
    const bool numbered = held_kind_ == FirstRowKind::perhaps_numbered && columns_ > 1;
    if (numbered || only_fractions) {
      table_.first_row = FirstRow::perhaps_names;
    }
    values_.insert(values_.begin(), held_.begin(), held_.end());
    table_.rows.insert(table_.rows.begin(), *first_row_);
  }

  void settle_nameless() {
    const RowNames kind = row_names_kind(nameless_cells_);
    const bool quoted = nameless_cells_.front().quoted;
    if (without_field_ && kind != RowNames::text && !quoted &&
        !(kind == RowNames::numbers && counts_rows())) {
      fail_width(table_.rows.front(), columns_);
    }
    const std::string cells = "(" + listed(nameless_cells_) + ")";
    if (kind == RowNames::none) {
      Points points(table_.points.rows(), table_.points.cols() + 1);
      points.rightCols(table_.points.cols()) = table_.points;
      for (std::size_t i = 0; i < nameless_cells_.size(); ++i) {
        points(static_cast<Index>(i), 0) = number(table_.rows[i], nameless_cells_[i], 0);
      }
      table_.points = std::move(points);
      table_.remarks.push_back("column 1 has no name and is read as a coordinate, for its cells " +
                               cells + " are no row names");
      return;
    }
    column_names_.erase(column_names_.begin());
    table_.remarks.push_back("column 1 has no name and is left out: it holds row " +
                             std::string(kind == RowNames::text ? "names " : "numbers ") + cells);
  }

  // Whether the cells without a name are 1, 2, ..., two at least.
  bool counts_rows() const {
    for (std::size_t i = 0; i < nameless_cells_.size(); ++i) {
      if (nameless_cells_[i].text != std::to_string(i + 1)) {
        return false;
      }
    }
    return nameless_cells_.size() > 1;
  }

  const std::string& name_;
  Header header_;
  Table table_;
  std::vector<std::string> column_names_;
  bool nameless_ = false;       ///< the first column has no name
  bool without_field_ = false;  ///< and the header no field for it
  std::vector<CsvField> nameless_cells_;
  std::optional<std::size_t> first_row_;  ///< the row that fixed the number of columns
  std::size_t columns_ = 0;
  FirstRowKind held_kind_ = FirstRowKind::point;
  std::vector<double> held_;  ///< the first row where it may be names, or empty
  std::vector<double> values_;
};

// Reads the next row. An empty field at its end doesn't count where it would be one too many.
bool next_row(CsvScanner& scanner, const TableBuilder& builder, bool first, CsvRow& row) {
  if (!scanner.next(row)) {
    return false;
  }
  const bool one_more = row.fields.size() > 1 && row.fields.back().is_nothing();
  if (one_more && (first || row.fields.size() == builder.columns() + 1)) {
    row.fields.pop_back();
  }
  return true;
}

}  // namespace

Table read_csv(std::string_view text, const std::string& name, Header header) {
  constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";
  if (text.starts_with(byte_order_mark)) {
    text.remove_prefix(byte_order_mark.size());
  }
  TableBuilder builder(name, header);
  CsvScanner scanner(text, find_separator(text), name);
  CsvRow first;
  if (next_row(scanner, builder, true, first)) {
    CsvScanner ahead = scanner;
    CsvRow row;
    const bool has_second = ahead.next(row);
    const FirstRowKind kind = first_row_kind(first, has_second ? &row : nullptr, header);
    if (kind == FirstRowKind::point) {
      builder.add(first);
    } else if (kind == FirstRowKind::perhaps_numbered || kind == FirstRowKind::perhaps_names) {
      builder.hold(first, kind);
    } else {
      builder.set_names(first);
    }
    if (kind == FirstRowKind::number_names || (header == Header::yes && reads_as_point(first))) {
      builder.doubt(first, FirstRow::numbers_as_names);
    } else if (header == Header::no && reads_as_point(first)) {
      builder.doubt(first, FirstRow::perhaps_names);
    }
    while (next_row(scanner, builder, false, row)) {
      builder.add(row);
    }
  }
  return std::move(builder).table();
}

}  // namespace xenoglyph::data
