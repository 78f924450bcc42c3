#include "app/chapters/dream/component_choice.hpp"

#include <algorithm>
#include <cmath>
#include <string>

#include "app/corpus/code_picture.hpp"
#include "app/ui/numbers.hpp"
#include "app/ui/widgets.hpp"

namespace xenoglyph::app {

namespace {

// Another component is looked at afresh: the sliders follow its mean.
void choose(Settings& settings, int number) {
  settings.component = number;
  settings.code.reset();
}

std::string meaning_of(const Symbol& symbol, int number, const Corpus& corpus) {
  return "Component " + std::to_string(number) +
         (corpus.draws() ? ", decoded at its mean: " : ", as the numbers of its mean: ") +
         format_fixed(100.0 * symbol.weight, 1) + " % of the mixture. " +
         labels_text(symbol, corpus);
}

void draw_cell(Stage& stage, const Rect& rect, const Control& control, const Symbol& symbol) {
  Interface& ui = stage.ui;
  const int number = symbol.number;
  const bool chosen = number == stage.settings.component;
  const Press press = ui.press(control, rect);
  if (press.pressed) {
    choose(stage.settings, number);
  }
  const Palette& colours = ui.colours();
  ImDrawList* list = ImGui::GetWindowDrawList();
  const Rect tile{rect.x, rect.y, rect.width, rect.width};
  draw_code_picture(ui, stage.open_corpus, stage.open_corpus.symbol_tile(symbol.id), symbol.mean,
                    tile);
  if (press.hovered || press.held) {
    list->AddRectFilled(tile.min(), tile.max(), packed(colours.hover), ui.px(6));
  }
  list->AddRect(tile.min(), tile.max(), packed(chosen ? colours.accent : colours.rule), ui.px(6),
                ImDrawFlags_None, ui.px(chosen ? 2.0F : 1.0F));
  ImFont* note = ui.fonts().note;
  const float y = tile.bottom() + ui.px(1);
  draw_text(ui, note, {rect.x + ui.px(1), y}, chosen ? colours.accent : colours.ink,
            std::to_string(number));
  const std::string share = format_fixed(100.0 * symbol.weight, 0) + " %";
  draw_text(ui, note, {rect.right() - ui.px(1) - text_width(note, share), y}, colours.muted, share);
  ui.record(control, rect, "cell", chosen ? "chosen" : "", press);
}

}  // namespace

float draw_component_choice(Stage& stage, ImVec2 at, float width) {
  Interface& ui = stage.ui;
  const DreamSubject subject = subject_of(stage);
  const float gap = ui.px(8);
  const float height = ui.control_height();
  const bool whole = !subject.exists(stage.settings.component);
  const Control all{"dream-component-0",
                    "Whole mixture",
                    "Samples of all components, each as often as its weight says.",
                    "p(z) = \xCE\xA3 w p(z | component)",
                    {},
                    true};
  if (button(ui, {at.x, at.y, width, height}, all, {.selected = whole})) {
    choose(stage.settings, 0);
  }
  const float top = at.y + height + gap;
  const int columns = std::max(1, static_cast<int>(std::floor((width + gap) / (ui.px(48) + gap))));
  const float side =
      std::floor((width - gap * static_cast<float>(columns - 1)) / static_cast<float>(columns));
  const float row = side + ui.px(18) + gap;
  for (int i = 0; i < subject.count(); ++i) {
    const int number = i + 1;
    const Symbol& symbol = subject.symbol(number);
    const int line = i / columns;
    const Rect rect{at.x + static_cast<float>(i % columns) * (side + gap),
                    top + static_cast<float>(line) * row, side, side + ui.px(18)};
    const Control control{"dream-component-" + std::to_string(number),
                          "Component " + std::to_string(number),
                          meaning_of(symbol, number, subject.corpus),
                          "N(\xCE\xBC, \xCE\xA3)",
                          {},
                          true};
    draw_cell(stage, rect, control, symbol);
  }
  const int rows = (subject.count() + columns - 1) / columns;
  return height + gap + static_cast<float>(rows) * row;
}

}  // namespace xenoglyph::app
