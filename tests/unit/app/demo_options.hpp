#pragma once

#include "app/options/option_table.hpp"

namespace xenoglyph::app {

/// The options as the page has them, with its chapters' names.
inline const OptionTable& demo_options() {
  static const OptionTable options({{"fit", "Fit", {}},
                                    {"compress", "Compress", {}},
                                    {"discover", "Discover", {}},
                                    {"dream", "Dream", {}},
                                    {"judge", "Judge", {}}},
                                   {{"selu-6", "Digits as six numbers", {}}});
  return options;
}

}  // namespace xenoglyph::app
