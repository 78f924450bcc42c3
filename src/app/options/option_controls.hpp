#pragma once

#include <span>

#include "app/options/option_table.hpp"
#include "app/ui/column.hpp"

namespace xenoglyph::app {

/// What an option's control is and says.
Control control_of(const Option& option);

/// The scale of an option's slider; of a number only.
Scale scale_of(const Option& option);

/// How a control differs from what its option says.
struct ControlLook {
  const char* heading = nullptr;  ///< above choices instead of the label
  float gap = 8.0F;               ///< below it, CSS pixels
  bool enabled = true;
  const char* hint = nullptr;  ///< instead of the option's
  /// Instead of the option's choices: what the open corpus calls them. As many of them.
  std::span<const Choice> choices = {};
};

/// Draws an option's control as the column's next: a slider, a switch, or its choices side by side
/// under a heading. True when it set the option.
bool draw_option(Interface& ui, Column& column, const SettingsRow& option, Settings& settings,
                 const ControlLook& look = {});

/// An option's slider or choices in a rectangle.
bool draw_option_in(Interface& ui, const Rect& rect, const SettingsRow& option, Settings& settings,
                    std::span<const Icon> icons = {});

}  // namespace xenoglyph::app
