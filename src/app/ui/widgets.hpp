#pragma once

#include <span>
#include <string>
#include <string_view>

#include "app/options/choice.hpp"
#include "app/ui/icons.hpp"
#include "app/ui/interface.hpp"

/// The controls that the chapters are made of. Each takes the rectangle that it fills, reacts to
/// mouse, finger and keyboard, adds itself to the interface's list, and returns whether its value
/// changed or it was pressed.
namespace xenoglyph::app {

enum class ButtonStyle {
  primary,  ///< filled with the accent: the one thing to press here
  plain,    ///< a thin outline
  quiet     ///< no outline until the pointer is over it
};

struct ButtonLook {
  ButtonStyle style = ButtonStyle::plain;
  Icon icon = Icon::none;
  bool show_label = true;
  bool selected = false;
  bool repeat = false;  ///< goes on while held
};

bool button(Interface& ui, const Rect& rect, const Control& control, const ButtonLook& look = {});
/// Width that a button's icon and label need.
float button_width(const Interface& ui, const Control& control, const ButtonLook& look = {});

/// Options side by side, one of them chosen. Arrow keys move the choice. Each option is listed as
/// "id:value" beside the control itself.
bool segmented(Interface& ui, const Rect& rect, const Control& control,
               std::span<const Choice> options, int& chosen, bool show_icons = false,
               std::span<const Icon> icons = {});

/// A field that shows the chosen option and opens a list of them.
bool select(Interface& ui, const Rect& rect, const Control& control,
            std::span<const Choice> options, int& chosen);

/// A switch, its label before it.
bool toggle(Interface& ui, const Rect& rect, const Control& control, bool& value);

struct Scale {
  double low = 0.0;
  double high = 1.0;
  bool whole = false;        ///< only whole numbers
  bool logarithmic = false;  ///< equal ways are equal factors
  int digits = 2;            ///< significant digits where not whole
  std::string unit;          ///< shown after the number
};

/// Label and number above, track below; the number can be typed. Height: slider_height().
bool slider(Interface& ui, const Rect& rect, const Control& control, double& value,
            const Scale& scale);
float slider_height(const Interface& ui);

/// A number that is typed.
bool number_field(Interface& ui, const Rect& rect, const Control& control, double& value,
                  const Scale& scale);

/// A heading that folds what follows away.
bool fold(Interface& ui, const Rect& rect, const Control& control, bool& open);

}  // namespace xenoglyph::app
