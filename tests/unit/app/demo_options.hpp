#pragma once

#include "app/options/option_table.hpp"

namespace xenoglyph::app {

/// The options as the page has them, with its chapters' names.
inline const OptionTable& demo_options() {
  static const OptionTable options({{"fit", "Fit", {}},
                                    {"compress", "Compress", {}},
                                    {"discover", "Discover", {}},
                                    {"dream", "Dream", {}},
                                    {"judge", "Judge", {}}});
  return options;
}

}  // namespace xenoglyph::app
