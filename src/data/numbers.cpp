#include "data/numbers.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <cstddef>
#include <cstdio>
#include <cstdlib>
#include <limits>
#include <system_error>

namespace xenoglyph::data {

namespace {

bool is_digit(char character) { return character >= '0' && character <= '9'; }

bool is_word(std::string_view text, std::string_view lower_case_word) {
  return std::equal(text.begin(), text.end(), lower_case_word.begin(), lower_case_word.end(),
                    [](char character, char lower_case) {
                      return character == lower_case || character == lower_case - 'a' + 'A';
                    });
}

std::size_t count_digits(std::string_view text, std::size_t from) {
  std::size_t end = from;
  while (end < text.size() && is_digit(text[end])) {
    ++end;
  }
  return end - from;
}

// digits [. digits] [e [sign] digits], with a digit before or after the point.
bool is_unsigned_decimal(std::string_view text) {
  std::size_t digits = count_digits(text, 0);
  std::size_t position = digits;
  if (position < text.size() && text[position] == '.') {
    ++position;
    const std::size_t decimals = count_digits(text, position);
    digits += decimals;
    position += decimals;
  }
  if (digits == 0) {
    return false;
  }
  if (position < text.size() && (text[position] == 'e' || text[position] == 'E')) {
    ++position;
    if (position < text.size() && (text[position] == '+' || text[position] == '-')) {
      ++position;
    }
    const std::size_t exponent_digits = count_digits(text, position);
    if (exponent_digits == 0) {
      return false;
    }
    position += exponent_digits;
  }
  return position == text.size();
}

// Whether a decimal that is out of a double's range is too large rather than too small: where its
// first digit that is not 0 stands, seen from the point, with the exponent added. Out of range
// means hundreds of places, so the sign of the sum decides.
[[maybe_unused]] bool is_large(std::string_view text) {
  const std::size_t mantissa = std::min(text.find_first_of("eE"), text.size());
  const std::size_t point = std::min(text.find('.'), mantissa);
  const std::size_t leading = text.find_first_of("123456789");
  long long place = static_cast<long long>(point) - static_cast<long long>(leading);
  if (mantissa < text.size()) {
    std::string_view exponent = text.substr(mantissa + 1);
    const bool negative = exponent.front() == '-';
    if (negative || exponent.front() == '+') {
      exponent.remove_prefix(1);
    }
    constexpr long long limit = 1'000'000'000'000'000;  // more than any file has digits
    long long value = 0;
    for (const char digit : exponent) {
      value = std::min(limit, 10 * value + (digit - '0'));
    }
    place += negative ? -value : value;
  }
  return place > 0;
}

// The standard's function knows no locale. Where the library has none for doubles (libc++ before
// 20, so Emscripten), strtod reads the same grammar, and WebAssembly has the "C" locale only.
double unsigned_decimal(std::string_view text) {
#ifdef __cpp_lib_to_chars
  double value = 0.0;
  const auto result = std::from_chars(text.data(), text.data() + text.size(), value);
  if (result.ec == std::errc::result_out_of_range) {
    return is_large(text) ? std::numeric_limits<double>::infinity() : 0.0;
  }
  return value;
#else
  return std::strtod(std::string(text).c_str(), nullptr);
#endif
}

}  // namespace

ParsedNumber parse_number(std::string_view text) {
  const bool negative = !text.empty() && text.front() == '-';
  if (negative || (!text.empty() && text.front() == '+')) {
    text.remove_prefix(1);
  }
  if (is_word(text, "nan") || is_word(text, "inf") || is_word(text, "infinity")) {
    return {NumberKind::not_finite, 0.0};
  }
  if (!is_unsigned_decimal(text)) {
    return {NumberKind::text, 0.0};
  }
  const double value = unsigned_decimal(text);
  if (std::isinf(value)) {
    return {NumberKind::too_large, 0.0};
  }
  return {NumberKind::finite, negative ? -value : value};
}

std::string format_number(double value) {
  std::array<char, 32> text{};
#ifdef __cpp_lib_to_chars
  const auto result = std::to_chars(text.data(), text.data() + text.size(), value);
  return {text.data(), result.ptr};
#else
  for (int digits = 15; digits <= 17; ++digits) {
    std::snprintf(text.data(), text.size(), "%.*g", digits, value);
    if (std::strtod(text.data(), nullptr) == value) {
      break;
    }
  }
  return text.data();
#endif
}

}  // namespace xenoglyph::data
