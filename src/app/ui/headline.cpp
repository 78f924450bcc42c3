#include "app/ui/headline.hpp"

#include <cmath>

namespace xenoglyph::app {

Headline::Headline(const Interface& ui, const Rect& rect)
    : ui_(ui),
      x_(rect.x),
      right_(rect.right()),
      baseline_(rect.y + std::round((rect.height + ui.fonts().number->Ascent * 0.75F) / 2)) {}

void Headline::put(ImFont* font, const Colour& colour, const std::string& text) {
  const std::string shown = fitted(font, text, right_ - x_);
  draw_text(ui_, font, {x_, baseline_ - font->Ascent}, colour, shown);
  x_ += text_width(font, shown);
}

void Headline::number(const std::string& text) { put(ui_.fonts().number, ui_.colours().ink, text); }

void Headline::words(const Colour& colour, const std::string& text) {
  put(ui_.fonts().text, colour, text);
}

bool Headline::fits(const std::string& text) const {
  return x_ + text_width(ui_.fonts().text, text) <= right_;
}

void Headline::end_with(const std::string& text) const {
  ImFont* mono = ui_.fonts().mono_note;
  const float width = text_width(mono, text);
  if (x_ + width <= right_) {
    draw_text(ui_, mono, {right_ - width, baseline_ - mono->Ascent}, ui_.colours().muted, text);
  }
}

}  // namespace xenoglyph::app
