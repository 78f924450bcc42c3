#pragma once

#include <string>
#include <string_view>

namespace xenoglyph::data {

/// What a text turned out to be when read as a number.
enum class NumberKind {
  finite,      ///< a decimal number that a double can hold
  not_finite,  ///< nan, inf or infinity, in any case and with any sign
  too_large,   ///< a decimal number beyond the largest double
  text         ///< anything else
};

struct ParsedNumber {
  NumberKind kind = NumberKind::text;
  double value = 0.0;  ///< only for finite numbers
};

/// Reads the whole of `text` as a decimal number ("-1.5e3", "+.5", "5."), whatever the locale. No
/// blanks, no hexadecimals, no thousands separators. Numbers too small for a double become 0.
ParsedNumber parse_number(std::string_view text);

/// The shortest decimal text that parse_number turns back into exactly this value (where the
/// standard library lacks that, the fewest digits from 15 up).
std::string format_number(double value);

}  // namespace xenoglyph::data
