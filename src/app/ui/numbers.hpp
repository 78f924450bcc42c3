#pragma once

#include <optional>
#include <string>
#include <string_view>

/// Numbers as text: for people, and for addresses.
namespace xenoglyph::app {

/// Shortest text that reads back as the same number: "25", "0.01", "1e-5".
std::string format_shortest(double value);

/// So many significant digits, no trailing zeros: 0.333333 for (1/3, 6).
std::string format_significant(double value, int digits);

/// So many decimals, with a real minus sign, and thin groups of three from 10,000 on: "−12 345.6".
/// Numbers too large or too small for that are written as powers of ten: "1.2e−7".
std::string format_fixed(double value, int decimals);

/// A whole number in a sentence: "six", up to "twelve"; then "13", "10,000".
std::string in_words(long number);

/// The same text with its first letter large.
std::string capitalised(std::string text);

/// A number for a table or a read-out: about three significant digits.
std::string format_compact(double value);

/// The whole text as a finite number; nothing otherwise.
std::optional<double> parse_number(std::string_view text);

}  // namespace xenoglyph::app
