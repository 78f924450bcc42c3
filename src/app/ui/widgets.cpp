#include "app/ui/widgets.hpp"

#include <algorithm>
#include <cmath>

namespace xenoglyph::app {

namespace {

constexpr float corner = 6.0F;

Colour content_colour(const Interface& ui, const Control& control, const Colour& colour) {
  return control.enabled ? colour : with_alpha(ui.colours().muted, 0.55F);
}

void wash(const Interface& ui, const Rect& rect, const Press& press, float radius = corner) {
  if (!press.hovered && !press.held) {
    return;
  }
  Colour colour = ui.colours().hover;
  colour.alpha *= press.held ? 2.0F : 1.0F;
  ImGui::GetWindowDrawList()->AddRectFilled(rect.min(), rect.max(), packed(colour), ui.px(radius));
}

void outline(const Interface& ui, const Rect& rect, const Colour& colour) {
  ImGui::GetWindowDrawList()->AddRect(rect.min(), rect.max(), packed(colour), ui.px(corner),
                                      ImDrawFlags_None, ui.px(1));
}

// Icon and label, together in the middle of the rectangle.
void draw_content(const Interface& ui, const Rect& rect, const Control& control,
                  const ButtonLook& look, const Colour& colour, ImFont* font) {
  const bool labelled = look.show_label && !control.label.empty();
  const float icon = look.icon == Icon::none ? 0.0F : ui.px(14);
  const float gap = icon > 0 && labelled ? ui.px(8) : 0.0F;
  const std::string label =
      labelled ? fitted(font, control.label, rect.width - icon - gap - ui.px(8)) : std::string();
  const float width = icon + gap + text_width(font, label);
  float x = rect.x + (rect.width - width) / 2;
  if (icon > 0) {
    draw_icon(ImGui::GetWindowDrawList(), look.icon, {std::round(x) + icon / 2, rect.centre().y},
              icon, packed(colour));
    x += icon + gap;
  }
  draw_text(ui, font, {x, text_top(ui, font, rect.centre().y)}, colour, label);
}

}  // namespace

float button_width(const Interface& ui, const Control& control, const ButtonLook& look) {
  float width = ui.px(24);
  if (look.icon != Icon::none) {
    width += ui.px(14);
  }
  if (look.show_label && !control.label.empty()) {
    width +=
        text_width(ui.fonts().text, control.label) + (look.icon == Icon::none ? 0.0F : ui.px(8));
  }
  return look.show_label ? width : ui.control_height();
}

bool button(Interface& ui, const Rect& rect, const Control& control, const ButtonLook& look) {
  const Press press = ui.press(control, rect, look.repeat);
  const Palette& colours = ui.colours();
  ImDrawList* list = ImGui::GetWindowDrawList();
  Colour ink = colours.ink;
  ImFont* font = ui.fonts().text;
  if (look.style == ButtonStyle::primary && control.enabled) {
    list->AddRectFilled(rect.min(), rect.max(), packed(colours.accent), ui.px(corner));
    ink = colours.accent_ink;
    font = ui.fonts().strong;
  } else if (look.selected) {
    list->AddRectFilled(rect.min(), rect.max(), packed(colours.accent_wash), ui.px(corner));
    ink = colours.accent;
  } else if (look.style != ButtonStyle::quiet) {
    outline(ui, rect, colours.track);
  }
  wash(ui, rect, press);
  draw_content(ui, rect, control, look, content_colour(ui, control, ink), font);
  ui.record(control, rect, "button", look.selected ? "selected" : "", press);
  return press.pressed && control.enabled;
}

bool segmented(Interface& ui, const Rect& rect, const Control& control,
               std::span<const Choice> options, int& chosen, bool show_icons,
               std::span<const Icon> icons) {
  const int before = chosen;
  const int count = static_cast<int>(options.size());
  const Palette& colours = ui.colours();
  ImDrawList* list = ImGui::GetWindowDrawList();
  // The whole is what the keyboard reaches; the pointer meets the single options.
  Press whole = ui.press(control, rect);
  if (whole.pressed) {
    const float at = (ImGui::GetIO().MousePos.x - rect.x) / rect.width;
    const int under = static_cast<int>(std::floor(at * static_cast<float>(count)));
    if (ImGui::IsMouseReleased(ImGuiMouseButton_Left) && under >= 0 && under < count) {
      chosen = under;
    } else {
      chosen = (chosen + 1) % count;
    }
  }
  if (ui.key_on(control, ImGuiKey_LeftArrow)) {
    chosen = std::max(0, chosen - 1);
  }
  if (ui.key_on(control, ImGuiKey_RightArrow)) {
    chosen = std::min(count - 1, chosen + 1);
  }
  // All in the size in which the longest fits.
  const float room =
      rect.width / static_cast<float>(count) - ui.px(8) - (show_icons ? ui.px(22) : 0.0F);
  const bool fits = std::all_of(options.begin(), options.end(), [&](const Choice& option) {
    return text_width(ui.fonts().text, option.label) <= room;
  });
  outline(ui, rect, colours.track);
  for (int i = 0; i < count; ++i) {
    const Choice& option = options[static_cast<std::size_t>(i)];
    const float left =
        std::round(rect.x + rect.width * static_cast<float>(i) / static_cast<float>(count));
    const float right =
        std::round(rect.x + rect.width * static_cast<float>(i + 1) / static_cast<float>(count));
    const Rect part{left, rect.y, right - left, rect.height};
    Press press;
    press.hovered = whole.hovered && part.contains(ImGui::GetIO().MousePos);
    press.held = whole.held && press.hovered;
    const bool is_chosen = i == chosen;
    if (is_chosen) {
      list->AddRectFilled(part.min(), part.max(), packed(colours.accent_wash), ui.px(corner));
      list->AddRect(part.min(), part.max(), packed(colours.accent), ui.px(corner), ImDrawFlags_None,
                    ui.px(1));
    }
    wash(ui, part, press);
    Control item{
        control.id + ":" + option.value, option.label, option.meaning, {}, {}, control.enabled};
    ButtonLook look;
    look.icon = show_icons ? icons[static_cast<std::size_t>(i)] : Icon::none;
    const Colour ink = is_chosen ? colours.accent : colours.ink;
    draw_content(ui, part, item, look, content_colour(ui, control, ink),
                 fits ? ui.fonts().text : ui.fonts().note);
    if (item.meaning.empty()) {
      item.meaning = control.meaning;
      item.formula = control.formula;
    }
    ui.record(item, part, "option", is_chosen ? "chosen" : "", press);
  }
  whole.hovered = false;  // the option under the pointer has the tooltip
  const std::string value = chosen >= 0 && chosen < count
                                ? options[static_cast<std::size_t>(chosen)].value
                                : std::string();
  ui.record(control, rect, "segmented", value, whole);
  return chosen != before;
}

bool toggle(Interface& ui, const Rect& rect, const Control& control, bool& value) {
  const Press press = ui.press(control, rect);
  if (press.pressed) {
    value = !value;
  }
  const Palette& colours = ui.colours();
  ImDrawList* list = ImGui::GetWindowDrawList();
  wash(ui, {rect.x - ui.px(8), rect.y, rect.width + ui.px(16), rect.height}, press);
  ImFont* font = ui.fonts().text;
  const float width = ui.px(36);
  const float height = ui.px(20);
  draw_text(ui, font, {rect.x, text_top(ui, font, rect.centre().y)},
            content_colour(ui, control, colours.ink),
            fitted(font, control.label, rect.width - width - ui.px(8)));
  const Rect body{rect.right() - width, std::round(rect.centre().y - height / 2), width, height};
  const Colour fill = value ? colours.accent : colours.track;
  list->AddRectFilled(body.min(), body.max(),
                      packed(control.enabled ? fill : with_alpha(fill, 0.4F)), height / 2);
  const float radius = height / 2 - ui.px(3);
  const float x = value ? body.right() - height / 2 : body.x + height / 2;
  list->AddCircleFilled({x, body.centre().y}, radius,
                        packed(value ? colours.accent_ink : colours.page), 32);
  ui.record(control, rect, "toggle", value ? "1" : "0", press);
  return press.pressed;
}

bool fold(Interface& ui, const Rect& rect, const Control& control, bool& open) {
  const Press press = ui.press(control, rect);
  if (press.pressed) {
    open = !open;
  }
  wash(ui, {rect.x - ui.px(8), rect.y, rect.width + ui.px(16), rect.height}, press);
  ImFont* font = ui.fonts().text;
  draw_text(ui, font, {rect.x, text_top(ui, font, rect.centre().y)}, ui.colours().accent,
            control.label);
  draw_icon(ImGui::GetWindowDrawList(), open ? Icon::chevron_down : Icon::chevron_right,
            {rect.x + text_width(font, control.label) + ui.px(16), rect.centre().y}, ui.px(12),
            packed(ui.colours().accent));
  ui.record(control, rect, "fold", open ? "1" : "0", press);
  return press.pressed;
}

}  // namespace xenoglyph::app
