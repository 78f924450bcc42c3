#include "app/ui/plot.hpp"

#include <algorithm>
#include <cmath>

namespace xenoglyph::app {

namespace {

int ticks_for(const Interface& ui, float length, float apart) {
  return std::clamp(static_cast<int>(length / ui.px(apart)), 2, 12);
}

// Text that reads upwards, its middle at a place: ImGui turns what was just added to the draw list.
void draw_upwards(ImDrawList* list, ImFont* font, ImVec2 middle, ImU32 colour,
                  const std::string& text) {
  const float width = text_width(font, text);
  // Laid out in the window's middle first: letters outside of the clipping rectangle would be left
  // out.
  const ImVec2 window = ImGui::GetIO().DisplaySize;
  const ImVec2 from{std::round(window.x / 2), std::round(window.y / 2)};
  const ImVec2 to{std::round(middle.x), std::round(middle.y)};
  list->PushClipRectFullScreen();
  const int first = list->VtxBuffer.Size;
  list->AddText(font, font->FontSize,
                {std::round(from.x - width / 2), std::round(from.y - font->FontSize / 2)}, colour,
                text.c_str());
  for (int i = first; i < list->VtxBuffer.Size; ++i) {
    ImVec2& corner = list->VtxBuffer[i].pos;
    corner = {to.x + corner.y - from.y, to.y - (corner.x - from.x)};
  }
  list->PopClipRect();
}

}  // namespace

float axis_gutter(const Interface& ui, const Interval& range, float height, bool named) {
  float widest = 0.0F;
  for (const Tick& tick : round_ticks(range.low, range.high, ticks_for(ui, height, 48))) {
    widest = std::max(widest, text_width(ui.fonts().mono_note, tick.label));
  }
  return std::round(widest + ui.px(12)) + (named ? ui.fonts().note->FontSize + ui.px(8) : 0.0F);
}

void draw_axes(const Interface& ui, const Plot& plot, const AxisLook& look) {
  ImDrawList* list = ImGui::GetWindowDrawList();
  const Palette& colours = ui.colours();
  const Rect& area = plot.area;
  ImFont* mono = ui.fonts().mono_note;
  const float line = ui.px(1);
  const float length = ui.px(4);
  list->AddRectFilled({area.x, area.bottom()}, {area.right(), area.bottom() + line},
                      packed(colours.track));
  list->AddRectFilled({area.x - line, area.y}, {area.x, area.bottom() + line},
                      packed(colours.track));
  float labelled_until = -1e9F;
  const float name_width = text_width(ui.fonts().note, look.name_x);
  const float overhang = ui.px(look.overhang);
  const float labels_end =
      look.name_beside_ticks ? area.right() - name_width - ui.px(12) : area.right() + overhang;
  const std::vector<Tick> ticks_x =
      look.ticks_x ? round_ticks(plot.frame.x.low, plot.frame.x.high, ticks_for(ui, area.width, 80))
                   : std::vector<Tick>();
  for (const Tick& tick : ticks_x) {
    const float x = std::round(plot.x_of(tick.value));
    list->AddRectFilled({x, area.bottom()}, {x + line, area.bottom() + length},
                        packed(colours.track));
    const float width = text_width(mono, tick.label);
    const float left =
        std::clamp(x - width / 2, area.x - overhang, area.right() - width + overhang);
    if (left > labelled_until + ui.px(8) && left + width <= labels_end) {
      draw_text(ui, mono, {left, area.bottom() + length + ui.px(3)}, colours.muted, tick.label);
      labelled_until = left + width;
    }
  }
  if (look.ticks_y) {
    for (const Tick& tick :
         round_ticks(plot.frame.y.low, plot.frame.y.high, ticks_for(ui, area.height, 48))) {
      const float y = std::round(plot.y_of(tick.value));
      list->AddRectFilled({area.x - line - length, y}, {area.x, y + line}, packed(colours.track));
      const float width = text_width(mono, tick.label);
      const float top = std::clamp(y - mono->FontSize / 2, area.y - ui.px(2),
                                   area.bottom() - mono->FontSize + ui.px(2));
      draw_text(ui, mono, {area.x - length - ui.px(4) - width, top}, colours.muted, tick.label);
    }
  }
  ImFont* font = ui.fonts().note;
  if (look.name_beside_ticks) {
    draw_text(ui, font, {area.right() - name_width, area.bottom() + length + ui.px(3)},
              colours.muted, look.name_x);
  } else if (!look.name_x.empty()) {
    const std::string name = fitted(font, look.name_x, area.width);
    draw_text(ui, font,
              {area.centre().x - text_width(font, name) / 2,
               area.bottom() + length + ui.px(5) + mono->FontSize},
              colours.muted, name);
  }
  if (!look.name_y.empty()) {
    const std::string name = fitted(font, look.name_y, area.height);
    const float gutter =
        look.ticks_y ? axis_gutter(ui, plot.frame.y, area.height, false) : ui.px(4);
    draw_upwards(list, font, {area.x - gutter - font->FontSize / 2 - ui.px(2), area.centre().y},
                 packed(colours.muted), name);
  }
}

}  // namespace xenoglyph::app
