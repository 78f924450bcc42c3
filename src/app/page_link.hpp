#pragma once

#include <string>

namespace xenoglyph::app {

/// A link that opens an address: the page's own location with the address as its hash; natively the
/// hash alone.
std::string link_to(const std::string& address);

}  // namespace xenoglyph::app
