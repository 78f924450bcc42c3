#include "data/cell_kind.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include "data/numbers.hpp"

namespace xenoglyph::data {

namespace {

using namespace std::string_view_literals;

// In lower case. What pandas, R, SQL, JavaScript, Stata, SPSS, spreadsheets and people write.
constexpr std::array missing_words{"na"sv,
                                   "n/a"sv,
                                   "n.a."sv,
                                   "n.a"sv,
                                   "<na>"sv,
                                   "nan"sv,
                                   "nat"sv,
                                   "none"sv,
                                   "null"sv,
                                   "(null)"sv,
                                   "[null]"sv,
                                   "<null>"sv,
                                   "nil"sv,
                                   "undefined"sv,
                                   "missing"sv,
                                   "(missing)"sv,
                                   "unknown"sv,
                                   "nan(ind)"sv,
                                   "\\n"sv,
                                   "na_real_"sv,
                                   "na_integer_"sv,
                                   "na_character_"sv,
                                   "nd"sv,
                                   "n.d."sv,
                                   "n/d"sv,
                                   "no data"sv,
                                   "nodata"sv,
                                   "not available"sv,
                                   "not applicable"sv,
                                   "(blank)"sv,
                                   "blank"sv,
                                   "empty"sv,
                                   "tbd"sv,
                                   "$sysmis"sv,
                                   "?"sv,
                                   "??"sv,
                                   "."sv,
                                   ".."sv,
                                   "..."sv,
                                   "-"sv,
                                   "--"sv,
                                   "---"sv,
                                   "*"sv,
                                   "**"sv,
                                   "_"sv,
                                   "\xE2\x80\x93"sv,
                                   "\xE2\x80\x94"sv,
                                   "\xE2\x88\x92"sv,
                                   "\xE2\x80\xA6"sv,
                                   "1.#inf"sv,
                                   "1.#ind"sv,
                                   "1.#qnan"sv,
                                   "1.#snan"sv,
                                   "err:502"sv};

// What a spreadsheet shows for an error where that does not end in an exclamation or question mark.
constexpr std::array error_words{"#n/a"sv,  "#na"sv,    "#n/a n/a"sv,      "#n/d"sv, "#nv"sv,
                                 "#null"sv, "#error"sv, "#getting_data"sv, "#nil"sv};

constexpr std::array truth_words{"true"sv, "false"sv};

constexpr std::array calendar_words{
    "jan"sv,      "feb"sv,      "mar"sv,      "apr"sv,    "may"sv,     "jun"sv,       "jul"sv,
    "aug"sv,      "sep"sv,      "sept"sv,     "oct"sv,    "nov"sv,     "dec"sv,       "january"sv,
    "february"sv, "march"sv,    "april"sv,    "june"sv,   "july"sv,    "august"sv,    "september"sv,
    "october"sv,  "november"sv, "december"sv, "mon"sv,    "tue"sv,     "wed"sv,       "thu"sv,
    "fri"sv,      "sat"sv,      "sun"sv,      "monday"sv, "tuesday"sv, "wednesday"sv, "thursday"sv,
    "friday"sv,   "saturday"sv, "sunday"sv};

// Words beside the digits of a date or a time that begins with digits.
constexpr std::array clock_words{"t"sv, "z"sv, "am"sv, "pm"sv, "utc"sv, "gmt"sv, "est"sv, "cet"sv};

// Units of more than three letters; shorter words after a number are taken for units all the same.
constexpr std::array unit_words{
    "mmhg"sv,    "kcal"sv,    "mmol"sv,   "percent"sv, "degrees"sv, "degree"sv, "years"sv,
    "year"sv,    "months"sv,  "month"sv,  "weeks"sv,   "week"sv,    "days"sv,   "hours"sv,
    "hour"sv,    "minutes"sv, "minute"sv, "mins"sv,    "seconds"sv, "second"sv, "secs"sv,
    "euro"sv,    "euros"sv,   "dollar"sv, "dollars"sv, "pounds"sv,  "pound"sv,  "cents"sv,
    "inch"sv,    "inches"sv,  "feet"sv,   "foot"sv,    "yards"sv,   "mile"sv,   "miles"sv,
    "metres"sv,  "meters"sv,  "litres"sv, "liters"sv,  "grams"sv,   "kilos"sv,  "thousand"sv,
    "million"sv, "billion"sv, "bytes"sv,  "items"sv,   "points"sv};

constexpr std::array currency_words{"usd"sv, "eur"sv,  "gbp"sv, "jpy"sv, "chf"sv, "cny"sv, "inr"sv,
                                    "aud"sv, "cad"sv,  "sek"sv, "nok"sv, "dkk"sv, "pln"sv, "czk"sv,
                                    "rub"sv, "brl"sv,  "krw"sv, "rs"sv,  "rs."sv, "kr"sv,  "kr."sv,
                                    "fr."sv, "sfr."sv, "us$"sv, "a$"sv,  "c$"sv,  "r$"sv};

template <std::size_t count>
bool is_among(const std::array<std::string_view, count>& words, std::string_view text) {
  return std::find(words.begin(), words.end(), text) != words.end();
}

bool is_digit(char character) { return character >= '0' && character <= '9'; }

bool is_ascii_letter(char character) {
  return (character >= 'a' && character <= 'z') || (character >= 'A' && character <= 'Z');
}

std::string lower_case(std::string_view text) {
  std::string lower(text);
  for (char& character : lower) {
    if (character >= 'A' && character <= 'Z') {
      character = static_cast<char>(character - 'A' + 'a');
    }
  }
  return lower;
}

std::string_view trimmed(std::string_view text) {
  const std::size_t begin = text.find_first_not_of(" \t");
  return begin == std::string_view::npos
             ? std::string_view()
             : text.substr(begin, text.find_last_not_of(" \t") - begin + 1);
}

/// A character of a UTF-8 text.
struct Character {
  std::uint32_t code = 0;
  std::size_t length = 1;
};

Character character_at(std::string_view text, std::size_t position) {
  const auto byte = [&](std::size_t i) {
    return position + i < text.size()
               ? static_cast<std::uint32_t>(static_cast<unsigned char>(text[position + i]))
               : 0U;
  };
  const std::uint32_t first = byte(0);
  const auto next = [&](std::size_t i) { return (byte(i) & 0xC0U) == 0x80U; };
  if (first >= 0xC2U && first < 0xE0U && next(1)) {
    return {(first & 0x1FU) << 6U | (byte(1) & 0x3FU), 2};
  }
  if (first >= 0xE0U && first < 0xF0U && next(1) && next(2)) {
    return {(first & 0x0FU) << 12U | (byte(1) & 0x3FU) << 6U | (byte(2) & 0x3FU), 3};
  }
  if (first >= 0xF0U && first < 0xF5U && next(1) && next(2) && next(3)) {
    return {(first & 0x07U) << 18U | (byte(1) & 0x3FU) << 12U | (byte(2) & 0x3FU) << 6U |
                (byte(3) & 0x3FU),
            4};
  }
  // Bytes of another encoding than UTF-8: letters, as far as can be told.
  return {first < 0x80U ? first : 0xE4U, 1};
}

struct Range {
  std::uint32_t first;
  std::uint32_t last;
};

// Beyond ASCII: signs and figures, which make no name.
constexpr std::array<Range, 14> sign_ranges{{{0x80, 0xA9},
                                             {0xAB, 0xB4},
                                             {0xB6, 0xB9},
                                             {0xBB, 0xBF},
                                             {0xD7, 0xD7},
                                             {0xF7, 0xF7},
                                             {0x660, 0x66D},
                                             {0x6F0, 0x6F9},
                                             {0x966, 0x96F},
                                             {0x2000, 0x2BFF},
                                             {0x3000, 0x3003},
                                             {0xFE10, 0xFE6F},
                                             {0xFEFF, 0xFEFF},
                                             {0xFF01, 0xFF20}}};

bool is_letter(std::uint32_t code) {
  if (code < 0x80U) {
    return is_ascii_letter(static_cast<char>(code));
  }
  return std::none_of(sign_ranges.begin(), sign_ranges.end(), [code](const Range& range) {
    return code >= range.first && code <= range.last;
  });
}

bool has_letter(std::string_view text) {
  for (std::size_t position = 0; position < text.size();) {
    const Character character = character_at(text, position);
    if (is_letter(character.code)) {
      return true;
    }
    position += character.length;
  }
  return false;
}

bool has_digit(std::string_view text) { return std::any_of(text.begin(), text.end(), is_digit); }

// Words of letters and runs of digits; signs between them are left out.
std::vector<std::string_view> words_and_digits(std::string_view text) {
  std::vector<std::string_view> parts;
  for (std::size_t position = 0; position < text.size();) {
    const bool digits = is_digit(text[position]);
    std::size_t end = position;
    while (end < text.size()) {
      const Character character = character_at(text, end);
      if (digits ? !is_digit(text[end]) : !is_letter(character.code)) {
        break;
      }
      end += character.length;
    }
    if (end > position) {
      parts.push_back(text.substr(position, end - position));
      position = end;
    } else {
      position += character_at(text, position).length;
    }
  }
  return parts;
}

// "5-Jan-2019", "Jan 5, 2019", "2019-01-05T12:00:00Z", "10:30 pm", "2019-01-05", "12:30".
bool is_date(std::string_view lower) {
  const bool digits_first = is_digit(lower.front());
  if (lower.find('_') != std::string_view::npos || !has_digit(lower)) {
    return false;
  }
  bool calendar = false;
  bool clock = false;
  std::size_t figures = 0;
  std::string_view before;
  for (const std::string_view part : words_and_digits(lower)) {
    if (is_digit(part.front())) {
      ++figures;
      const bool joined = !before.empty() && before.data() + before.size() == part.data();
      if (joined && before != "t") {
        return false;  // "mar1" is a name
      }
    } else if (is_among(calendar_words, part)) {
      calendar = true;
    } else if (digits_first && is_among(clock_words, part)) {
      clock = true;
    } else {
      return false;
    }
    before = part;
  }
  const std::size_t marks =
      static_cast<std::size_t>(std::count_if(lower.begin(), lower.end(), [](char character) {
        return character == '-' || character == '/' || character == ':' || character == '.';
      }));
  // Without a word: three figures as in 2019-01-05, or two as in 12:30.
  const bool time_alone = figures >= 2 && lower.find(':') != std::string_view::npos;
  return calendar || (clock && figures >= 1) ||
         (digits_first && ((figures >= 3 && marks >= 2) || time_alone));
}

bool is_complex(std::string_view lower) {
  return (lower.ends_with('i') || lower.ends_with('j')) && has_digit(lower) &&
         lower.find_first_not_of("0123456789.+-e ") == lower.size() - 1;
}

bool is_prefixed_integer(std::string_view lower) {
  for (const auto& [prefix, digits] :
       {std::pair("0x"sv, "0123456789abcdef.p+-"sv), std::pair("&h"sv, "0123456789abcdef"sv),
        std::pair("0b"sv, "01"sv), std::pair("0o"sv, "01234567"sv)}) {
    if (lower.size() > prefix.size() && lower.starts_with(prefix) &&
        lower.find_first_not_of(digits, prefix.size()) == std::string_view::npos) {
      return true;
    }
  }
  return false;
}

// What may stand before a number: signs, comparisons, currencies.
std::string_view without_prefix(std::string_view lower) {
  while (!lower.empty() && !is_digit(lower.front())) {
    const Character character = character_at(lower, 0);
    if (is_letter(character.code)) {
      const std::size_t end = std::min(lower.find_first_of(" \t0123456789"), lower.size());
      const std::string_view word = lower.substr(0, end);
      // "eur1" is a name; "us$1" and "eur 1" are not.
      const bool apart = end < lower.size() && (!is_digit(lower[end]) || word.ends_with('$'));
      if (!apart || !is_among(currency_words, word)) {
        return {};
      }
      lower.remove_prefix(end);
    } else {
      lower.remove_prefix(character.length);
    }
  }
  return lower;
}

bool is_group_mark(std::uint32_t code) {
  return code == '.' || code == ',' || code == '\'' || code == ' ' || code == 0xA0U ||
         code == 0x2009U || code == 0x202FU || code == 0x2019U;
}

// Takes digits with what groups them from the front, and an exponent of any letter.
std::string_view without_digits(std::string_view text) {
  std::size_t end = 0;
  for (std::size_t position = 0; position < text.size();) {
    const Character character = character_at(text, position);
    const bool digit = is_digit(text[position]);
    if (!digit && !is_group_mark(character.code)) {
      break;
    }
    position += character.length;
    if (digit || character.code == '.') {
      end = position;
    }
  }
  text.remove_prefix(end);
  if (!text.empty() && "edq^"sv.find(text.front()) != std::string_view::npos) {
    std::size_t digits = 1;
    if (digits < text.size() && (text[digits] == '+' || text[digits] == '-')) {
      ++digits;
    }
    const std::size_t past = std::min(text.find_first_not_of("0123456789", digits), text.size());
    if (past > digits) {
      text.remove_prefix(past);
    }
  }
  return text;
}

// What stands after a number that has a unit: "px", "km/h", "%", "kg m^-2", "million".
bool is_unit(std::string_view rest) {
  if (rest.find('_') != std::string_view::npos ||
      (!rest.empty() && (rest.front() == '-' || rest.front() == '#'))) {
    return false;
  }
  const auto is_short = [](std::string_view word) {
    std::size_t count = 0;
    for (std::size_t position = 0; position < word.size(); ++count) {
      position += character_at(word, position).length;
    }
    return count <= 3;
  };
  const std::vector<std::string_view> parts = words_and_digits(rest);
  return std::all_of(parts.begin(), parts.end(), [&](std::string_view part) {
    return is_digit(part.front()) || is_short(part) || is_among(unit_words, part);
  });
}

bool is_quantity(std::string_view lower) {
  if (is_complex(lower) || is_prefixed_integer(lower)) {
    return true;
  }
  const std::string_view number = without_prefix(lower);
  return !number.empty() && is_unit(without_digits(number));
}

// #REF!, #DIV/0!, #NAME?, #VALEUR!, or ##### for a number that is too wide for its column.
bool is_hash_error(std::string_view lower) {
  if (lower.size() < 3 || lower.front() != '#' || lower.find(' ') != std::string_view::npos) {
    return false;
  }
  return lower.back() == '!' || lower.back() == '?' ||
         lower.find_first_not_of('#') == std::string_view::npos;
}

bool is_missing(std::string_view text, std::string_view lower) {
  // "Na" and "Nd" are elements.
  const bool element = text.size() == 2 && text[0] != lower[0] && text[1] == lower[1];
  if (!element && (is_among(missing_words, lower) || is_among(error_words, lower))) {
    return true;
  }
  if (lower.starts_with('-') && is_among(missing_words, lower.substr(1))) {
    return true;
  }
  // Stata's and SAS's missing values: .a to .z; LibreOffice's and Excel's errors: Err:502, #REF!
  return (lower.size() == 2 && lower[0] == '.' && (is_ascii_letter(lower[1]) || lower[1] == '_')) ||
         (lower.starts_with("err:") && has_digit(lower)) || is_hash_error(lower);
}

}  // namespace

CellKind cell_kind(std::string_view text) {
  text = trimmed(text);
  if (text.empty()) {
    return CellKind::empty;
  }
  if (parse_number(text).kind != NumberKind::text) {
    return CellKind::number;
  }
  const std::string lower = lower_case(text);
  if (is_missing(text, lower)) {
    return CellKind::missing;
  }
  if (is_among(truth_words, lower)) {
    return CellKind::truth;
  }
  if (is_date(lower)) {
    return CellKind::date;
  }
  if (is_quantity(lower)) {
    return CellKind::quantity;
  }
  return has_letter(lower) ? CellKind::name : CellKind::other;
}

bool begins_with_hash_cell(std::string_view row) {
  const std::size_t end = std::min(row.find_first_of(",;\t\r\n"), row.size());
  const bool ends_at_separator = end < row.size() && (row[end] == ',' || row[end] == ';');
  const std::string_view cell = trimmed(row.substr(0, end));
  if (cell.find_first_not_of('#') == std::string_view::npos) {
    return ends_at_separator;  // alone in a row, number signs are a rule that somebody drew
  }
  const std::string lower = lower_case(cell);
  if (is_among(error_words, std::string_view(lower))) {
    return true;
  }
  // Blanks may separate the cells too. "#done!" is a comment: errors are in capitals.
  const std::string_view word = cell.substr(0, cell.find(' '));
  const bool capitals = std::none_of(word.begin(), word.end(), [](char character) {
    return character >= 'a' && character <= 'z';
  });
  return word == "#N/A" || word == "#NA" || (capitals && is_hash_error(word));
}

}  // namespace xenoglyph::data
