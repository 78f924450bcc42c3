#pragma once

#include <string_view>

namespace xenoglyph::app {

/// Bytes of a file that ships with the page, as it is served; 0 for one that doesn't.
double asset_size(std::string_view name);

}  // namespace xenoglyph::app
