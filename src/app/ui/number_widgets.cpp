// Widgets that set a number: the slider and the field in which one is typed.
#include <algorithm>
#include <array>
#include <cmath>
#include <cstdio>

#include <imgui_internal.h>

#include "app/ui/numbers.hpp"
#include "app/ui/widgets.hpp"

namespace xenoglyph::app {

namespace {

double share_of(double value, const Scale& scale) {
  const double share = scale.logarithmic
                           ? std::log(value / scale.low) / std::log(scale.high / scale.low)
                           : (value - scale.low) / (scale.high - scale.low);
  return std::clamp(share, 0.0, 1.0);
}

double rounded(double value, const Scale& scale) {
  if (scale.whole) {
    value = std::round(value);
  } else {
    value = parse_number(format_significant(value, scale.digits)).value_or(value);
  }
  return std::clamp(value, scale.low, scale.high);
}

double value_at(double share, const Scale& scale) {
  const double value = scale.logarithmic ? scale.low * std::pow(scale.high / scale.low, share)
                                         : scale.low + share * (scale.high - scale.low);
  return rounded(value, scale);
}

// One press of an arrow key: the next whole number, or a fiftieth of the way and as much further as
// it takes to reach another number of so few digits.
double stepped(double value, int direction, const Scale& scale) {
  if (scale.whole) {
    return std::clamp(value + direction, scale.low, scale.high);
  }
  const double share = share_of(value, scale);
  for (int step = 1; step <= 50; ++step) {
    const double moved = std::clamp(share + direction * step * 0.02, 0.0, 1.0);
    const double candidate = value_at(moved, scale);
    if ((candidate - value) * direction > 0.0) {
      return candidate;
    }
  }
  return value;
}

std::string shown(double value, const Scale& scale) {
  return scale.whole ? format_shortest(value)
                     : format_shortest(parse_number(format_significant(value, 6)).value_or(value));
}

}  // namespace

float slider_height(const Interface& ui) { return ui.px(ui.touch() ? 64.0F : 52.0F); }

bool number_field(Interface& ui, const Rect& rect, const Control& control, double& value,
                  const Scale& scale) {
  const Palette& colours = ui.colours();
  const double before = value;
  ImGui::PushFont(ui.fonts().mono_text);
  const float padding = std::round((rect.height - ui.fonts().mono_text->FontSize) / 2);
  ImGui::PushStyleVar(ImGuiStyleVar_FramePadding, {ui.px(8), padding});
  ImGui::SetCursorScreenPos(rect.min());
  ImGui::SetNextItemWidth(rect.width);
  std::array<char, 64> text{};
  std::snprintf(text.data(), text.size(), "%s", shown(value, scale).c_str());
  const std::string id = "##" + control.id;
  if (!control.enabled) {
    ImGui::BeginDisabled();
  }
  ImGui::InputText(id.c_str(), text.data(), text.size(),
                   ImGuiInputTextFlags_CharsScientific | ImGuiInputTextFlags_AutoSelectAll |
                       ImGuiInputTextFlags_NoHorizontalScroll);
  const bool entered = ImGui::IsItemDeactivatedAfterEdit();
  Press press;
  press.hovered = ImGui::IsItemHovered();
  press.held = ImGui::IsItemActive();
  const ImGuiContext& context = *ImGui::GetCurrentContext();
  press.focused = context.NavId == ImGui::GetItemID() && !context.NavDisableHighlight;
  if (!control.enabled) {
    ImGui::EndDisabled();
  }
  ImGui::PopStyleVar();
  ImGui::PopFont();
  if (entered) {
    if (const auto number = parse_number(text.data())) {
      const double limited = std::clamp(*number, scale.low, scale.high);
      value = scale.whole ? std::round(limited) : limited;
    } else {
      ui.announce("\"" + std::string(text.data()) + "\" is not a number.");
    }
  }
  ImGui::GetWindowDrawList()->AddRect(rect.min(), rect.max(),
                                      packed(press.held ? colours.accent : colours.track), ui.px(6),
                                      ImDrawFlags_None, ui.px(1));
  ui.record(control, rect, "number", shown(value, scale), press);
  return value != before;
}

bool slider(Interface& ui, const Rect& rect, const Control& control, double& value,
            const Scale& scale) {
  const Palette& colours = ui.colours();
  const double before = value;
  const float field_height = ui.px(ui.touch() ? 32.0F : 26.0F);
  const float field_width = ui.px(scale.whole ? 56.0F : 80.0F);
  const float unit_width =
      scale.unit.empty() ? 0.0F : text_width(ui.fonts().note, scale.unit) + ui.px(4);
  ImFont* font = ui.fonts().text;
  draw_text(ui, font, {rect.x, rect.y + (field_height - font->FontSize) / 2}, colours.ink,
            fitted(font, control.label, rect.width - field_width - unit_width - ui.px(8)));
  Control entry = control;
  entry.id += "-value";
  number_field(ui, {rect.right() - field_width - unit_width, rect.y, field_width, field_height},
               entry, value, scale);
  if (!scale.unit.empty()) {
    draw_text(ui, ui.fonts().note,
              {rect.right() - unit_width + ui.px(4),
               rect.y + (field_height - ui.fonts().note->FontSize) / 2},
              colours.muted, scale.unit);
  }

  const Rect track{rect.x, rect.y + field_height, rect.width, rect.height - field_height};
  const Press press = ui.press(control, track);
  const float radius = ui.px(ui.touch() ? 11.0F : 8.0F);
  const float way = track.width - 2 * radius;
  if (press.held && ImGui::IsMouseDown(ImGuiMouseButton_Left)) {
    ui.claim_touch();
    const float at = (ImGui::GetIO().MousePos.x - track.x - radius) / way;
    value = value_at(std::clamp(static_cast<double>(at), 0.0, 1.0), scale);
  }
  if (ui.key_on(control, ImGuiKey_LeftArrow)) {
    value = stepped(value, -1, scale);
  }
  if (ui.key_on(control, ImGuiKey_RightArrow)) {
    value = stepped(value, 1, scale);
  }
  ImDrawList* list = ImGui::GetWindowDrawList();
  const float y = std::round(track.centre().y);
  const float thickness = ui.px(4);
  const float x = track.x + radius + way * static_cast<float>(share_of(value, scale));
  const Colour& accent = control.enabled ? colours.accent : colours.muted;
  list->AddRectFilled({track.x, y - thickness / 2}, {track.right(), y + thickness / 2},
                      packed(colours.track), thickness / 2);
  list->AddRectFilled({track.x, y - thickness / 2}, {x, y + thickness / 2}, packed(accent),
                      thickness / 2);
  if (press.hovered || press.held) {
    list->AddCircleFilled({x, y}, radius + ui.px(4), packed(with_alpha(accent, 0.2F)), 32);
  }
  list->AddCircleFilled({x, y}, radius, packed(accent), 32);
  list->AddCircleFilled({x, y}, radius - ui.px(2), packed(colours.page), 32);
  ui.record(control, track, "slider", shown(value, scale), press);
  return value != before;
}

}  // namespace xenoglyph::app
