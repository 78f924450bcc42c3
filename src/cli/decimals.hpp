#pragma once

#include <string>

namespace xenoglyph::cli {

/// A number for people, with so many decimals.
std::string with_decimals(double value, int decimals);

}  // namespace xenoglyph::cli
