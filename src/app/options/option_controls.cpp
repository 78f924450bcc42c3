#include "app/options/option_controls.hpp"

#include <algorithm>
#include <variant>

namespace xenoglyph::app {

namespace {

bool draw_choices(Interface& ui, const Rect& rect, const SettingsRow& option,
                  const Control& control, Settings& settings, std::span<const Icon> icons = {},
                  std::span<const Choice> choices = {}) {
  int chosen = static_cast<int>(option.number(settings));
  if (!segmented(ui, rect, control, choices.empty() ? choices_of(option) : choices, chosen,
                 !icons.empty(), icons)) {
    return false;
  }
  option.set_number(settings, chosen);
  return true;
}

bool draw_slider(Interface& ui, const Rect& rect, const SettingsRow& option, const Control& control,
                 Settings& settings) {
  const Scale scale = scale_of(option);
  double number = std::max(option.number(settings), scale.low);
  if (!slider(ui, rect, control, number, scale)) {
    return false;
  }
  option.set_number(settings, number);
  return true;
}

}  // namespace

Control control_of(const Option& option) {
  return {option.control, option.label, option.hint, option.formula, {}, true};
}

Scale scale_of(const Option& option) {
  if (const auto* whole = std::get_if<WholeNumber>(&option.kind)) {
    return {.low = whole->low, .high = whole->high, .whole = true, .unit = {}};
  }
  const auto& real = std::get<RealNumber>(option.kind);
  const bool logarithmic = real.logarithmic_from > 0.0;
  return {.low = logarithmic ? real.logarithmic_from : real.low,
          .high = real.high,
          .logarithmic = logarithmic,
          .digits = real.digits,
          .unit = real.unit};
}

bool draw_option(Interface& ui, Column& column, const SettingsRow& option, Settings& settings,
                 const ControlLook& look) {
  Control control = control_of(option);
  control.enabled = look.enabled;
  if (look.hint != nullptr) {
    control.meaning = look.hint;
  }
  if (std::holds_alternative<Flag>(option.kind)) {
    bool value = option.number(settings) != 0.0;
    if (!toggle(ui, column.take(ui.control_height(), 0), control, value)) {
      return false;
    }
    option.set_number(settings, value ? 1.0 : 0.0);
    return true;
  }
  if (std::holds_alternative<OneOf>(option.kind)) {
    column.label(look.heading != nullptr ? look.heading : option.label);
    return draw_choices(ui, column.take(ui.control_height(), ui.px(look.gap)), option, control,
                        settings, {}, look.choices);
  }
  return draw_slider(ui, column.take(slider_height(ui), ui.px(look.gap)), option, control,
                     settings);
}

bool draw_option_in(Interface& ui, const Rect& rect, const SettingsRow& option, Settings& settings,
                    std::span<const Icon> icons) {
  return std::holds_alternative<OneOf>(option.kind)
             ? draw_choices(ui, rect, option, control_of(option), settings, icons)
             : draw_slider(ui, rect, option, control_of(option), settings);
}

}  // namespace xenoglyph::app
