#pragma once

#include <string>

namespace xenoglyph::app {

/// One of several values that something can have.
struct Choice {
  std::string value;    ///< in addresses and for scripts: "full"
  std::string label;    ///< as shown
  std::string meaning;  ///< tooltip
};

}  // namespace xenoglyph::app
