#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "app/state.hpp"

namespace xenoglyph::app {

/// One thing that can be set, as it stands in the address bar.
struct AddressKey {
  std::string_view key;      ///< "kMax"
  std::string_view meaning;  ///< one line for the documentation
  std::string_view values;   ///< what is allowed: "1 to 64", "program, paper"
  bool always;               ///< written also while it has its default
  std::string (*get)(const Settings&);
  /// False, and nothing changed, when the value is not allowed.
  bool (*set)(Settings&, std::string_view value);
};

/// Every key, in the order in which an address has them.
std::span<const AddressKey> address_keys();

/// The address of these settings: "chapter=fit&dataset=three-gaussians&seed=1&kMax=25". Keys at
/// their defaults are left out, but for those marked `always`.
std::string to_address(const Settings& settings);

struct ReadAddress {
  Settings settings;                ///< defaults, with every understood key applied
  std::vector<std::string> faults;  ///< a sentence for each key or value that was ignored
};

/// Reads an address, with or without its leading '#'. What can't be understood is ignored and
/// reported.
ReadAddress from_address(std::string_view address);

std::string_view to_string(Chapter chapter);
std::string_view to_string(ThemeChoice theme);
std::string_view to_string(Tool tool);

}  // namespace xenoglyph::app
