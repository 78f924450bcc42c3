#include "app/chapters/compress/legend.hpp"

#include <cstddef>
#include <string>

#include "app/ui/numbers.hpp"

namespace xenoglyph::app {

namespace {

Control control_of(const LegendEntry& entry, ColourBy colour_by) {
  const bool digits = colour_by == ColourBy::digit;
  const std::string number = std::to_string(entry.number);
  const std::string what = digits ? "digit " + number : "component " + number;
  Control control;
  control.id = (digits ? "legend-digit-" : "legend-component-") + number;
  control.label = (digits ? "Digit " : "Component ") + number;
  control.meaning = format_fixed(100 * entry.share, 1) +
                    (digits ? " % of the images show the digit " + number + "."
                            : " % of the codes is the weight of component " + number + ".") +
                    (entry.hidden ? " Press to show it again." : " Press to leave it out.");
  return control;
}

}  // namespace

LegendTouch draw_legend(Interface& ui, Column& column, std::span<const LegendEntry> legend,
                        ColourBy colour_by) {
  LegendTouch touch;
  ImFont* font = ui.fonts().note;
  ImFont* mono = ui.fonts().mono_note;
  const Palette& colours = ui.colours();
  const float height = ui.touch() ? ui.px(36) : ui.px(24);
  const std::size_t rows = (legend.size() + 1) / 2;
  Rect row;
  for (std::size_t i = 0; i < 2 * rows; ++i) {
    if (i % 2 == 0) {
      row = column.take(height, 0);
    }
    // Down the first column, then down the second.
    const std::size_t index = i / 2 + (i % 2) * rows;
    if (index >= legend.size()) {
      continue;
    }
    const LegendEntry& entry = legend[index];
    const Rect place = half(ui, row, static_cast<int>(i % 2));
    const Control control = control_of(entry, colour_by);
    const Press press = ui.press(control, place);
    if (press.pressed) {
      touch.toggled = entry.place;
    }
    ImDrawList* list = ImGui::GetWindowDrawList();
    if (press.hovered || press.focused) {
      touch.highlighted = entry.category;
      list->AddRectFilled(place.min(), place.max(), packed(colours.hover), ui.px(4));
    }
    const ImVec2 dot{place.x + ui.px(10), place.centre().y};
    const float radius = ui.px(5);
    if (entry.hidden) {
      list->AddCircle(dot, radius - ui.px(0.5F), packed(colours.track), 24, ui.px(1));
    } else {
      list->AddCircleFilled(dot, radius, packed(entry.colour), 24);
    }
    draw_text(ui, ui.fonts().text,
              {place.x + ui.px(24), text_top(ui, ui.fonts().text, place.centre().y)},
              entry.hidden ? colours.muted : colours.ink, std::to_string(entry.number));
    const std::string share = format_fixed(100 * entry.share, 1) + " %";
    const float width = text_width(mono, share);
    if (place.width >= ui.px(48) + width + ui.px(4)) {
      draw_text(ui, mono, {place.right() - width - ui.px(4), text_top(ui, mono, place.centre().y)},
                colours.muted, share);
    } else if (entry.hidden) {
      draw_text(ui, font, {place.x + ui.px(48), text_top(ui, font, place.centre().y)},
                colours.muted, "hidden");
    }
    ui.record(control, place, "toggle", entry.hidden ? "0" : "1", press);
  }
  column.space(8);
  return touch;
}

}  // namespace xenoglyph::app
