#include "app/chapters/compress/code_card.hpp"

#include <algorithm>
#include <cmath>
#include <cstddef>

#include "app/ui/numbers.hpp"

namespace xenoglyph::app {

namespace {

constexpr float row_length = 18.0F;

}  // namespace

float draw_code_numbers(const Interface& ui, ImVec2 at, float width, std::span<const float> code) {
  ImFont* mono = ui.fonts().mono_note;
  const float cell = text_width(mono,
                                "\xE2\x88\x92"
                                "00.00") +
                     ui.px(8);
  const auto a_row = static_cast<std::size_t>(std::clamp(width / cell, 1.0F, 3.0F));
  const float height = ui.px(row_length);
  for (std::size_t i = 0; i < code.size(); ++i) {
    const std::string number = format_fixed(static_cast<double>(code[i]), 2);
    const float right = at.x + cell * static_cast<float>(i % a_row + 1) - ui.px(8);
    draw_text(ui, mono,
              {right - text_width(mono, number), at.y + height * static_cast<float>(i / a_row)},
              ui.colours().ink, number);
  }
  return height * static_cast<float>((code.size() + a_row - 1) / a_row);
}

float code_card_height(const Interface& ui) { return ui.px(104); }

void draw_code_card(const Interface& ui, const Rect& rect, const render::DigitAtlas& atlas,
                    const CodeCard& card) {
  const Palette& colours = ui.colours();
  const float side = ui.px(88);
  const float left = rect.x + side + ui.px(12);
  const float width = rect.right() - left;
  draw_digit(ui, atlas, card.tile, {rect.x, rect.y, side, side});
  draw_mark(ui, {rect.x + ui.px(9), rect.y + ui.px(9)}, card.shape, card.fill, card.outline);
  ImFont* strong = ui.fonts().strong;
  draw_text(ui, strong, {left, rect.y - ui.px(2)}, colours.ink,
            fitted(strong, card.heading, width));
  ImFont* note = ui.fonts().note;
  draw_text(ui, note, {left, rect.y + ui.px(18)}, colours.muted, fitted(note, card.note, width));
  draw_code_numbers(ui, {left - ui.px(4), rect.y + ui.px(37)}, width + ui.px(12), card.code);
}

}  // namespace xenoglyph::app
