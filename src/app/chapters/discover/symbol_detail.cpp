#include "app/chapters/discover/symbol_detail.hpp"

#include <algorithm>
#include <cmath>
#include <string>

#include "app/corpus/class_colours.hpp"
#include "app/corpus/code_picture.hpp"
#include "app/ui/numbers.hpp"

namespace xenoglyph::app {

namespace {

// Upright bars, one a class, each as high as its share of the symbol's codes.
void draw_class_counts(Interface& ui, const Rect& rect, const Symbol& symbol,
                       const CorpusClasses& classes, bool dark) {
  const Palette& colours = ui.colours();
  ImDrawList* list = ImGui::GetWindowDrawList();
  ImFont* font = ui.fonts().mono_note;
  const float base = rect.bottom() - font->FontSize - ui.px(4);
  const float top = rect.y + font->FontSize + ui.px(2);
  const int n_classes = classes.count();
  const float step = rect.width / static_cast<float>(n_classes);
  const float air = std::min(ui.px(2), step / 5.0F);
  int most = 1;
  float widest = 0.0F;
  for (int i = 0; i < n_classes; ++i) {
    most = std::max(most, symbol.class_counts[static_cast<std::size_t>(i)]);
    widest = std::max(widest, text_width(font, classes.name(i)));
  }
  // Where the names don't all fit, every second or third has one.
  const int names_every = std::max(1, static_cast<int>(std::ceil((widest + ui.px(3)) / step)));
  for (int i = 0; i < n_classes; ++i) {
    const int count = symbol.class_counts[static_cast<std::size_t>(i)];
    const float left = std::round(rect.x + step * static_cast<float>(i) + air);
    const float right = std::round(rect.x + step * static_cast<float>(i + 1) - air);
    const float height =
        std::round((base - top) * static_cast<float>(count) / static_cast<float>(most));
    if (count > 0) {
      list->AddRectFilled({left, base - std::max(height, ui.px(1))}, {right, base},
                          packed(class_colour(i, n_classes, dark)), ui.px(2),
                          ImDrawFlags_RoundCornersTop);
      const std::string text = std::to_string(count);
      const float width = text_width(font, text);
      if (width <= step) {
        draw_text(ui, font, {(left + right - width) / 2, base - height - font->FontSize - ui.px(2)},
                  colours.muted, text);
      }
    }
    if (i % names_every == 0) {
      const std::string& name = classes.name(i);
      const float width = text_width(font, name);
      const float x =
          std::clamp((left + right - width) / 2, rect.x, std::max(rect.x, rect.right() - width));
      draw_text(ui, font, {x, base + ui.px(2)}, count > 0 ? colours.ink : colours.muted, name);
    }
  }
  list->AddRectFilled({rect.x, base}, {rect.right(), base + ui.px(1)}, packed(colours.rule));
  if (rect.contains(ImGui::GetIO().MousePos)) {
    ui.offer_tooltip("class counts", rect,
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
  draw_code_picture(ui, stage.open_corpus, stage.open_corpus.symbol_tile(symbol->id), symbol->mean,
                    tile);
  const float x = tile.right() + ui.px(16);
  const float width = rect.right() - x;
  draw_text(ui, ui.fonts().strong, {x, tile.y}, colours.ink,
            fitted(ui.fonts().strong, "Component " + std::to_string(symbol->number), width));
  draw_text(ui, ui.fonts().mono_note, {x, tile.y + ui.px(24)}, colours.muted,
            fitted(ui.fonts().mono_note,
                   "weight " + format_fixed(100 * symbol->weight, 1) + " %" +
                       (stage.corpus().draws() ? "  sharpness " + format_fixed(symbol->sharpness, 2)
                                               : std::string()),
                   width));
  const float top = tile.y + ui.px(44);
  if (const CorpusClasses* classes = stage.corpus().classes();
      classes != nullptr && !symbol->class_counts.empty()) {
    draw_class_counts(ui, {x, top, width, rect.bottom() - top}, *symbol, *classes, stage.dark);
  } else {
    draw_paragraph(ui, ui.fonts().note, {x, top}, width, colours.muted,
                   "It claims " + format_fixed(symbol->claimed, 0) + " of the " +
                       stage.corpus().words().sample + "s, which nobody labelled.");
  }
  return button(ui, {tile.x, tile.bottom() + ui.px(8), tile.width, ui.control_height()},
                {"sample-symbol",
                 "Sample it",
                 "Opens the next chapter with new samples of this component.",
                 {},
                 {},
                 true});
}

}  // namespace xenoglyph::app
