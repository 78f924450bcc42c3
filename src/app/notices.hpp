#pragma once

#include <string_view>

namespace xenoglyph::app {

/// The file NOTICE, put into the program at build time.
std::string_view notices();

}  // namespace xenoglyph::app
