#include "app/chapters/discover/symbol_detail.hpp"

#include <algorithm>
#include <cmath>
#include <string>

#include "app/digits/digit_colours.hpp"
#include "app/digits/tiles.hpp"
#include "app/ui/numbers.hpp"

namespace xenoglyph::app {

namespace {

// Ten upright bars, one a digit, each as high as its share of the symbol's codes.
void draw_digit_counts(Interface& ui, const Rect& rect, const Symbol& symbol, bool dark) {
  const Palette& colours = ui.colours();
  ImDrawList* list = ImGui::GetWindowDrawList();
  ImFont* font = ui.fonts().mono_note;
  const float base = rect.bottom() - font->FontSize - ui.px(4);
  const float top = rect.y + font->FontSize + ui.px(2);
  const float step = rect.width / 10.0F;
  const int most = std::max(1, *std::max_element(symbol.digits.begin(), symbol.digits.end()));
  for (int digit = 0; digit < 10; ++digit) {
    const int count = symbol.digits.at(static_cast<std::size_t>(digit));
    const float left = std::round(rect.x + step * static_cast<float>(digit) + ui.px(2));
    const float right = std::round(rect.x + step * static_cast<float>(digit + 1) - ui.px(2));
    const float height =
        std::round((base - top) * static_cast<float>(count) / static_cast<float>(most));
    if (count > 0) {
      list->AddRectFilled({left, base - std::max(height, ui.px(1))}, {right, base},
                          packed(digit_colour(digit, dark)), ui.px(2), ImDrawFlags_RoundCornersTop);
      const std::string text = std::to_string(count);
      const float width = text_width(font, text);
      if (width <= step) {
        draw_text(ui, font, {(left + right - width) / 2, base - height - font->FontSize - ui.px(2)},
                  colours.muted, text);
      }
    }
    const std::string name = std::to_string(digit);
    draw_text(ui, font, {(left + right - text_width(font, name)) / 2, base + ui.px(2)},
              count > 0 ? colours.ink : colours.muted, name);
  }
  list->AddRectFilled({rect.x, base}, {rect.right(), base + ui.px(1)}, packed(colours.rule));
  if (rect.contains(ImGui::GetIO().MousePos)) {
    ui.offer_tooltip("digit counts", rect,
                     {{},
                      {},
                      "How many of the codes that this component claims carry each label. "
                      "The labels are only counted here: the fit never saw them.",
                      {},
                      {},
                      true});
  }
}

}  // namespace

float symbol_detail_height(const Interface& ui) { return ui.px(116) + ui.control_height(); }

bool draw_symbol_detail(const Stage& stage, const Rect& rect, const Symbol* symbol) {
  Interface& ui = stage.ui;
  const Palette& colours = ui.colours();
  if (symbol == nullptr) {
    draw_paragraph(ui, ui.fonts().note, {rect.x, rect.y + ui.px(4)}, rect.width, colours.muted,
                   "Press a card to see what its component holds.");
    return false;
  }
  const Rect tile{rect.x, rect.y + ui.px(4), ui.px(104), ui.px(104)};
  draw_digit(ui, stage.atlas(), stage.handwriting.symbol_tile(symbol->id), tile);
  const float x = tile.right() + ui.px(16);
  const float width = rect.right() - x;
  draw_text(ui, ui.fonts().strong, {x, tile.y}, colours.ink,
            fitted(ui.fonts().strong, "Component " + std::to_string(symbol->number), width));
  draw_text(ui, ui.fonts().mono_note, {x, tile.y + ui.px(24)}, colours.muted,
            fitted(ui.fonts().mono_note,
                   "weight " + format_fixed(100 * symbol->weight, 1) + " %  sharpness " +
                       format_fixed(symbol->sharpness, 2),
                   width));
  const float top = tile.y + ui.px(44);
  draw_digit_counts(ui, {x, top, width, rect.bottom() - top}, *symbol, stage.dark);
  return button(ui, {tile.x, tile.bottom() + ui.px(8), tile.width, ui.control_height()},
                {"sample-symbol",
                 "Sample it",
                 "Opens the next chapter with new handwriting of this component.",
                 {},
                 {},
                 true});
}

}  // namespace xenoglyph::app
