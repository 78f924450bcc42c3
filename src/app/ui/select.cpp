// The field that opens a list of options.
#include <algorithm>
#include <cmath>

#include <imgui_internal.h>

#include "app/ui/widgets.hpp"

namespace xenoglyph::app {

namespace {

bool draw_list_of_options(Interface& ui, const Control& control, std::span<const Choice> options,
                          int& chosen, float width) {
  bool changed = false;
  const float row = ui.control_height();
  for (std::size_t i = 0; i < options.size(); ++i) {
    const Choice& option = options[i];
    const ImVec2 at = ImGui::GetCursorScreenPos();
    const Rect rect{at.x, at.y, width, row};
    const Control item{control.id + ":" + option.value, option.label, option.meaning, {}, {}, true};
    const bool is_chosen = static_cast<int>(i) == chosen;
    if (is_chosen && ImGui::IsWindowAppearing()) {
      ImGui::SetKeyboardFocusHere();
    }
    const Press press = ui.press(item, rect);
    ImDrawList* list = ImGui::GetWindowDrawList();
    if (press.hovered || press.focused) {
      list->AddRectFilled(rect.min(), rect.max(), packed(ui.colours().accent_wash), ui.px(4));
    }
    ImFont* font = ui.fonts().text;
    draw_text(ui, font, {rect.x + ui.px(32), text_top(ui, font, rect.centre().y)},
              is_chosen ? ui.colours().accent : ui.colours().ink,
              fitted(font, option.label, width - ui.px(40)));
    if (is_chosen) {
      draw_icon(list, Icon::check, {rect.x + ui.px(16), rect.centre().y}, ui.px(14),
                packed(ui.colours().accent));
    }
    Press without_ring = press;
    without_ring.focused = false;
    ui.record(item, rect, "option", is_chosen ? "chosen" : "", without_ring);
    if (press.pressed) {
      changed = !is_chosen;
      chosen = static_cast<int>(i);
      ImGui::CloseCurrentPopup();
    }
    ImGui::SetCursorScreenPos({at.x, at.y + row});
  }
  ImGui::Dummy({width, 0});
  return changed;
}

}  // namespace

bool select(Interface& ui, const Rect& rect, const Control& control,
            std::span<const Choice> options, int& chosen) {
  const Palette& colours = ui.colours();
  const Press press = ui.press(control, rect);
  const std::string popup = control.id + "-list";
  bool changed = false;
  if (press.pressed) {
    ImGui::OpenPopup(popup.c_str());
  }
  if (ui.key_on(control, ImGuiKey_RightArrow) && chosen + 1 < static_cast<int>(options.size())) {
    ++chosen;
    changed = true;
  }
  if (ui.key_on(control, ImGuiKey_LeftArrow) && chosen > 0) {
    --chosen;
    changed = true;
  }
  ImDrawList* list = ImGui::GetWindowDrawList();
  list->AddRect(rect.min(), rect.max(), packed(colours.track), ui.px(6), ImDrawFlags_None,
                ui.px(1));
  if (press.hovered) {
    list->AddRectFilled(rect.min(), rect.max(), packed(colours.hover), ui.px(6));
  }
  const bool any = chosen >= 0 && chosen < static_cast<int>(options.size());
  const Choice none;
  const Choice& current = any ? options[static_cast<std::size_t>(chosen)] : none;
  ImFont* font = ui.fonts().text;
  draw_text(ui, font, {rect.x + ui.px(12), text_top(ui, font, rect.centre().y)}, colours.ink,
            fitted(font, current.label, rect.width - ui.px(48)));
  draw_icon(list, Icon::chevron_down, {rect.right() - ui.px(18), rect.centre().y}, ui.px(12),
            packed(colours.accent));
  ui.record(control, rect, "select", current.value, press);

  const float padding = ui.px(8);
  ImGui::SetNextWindowPos({rect.x, rect.bottom() + ui.px(4)}, ImGuiCond_Appearing);
  ImGui::SetNextWindowSize({rect.width, 0});
  ImGui::SetNextWindowSizeConstraints({rect.width, 0},
                                      {rect.width, ImGui::GetIO().DisplaySize.y - ui.px(16)});
  ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, {padding, padding});
  if (ImGui::BeginPopup(popup.c_str())) {
    changed |= draw_list_of_options(ui, control, options, chosen, rect.width - 2 * padding);
    ImGui::EndPopup();
  }
  ImGui::PopStyleVar();
  return changed;
}

}  // namespace xenoglyph::app
