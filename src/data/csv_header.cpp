#include "data/csv_header.hpp"

#include <algorithm>
#include <charconv>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <system_error>
#include <vector>

#include "data/cell_kind.hpp"
#include "data/numbers.hpp"
#include "data/printable.hpp"

namespace xenoglyph::data {

namespace {

bool is_name(const CsvField& field) { return cell_kind(field.text) == CellKind::name; }

// A number of digits only.
std::optional<std::uint64_t> whole_number(std::string_view text) {
  std::uint64_t value = 0;
  const char* const end = text.data() + text.size();
  const auto result = std::from_chars(text.data(), end, value);
  return result.ec == std::errc{} && result.ptr == end ? std::optional(value) : std::nullopt;
}

std::optional<std::vector<std::uint64_t>> whole_numbers(std::span<const CsvField> fields) {
  std::vector<std::uint64_t> values;
  for (const CsvField& field : fields) {
    const std::optional<std::uint64_t> value = whole_number(field.text);
    if (!value) {
      return std::nullopt;
    }
    values.push_back(*value);
  }
  return values;
}

bool all_differ(std::vector<std::uint64_t> values) {
  std::sort(values.begin(), values.end());
  return std::adjacent_find(values.begin(), values.end()) == values.end();
}

bool counts_from_zero(const std::vector<std::uint64_t>& values) {
  for (std::size_t i = 0; i < values.size(); ++i) {
    if (values[i] != i) {
      return false;
    }
  }
  return true;
}

bool begins_row_names(const CsvField& field) {
  const CellKind kind = cell_kind(field.text);
  return field.text == "0" || field.text == "1" || kind == CellKind::name || kind == CellKind::date;
}

// Every cell in quotation marks, and those that are numbers above cells without such marks: R
// writes "2019" so.
bool is_quoted_header(std::span<const CsvField> names, const CsvRow& first, const CsvRow& second) {
  const std::size_t offset = second.fields.size() == first.fields.size() + 1 ? 1 : 0;
  const std::size_t before = first.fields.size() - names.size() + offset;
  for (std::size_t i = 0; i < names.size(); ++i) {
    const bool number = parse_number(names[i].text).kind == NumberKind::finite;
    if (!names[i].quoted || !(number || is_name(names[i]))) {
      return false;
    }
    const std::size_t below = before + i;
    if (number && (below >= second.fields.size() || second.fields[below].quoted)) {
      return false;
    }
  }
  return true;
}

}  // namespace

bool is_nameless(const CsvField& field) {
  return field.text.empty() || field.text == "#" || field.text.starts_with("Unnamed: 0");
}

bool reads_as_point(const CsvRow& row) {
  return std::all_of(row.fields.begin(), row.fields.end(), [](const CsvField& field) {
    return parse_number(field.text).kind == NumberKind::finite;
  });
}

FirstRowKind first_row_kind(const CsvRow& first, const CsvRow* second, Header header) {
  if (header != Header::automatic) {
    return header == Header::yes ? FirstRowKind::names : FirstRowKind::point;
  }
  const bool nameless = first.fields.size() > 1 && is_nameless(first.fields.front());
  const std::span<const CsvField> names = std::span(first.fields).subspan(nameless ? 1 : 0);
  if (std::all_of(names.begin(), names.end(), is_name)) {
    return FirstRowKind::names;
  }
  if (second != nullptr && is_quoted_header(names, first, *second)) {
    return FirstRowKind::number_names;
  }
  const std::optional<std::vector<std::uint64_t>> numbers = whole_numbers(names);
  if (!numbers || second == nullptr) {
    return FirstRowKind::point;
  }
  const bool counts = counts_from_zero(*numbers);
  if (nameless) {
    return counts || (all_differ(*numbers) && begins_row_names(second->fields.front()))
               ? FirstRowKind::number_names
               : FirstRowKind::point;
  }
  if (counts) {
    return FirstRowKind::perhaps_numbered;
  }
  return all_differ(*numbers) ? FirstRowKind::perhaps_names : FirstRowKind::point;
}

RowNames row_names_kind(const std::vector<CsvField>& column) {
  std::vector<std::uint64_t> numbers;
  bool any_text = false;
  bool any_missing = false;
  for (const CsvField& field : column) {
    switch (cell_kind(field.text)) {
      case CellKind::number:
        if (const std::optional<std::uint64_t> number = whole_number(field.text)) {
          numbers.push_back(*number);
          break;
        }
        return RowNames::none;
      case CellKind::quantity:
        return RowNames::none;
      case CellKind::empty:
      case CellKind::missing:
        any_missing = true;
        break;
      default:
        any_text = true;
    }
  }
  if (any_text) {
    return RowNames::text;
  }
  return any_missing || !all_differ(std::move(numbers)) ? RowNames::none : RowNames::numbers;
}

std::string listed(const std::vector<CsvField>& cells) {
  constexpr std::size_t most = 3;
  std::string text;
  for (std::size_t i = 0; i < std::min(cells.size(), most); ++i) {
    text += (i > 0 ? ", " : "") + printable(cells[i].unescaped());
  }
  return text + (cells.size() > most ? ", ..." : "");
}

}  // namespace xenoglyph::data
