#include "app/ui/column.hpp"

#include <cmath>

namespace xenoglyph::app {

Column::Column(Interface& ui, ImVec2 at, float width)
    : ui_(ui), x_(at.x), y_(at.y), top_(at.y), width_(width) {}

Rect Column::take(float height, float gap_after) {
  const Rect rect{x_, y_, width_, height};
  y_ += height + gap_after;
  return rect;
}

void Column::title(const std::string& text) {
  draw_text(ui_, ui_.fonts().heading, {x_, y_}, ui_.colours().ink, text);
  space(36);
}

void Column::heading(const std::string& text) {
  space(16);
  ImGui::GetWindowDrawList()->AddRectFilled({x_, y_}, {x_ + width_, y_ + ui_.px(1)},
                                            packed(ui_.colours().rule));
  space(16);
  draw_text(ui_, ui_.fonts().strong, {x_, y_}, ui_.colours().ink, text);
  space(28);
}

void Column::paragraph(const std::string& text, bool note) {
  y_ += draw_paragraph(ui_, note ? ui_.fonts().note : ui_.fonts().text, {x_, y_}, width_,
                       note ? ui_.colours().muted : ui_.colours().ink, text);
}

void Column::label(const std::string& text) {
  draw_text(ui_, ui_.fonts().text, {x_, y_}, ui_.colours().ink, text);
  space(24);
}

Rect half(const Interface& ui, const Rect& row, int which) {
  const float gap = ui.px(8);
  const float width = std::floor((row.width - gap) / 2);
  return {which == 0 ? row.x : row.right() - width, row.y, width, row.height};
}

}  // namespace xenoglyph::app
