#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "app/options/option_table.hpp"

namespace xenoglyph::app {

/// The address of these settings: "chapter=fit&dataset=three-gaussians&seed=1&kMax=25". Options at
/// their defaults are left out, but for those marked `always`.
std::string to_address(const OptionTable& options, const Settings& settings);

struct ReadAddress {
  Settings settings;                ///< defaults, with every understood key applied
  std::vector<std::string> faults;  ///< a sentence for each key or value that was ignored
};

/// Reads an address, with or without its leading '#'. What can't be understood is ignored and
/// reported.
ReadAddress from_address(const OptionTable& options, std::string_view address);

}  // namespace xenoglyph::app
