#include "app/chapters/compress/legend.hpp"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <string>

#include "app/ui/numbers.hpp"

namespace xenoglyph::app {

namespace {

Control control_of(const LegendEntry& entry, ColourBy colour_by, const CorpusWords& words) {
  const bool labels = colour_by == ColourBy::label;
  Control control;
  control.id = (labels ? "legend-digit-" : "legend-component-") + std::to_string(entry.number);
  control.label = capitalised((labels ? words.class_name : "component") + " " + entry.name);
  control.meaning = format_fixed(100 * entry.share, 1) +
                    (labels ? " % of the " + words.sample + "s are labelled " + entry.name + "."
                            : " % of the codes is the weight of component " + entry.name + ".") +
                    (entry.hidden ? " Press to show it again." : " Press to leave it out.");
  return control;
}

// Few entries stand in two columns; more of them, in as many as there is room for.
std::size_t columns_for(const Interface& ui, float width, std::size_t entries) {
  constexpr std::size_t few = 12;
  const auto room = static_cast<std::size_t>(width / ui.px(60));
  return entries <= few ? 2 : std::clamp<std::size_t>(room, 2, 5);
}

}  // namespace

LegendTouch draw_legend(Interface& ui, Column& column, std::span<const LegendEntry> legend,
                        ColourBy colour_by, const CorpusWords& words) {
  LegendTouch touch;
  ImFont* mono = ui.fonts().mono_note;
  const Palette& colours = ui.colours();
  const float height = ui.touch() ? ui.px(36) : ui.px(24);
  const std::size_t columns = columns_for(ui, column.width(), legend.size());
  const std::size_t rows = (legend.size() + columns - 1) / columns;
  const float width = std::floor(column.width() / static_cast<float>(columns));
  const Rect all = column.take(height * static_cast<float>(rows), ui.px(8));
  // Down the first column, then down the next, as they are read and as Tab goes.
  for (std::size_t index = 0; index < legend.size(); ++index) {
    const LegendEntry& entry = legend[index];
    const std::size_t across = index / rows;
    const Rect place{all.x + width * static_cast<float>(across),
                     all.y + height * static_cast<float>(index % rows), width - ui.px(4), height};
    const Control control = control_of(entry, colour_by, words);
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
              entry.hidden ? colours.muted : colours.ink,
              fitted(ui.fonts().text, entry.name, place.width - ui.px(28)));
    const std::string share = format_fixed(100 * entry.share, 1) + " %";
    const float share_width = text_width(mono, share);
    if (place.width >= ui.px(52) + share_width) {
      draw_text(ui, mono,
                {place.right() - share_width - ui.px(4), text_top(ui, mono, place.centre().y)},
                colours.muted, share);
    }
    ui.record(control, place, "toggle", entry.hidden ? "0" : "1", press);
  }
  return touch;
}

}  // namespace xenoglyph::app
