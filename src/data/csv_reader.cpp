#include "data/csv_reader.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <optional>
#include <utility>
#include <vector>

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

bool is_header(const CsvRow& row) {
  const auto is_name = [](const CsvField& field) {
    return parse_number(field.text).kind == NumberKind::text && !has_decimal_comma(field.text);
  };
  const auto is_empty = [](const CsvField& field) { return field.text.empty(); };
  return std::all_of(row.fields.begin(), row.fields.end(), is_name) &&
         !std::all_of(row.fields.begin(), row.fields.end(), is_empty);
}

// Collects the rows' numbers, row by row, and knows what the first row fixed for all others.
class TableBuilder {
 public:
  explicit TableBuilder(const std::string& name) : name_(name) {}

  void set_header(const CsvRow& row) {
    for (std::size_t column = 0; column < row.fields.size(); ++column) {
      std::string column_name = row.fields[column].unescaped();
      if (!is_utf8(column_name)) {
        fail(row.number, "the name of column " + std::to_string(column + 1) +
                             " is not UTF-8 text; save the file as UTF-8");
      }
      column_names_.push_back(std::move(column_name));
    }
    row_names_ = column_names_.size() > 1 && column_names_.front().empty();
    first_row_ = row.number;
    columns_ = row.fields.size();
  }

  void add(const CsvRow& row) {
    if (!first_row_) {
      first_row_ = row.number;
      columns_ = row.fields.size();
    }
    if (row.fields.size() != columns_) {
      fail(row.number, "has " + count_of_columns(row.fields.size()) + " where row " +
                           std::to_string(*first_row_) + " has " + std::to_string(columns_));
    }
    for (std::size_t column = row_names_ ? 1 : 0; column < columns_; ++column) {
      values_.push_back(number(row, column));
    }
    ++rows_;
  }

  std::size_t columns() const { return columns_; }

  Table table() && {
    if (rows_ == 0) {
      throw FileError(name_ + (first_row_ ? ": holds a header but no row of numbers"
                                          : ": holds no numbers, only blank rows or comments"));
    }
    if (row_names_) {
      column_names_.erase(column_names_.begin());
      --columns_;
    }
    using RowMajor = Eigen::Matrix<double, Eigen::Dynamic, Eigen::Dynamic, Eigen::RowMajor>;
    Points points = Eigen::Map<const RowMajor>(values_.data(), static_cast<Index>(rows_),
                                               static_cast<Index>(columns_));
    return {std::move(points), std::move(column_names_)};
  }

 private:
  [[noreturn]] void fail(std::size_t row, const std::string& fault) const {
    throw FileError(name_ + ": row " + std::to_string(row) + ": " + fault);
  }

  static std::string count_of_columns(std::size_t count) {
    return std::to_string(count) + (count == 1 ? " column" : " columns");
  }

  double number(const CsvRow& row, std::size_t column) const {
    const std::string_view text = row.fields[column].text;
    const ParsedNumber parsed = parse_number(text);
    if (parsed.kind == NumberKind::finite) {
      return parsed.value;
    }
    std::string where = "column " + std::to_string(column + 1);
    if (!column_names_.empty() && !column_names_[column].empty()) {
      where += " (" + printable(column_names_[column]) + ")";
    }
    if (text.empty()) {
      fail(row.number, where + " is empty");
    }
    where += " is \"" + printable(text) + "\"";
    if (parsed.kind == NumberKind::not_finite) {
      fail(row.number, where + ", not a finite number");
    }
    if (parsed.kind == NumberKind::too_large) {
      fail(row.number, where + ", larger than a double can hold");
    }
    if (has_decimal_comma(text)) {
      fail(row.number, where + ": write decimals with a point");
    }
    fail(row.number, where + ", not a number");
  }

  const std::string& name_;
  std::vector<std::string> column_names_;
  bool row_names_ = false;
  std::optional<std::size_t> first_row_;  ///< the row that fixed the number of columns
  std::size_t columns_ = 0;
  std::size_t rows_ = 0;
  std::vector<double> values_;
};

}  // namespace

Table read_csv(std::string_view text, const std::string& name) {
  constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";
  if (text.starts_with(byte_order_mark)) {
    text.remove_prefix(byte_order_mark.size());
  }
  TableBuilder builder(name);
  CsvScanner scanner(text, find_separator(text), name);
  CsvRow row;
  for (bool first = true; scanner.next(row); first = false) {
    const bool one_more = row.fields.size() > 1 && row.fields.back().is_nothing();
    if (one_more && (first || row.fields.size() == builder.columns() + 1)) {
      row.fields.pop_back();
    }
    if (first && is_header(row)) {
      builder.set_header(row);
    } else {
      builder.add(row);
    }
  }
  return std::move(builder).table();
}

}  // namespace xenoglyph::data
