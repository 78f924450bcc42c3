#include "app/chapters/compress/code_card.hpp"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <iterator>

#include "app/ui/numbers.hpp"

namespace xenoglyph::app {

namespace {

// From line to line, CSS pixels.
constexpr float row_length = 20.0F;

}  // namespace

float draw_code_numbers(const Interface& ui, ImVec2 at, float width, std::span<const float> code,
                        std::size_t most_rows) {
  ImFont* mono = ui.fonts().mono_note;
  const auto text_of = [](float value) { return format_fixed(static_cast<double>(value), 2); };
  float number_width = text_width(mono,
                                  "\xE2\x88\x92"
                                  "0.00");
  for (const float value : code) {
    number_width = std::max(number_width, text_width(mono, text_of(value)));
  }
  const float cell = number_width + ui.px(6);
  // Rows of equal length.
  const auto fits = static_cast<std::size_t>(std::max(1.0F, (width + ui.px(6)) / cell));
  std::size_t a_row = std::min(fits, code.size());
  while (a_row > 1 && code.size() % a_row != 0) {
    --a_row;
  }
  const float height = ui.px(row_length);
  const std::size_t room = most_rows * a_row;
  for (std::size_t i = 0; i < std::min(code.size(), room); ++i) {
    const std::size_t row = i / a_row;
    const bool more = i + 1 == room && code.size() > room;
    const std::string number = more ? "\xE2\x80\xA6" : text_of(code[i]);
    const float right = at.x + cell * static_cast<float>(i % a_row) + number_width;
    draw_text(ui, mono, {right - text_width(mono, number), at.y + height * static_cast<float>(row)},
              ui.colours().ink, number);
  }
  const std::size_t rows = std::min(most_rows, (code.size() + a_row - 1) / a_row);
  return height * static_cast<float>(rows);
}

float code_card_height(const Interface& ui) { return ui.px(24 + 72 + 12); }

void draw_code_card(const Interface& ui, const Rect& rect, const OpenCorpus& open,
                    const CodeCard& card) {
  const Palette& colours = ui.colours();
  const float line = ui.px(20);
  draw_mark(ui, {rect.x + ui.px(7), rect.y + line / 2}, card.shape, card.fill, card.outline);
  ImFont* strong = ui.fonts().strong;
  ImFont* note = ui.fonts().note;
  const float left = rect.x + ui.px(18);
  draw_text(ui, strong, {left, text_top(ui, strong, rect.y + line / 2)}, colours.ink, card.heading);
  const float after = left + text_width(strong, card.heading) + ui.px(8);
  draw_text(ui, note, {after, text_top(ui, note, rect.y + line / 2) + ui.px(1)}, colours.muted,
            fitted(note, card.note, rect.right() - after));
  const float side = ui.px(72);
  const float top = rect.y + ui.px(24);
  draw_code_picture(ui, open, card.tile,
                    Eigen::Map<const Eigen::VectorXf>(card.code.data(), std::ssize(card.code)),
                    {rect.x, top, side, side});
  const float numbers = rect.x + side + ui.px(16);
  draw_code_numbers(ui, {numbers, top + ui.px(8)}, rect.right() - numbers, card.code, 3);
}

}  // namespace xenoglyph::app
