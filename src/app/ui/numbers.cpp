#include "app/ui/numbers.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdio>
#include <cstdlib>

#include <nlohmann/json.hpp>

namespace xenoglyph::app {

namespace {

constexpr std::string_view minus_sign = "\xE2\x88\x92";  // U+2212
constexpr std::string_view group_space = "\xC2\xA0";     // U+00A0, no line is broken there

std::string print(const char* format, int precision, double value) {
  std::array<char, 400> text{};
  const int length = std::snprintf(text.data(), text.size(), format, precision, value);
  return {text.data(), static_cast<std::size_t>(length)};
}

void replace_hyphens(std::string& text) {
  for (std::size_t at = text.find('-'); at != std::string::npos; at = text.find('-', at)) {
    text.replace(at, 1, minus_sign);
    at += minus_sign.size();
  }
}

bool is_zero(const std::string& text) {
  return text.find_first_of("123456789") == std::string::npos;
}

std::string scientific(double value) {
  std::string text = print("%.*e", 1, value);
  const std::size_t exponent = text.find('e');
  const int power = std::atoi(text.c_str() + exponent + 1);
  text = text.substr(0, exponent + 1) + std::to_string(power);
  replace_hyphens(text);
  return text;
}

}  // namespace

std::string format_shortest(double value) {
  if (std::abs(value) < 1e15 && value == std::trunc(value)) {
    return print("%.*f", 0, value);
  }
  std::string text = nlohmann::json(value).dump();
  // "1e-05" is "1e-5" to everybody but C.
  const std::size_t exponent = text.find('e');
  if (exponent != std::string::npos) {
    const std::size_t first = exponent + 2;
    text.erase(first, std::min(text.find_first_not_of('0', first), text.size() - 1) - first);
  }
  return text;
}

std::string format_significant(double value, int digits) { return print("%.*g", digits, value); }

std::string format_fixed(double value, int decimals) {
  if (!std::isfinite(value)) {
    return "\xE2\x80\x93";  // en dash: there is no number
  }
  if (std::abs(value) >= 1e9) {
    return scientific(value);
  }
  std::string text = print("%.*f", decimals, value);
  if (is_zero(text) && text.front() == '-') {
    text.erase(0, 1);
  }
  if (std::abs(value) >= 10000.0) {
    std::size_t end = text.find('.');
    end = end == std::string::npos ? text.size() : end;
    const std::size_t first = value < 0 ? 1 : 0;
    while (end > first + 3) {
      end -= 3;
      text.insert(end, group_space);
    }
  }
  replace_hyphens(text);
  return text;
}

std::string in_words(long number) {
  constexpr std::array words{"no",    "one",   "two",  "three", "four",   "five",  "six",
                             "seven", "eight", "nine", "ten",   "eleven", "twelve"};
  if (number >= 0 && number < static_cast<long>(words.size())) {
    return words.at(static_cast<std::size_t>(number));
  }
  std::string text = std::to_string(number);
  const long sign = number < 0 ? 1 : 0;
  for (auto end = static_cast<long>(text.size()) - 3; end > sign; end -= 3) {
    text.insert(static_cast<std::size_t>(end), ",");
  }
  return text;
}

std::string capitalised(std::string text) {
  if (!text.empty() && text.front() >= 'a' && text.front() <= 'z') {
    text.front() = static_cast<char>(text.front() - 'a' + 'A');
  }
  return text;
}

std::string format_compact(double value) {
  const double size = std::abs(value);
  if (size != 0.0 && (size < 1e-3 || size >= 1e6)) {
    return scientific(value);
  }
  if (size < 0.1) {
    return format_fixed(value, size == 0.0 ? 2 : 3);
  }
  if (size < 100.0) {
    return format_fixed(value, size < 10.0 ? 2 : 1);
  }
  return format_fixed(value, 0);
}

std::optional<double> parse_number(std::string_view text) {
  const std::string copy(text);
  if (copy.empty() || copy.find_first_not_of("0123456789+-.eE") != std::string::npos) {
    return std::nullopt;
  }
  char* end = nullptr;
  const double value = std::strtod(copy.c_str(), &end);
  if (end != copy.c_str() + copy.size() || !std::isfinite(value)) {
    return std::nullopt;
  }
  return value;
}

}  // namespace xenoglyph::app
