#include "app/chapters/judge/confused_classes_view.hpp"

#include <algorithm>
#include <cmath>
#include <string>

#include "app/corpus/code_picture.hpp"
#include "app/ui/numbers.hpp"

namespace xenoglyph::app {

namespace {

constexpr float title_height = 24.0F;
constexpr float caption_height = 20.0F;
constexpr float tile_side = 36.0F;
constexpr float row_gap = 8.0F;

// Codes of one class that are taken for another: a line, and some of them under it.
void draw_one_way(const Stage& stage, const Rect& rect, const ConfusionExamples& examples) {
  const Interface& ui = stage.ui;
  ImFont* note = ui.fonts().note;
  const CorpusClasses& classes = *stage.corpus().classes();
  const std::string caption = classes.name(examples.label) + " taken for " +
                              classes.name(examples.taken_for) + ": " +
                              format_fixed(examples.count, 0);
  draw_text(ui, note, {rect.x, rect.y}, ui.colours().muted, fitted(note, caption, rect.width));
  const float side = ui.px(tile_side);
  const float step = side + ui.px(4);
  const auto fit = static_cast<std::size_t>(std::max(0.0F, (rect.width + ui.px(4)) / step));
  for (std::size_t i = 0; i < std::min(fit, examples.tiles.size()); ++i) {
    const Rect tile{rect.x + step * static_cast<float>(i), rect.y + ui.px(caption_height), side,
                    side};
    draw_code_picture(ui, stage.open_corpus, examples.tiles[i],
                      stage.corpus().codes().row(examples.codes[i]).transpose(), tile);
  }
}

}  // namespace

float confused_classes_height(const Interface& ui, std::size_t pairs) {
  return ui.px(title_height) +
         static_cast<float>(pairs) * ui.px(caption_height + tile_side + row_gap);
}

void draw_confused_classes(const Stage& stage, const Rect& rect, const JudgedPartition& judged) {
  const Interface& ui = stage.ui;
  const Corpus& corpus = stage.corpus();
  const std::string title = "Most confused " + corpus.words().class_plural +
                            (corpus.draws() ? ", decoded" : ", as numbers");
  draw_text(ui, ui.fonts().note, rect.min(), ui.colours().ink,
            fitted(ui.fonts().note, title, rect.width));
  const float gap = ui.px(16);
  const float width = std::floor((rect.width - gap) / 2);
  float y = rect.y + ui.px(title_height);
  for (std::size_t i = 0; i + 1 < judged.examples().size(); i += 2) {
    for (std::size_t way = 0; way < 2; ++way) {
      draw_one_way(stage,
                   {rect.x + static_cast<float>(way) * (width + gap), y, width,
                    ui.px(caption_height + tile_side)},
                   judged.examples()[i + way]);
    }
    y += ui.px(caption_height + tile_side + row_gap);
    if (y + ui.px(caption_height + tile_side) > rect.bottom()) {
      return;
    }
  }
}

}  // namespace xenoglyph::app
