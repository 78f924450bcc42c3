#pragma once

#include <string>

#include "app/chapters/judge/selections.hpp"

namespace xenoglyph::app {

/// Whatever the sweeps have found, as CSV: a line for each k, with empty fields where a sweep has
/// not come so far.
std::string sweeps_as_csv(const Selections& selections);

}  // namespace xenoglyph::app
