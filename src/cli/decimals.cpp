#include "cli/decimals.hpp"

#include <array>
#include <cstdio>

namespace xenoglyph::cli {

std::string with_decimals(double value, int decimals) {
  // The largest double has 309 digits before its decimals.
  std::array<char, 400> text{};
  std::snprintf(text.data(), text.size(), "%.*f", decimals, value);
  return text.data();
}

}  // namespace xenoglyph::cli
