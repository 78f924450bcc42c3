#pragma once

#include <string>

namespace xenoglyph::cli {

/// Puts aside what the command has to say beside its result: how a file was read, what a fit did
/// not reach. It is said once there is a result, so that a fault remains a single line.
void note(const std::string& text);

/// Says on standard error what was put aside, a line each.
void print_notes();

}  // namespace xenoglyph::cli
