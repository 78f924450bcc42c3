#pragma once

#include <string>

namespace xenoglyph::cli {

/// A message as one line, whatever file names and arguments in it hold.
std::string one_line(std::string message);

}  // namespace xenoglyph::cli
