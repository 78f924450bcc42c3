#pragma once

#include <optional>
#include <string>

#include "platform/platform.hpp"

namespace xenoglyph::app {

/// Reads the desktop program's options. An exit status where there is nothing to run: 0 after
/// --help, 2 for wrong usage, which is then explained on standard error.
std::optional<int> read_command_line(int argc, char** argv, platform::WindowOptions& window,
                                     std::string& address);

}  // namespace xenoglyph::app
