#include "app/chapters/judge/comparison_view.hpp"

#include <algorithm>
#include <cmath>
#include <string>
#include <vector>

namespace xenoglyph::app {

namespace {

constexpr float column_gap = 20.0F;
constexpr float title_width = 150.0F;  // at least, of the networks' names
constexpr float row_height = 44.0F;
constexpr float head_height = 28.0F;

// How wide each column is: its widest text.
std::vector<float> column_widths(const Interface& ui, const NetworkComparison& comparison) {
  std::vector<float> widths;
  for (const ComparisonColumn& column : comparison_columns()) {
    float width = text_width(ui.fonts().note, column.heading);
    for (const ComparedNetwork& network : comparison.networks()) {
      width = std::max(width, text_width(ui.fonts().mono_note, cell_text(column, network)));
    }
    widths.push_back(width + ui.px(column_gap));
  }
  return widths;
}

void draw_rule(const Interface& ui, float x, float y, float width) {
  ImGui::GetWindowDrawList()->AddRectFilled({x, y}, {x + width, y + ui.px(1)},
                                            packed(ui.colours().rule));
}

float draw_table(const Stage& stage, ImVec2 at, float title, const std::vector<float>& widths,
                 const NetworkComparison& comparison) {
  Interface& ui = stage.ui;
  const Palette& colours = ui.colours();
  ImFont* note = ui.fonts().note;
  const std::vector<ComparisonColumn>& columns = comparison_columns();
  float whole = title;
  for (const float width : widths) {
    whole += width;
  }
  float right = at.x + title;
  for (std::size_t i = 0; i < columns.size(); ++i) {
    right += widths[i];
    const float text = text_width(note, columns[i].heading);
    const Rect place{right - text, at.y, text, note->FontSize + ui.px(4)};
    draw_text(ui, note, place.min(), colours.muted, columns[i].heading);
    if (place.contains(ImGui::GetIO().MousePos)) {
      ui.offer_tooltip(std::string("column ") + columns[i].key, place,
                       {{}, {}, columns[i].meaning, {}, {}, true});
    }
  }
  float y = at.y + ui.px(head_height);
  draw_rule(ui, at.x, y - ui.px(4), whole);
  ImFont* mono = ui.fonts().mono_note;
  for (const ComparedNetwork& network : comparison.networks()) {
    if (network.name == stage.settings.corpus) {
      ImGui::GetWindowDrawList()->AddRectFilled({at.x - ui.px(8), y},
                                                {at.x + whole + ui.px(8), y + ui.px(row_height)},
                                                packed(colours.accent_wash), ui.px(4));
    }
    ImFont* text = ui.fonts().text;
    draw_text(ui, text, {at.x, y + ui.px(4)}, colours.ink, fitted(text, network.title, title));
    draw_text(ui, note, {at.x, y + ui.px(24)}, colours.muted, fitted(note, network.name, title));
    right = at.x + title;
    for (std::size_t i = 0; i < columns.size(); ++i) {
      right += widths[i];
      const std::string cell = cell_text(columns[i], network);
      draw_text(ui, mono,
                {right - text_width(mono, cell), text_top(ui, mono, y + ui.px(row_height) / 2)},
                colours.ink, cell);
    }
    y += ui.px(row_height);
  }
  return y - at.y;
}

// Where a row has no room: a network's numbers below its name, two side by side.
float draw_blocks(const Stage& stage, ImVec2 at, float width, const NetworkComparison& comparison) {
  Interface& ui = stage.ui;
  float y = at.y;
  for (const ComparedNetwork& network : comparison.networks()) {
    draw_text(ui, ui.fonts().text, {at.x, y}, ui.colours().ink,
              fitted(ui.fonts().text, network.title, width));
    y += ui.px(22);
    const std::vector<ComparisonColumn>& columns = comparison_columns();
    ImFont* mono = ui.fonts().mono_note;
    const float gap = ui.px(column_gap);
    const float half = std::floor((width - gap) / 2);
    for (std::size_t i = 0; i < columns.size(); ++i) {
      const float x = i % 2 == 0 ? at.x : at.x + half + gap;
      const std::string cell = cell_text(columns[i], network);
      draw_text(ui, ui.fonts().note, {x, y}, ui.colours().muted, columns[i].heading);
      draw_text(ui, mono, {x + half - text_width(mono, cell), y}, ui.colours().ink, cell);
      if (i % 2 == 1 || i + 1 == columns.size()) {
        y += ui.px(20);
      }
    }
    y += ui.px(12);
  }
  return y - at.y;
}

}  // namespace

float draw_comparison(const Stage& stage, ImVec2 at, float width,
                      const NetworkComparison& comparison) {
  Interface& ui = stage.ui;
  float y = at.y;
  const std::string lead =
      comparison.networks().size() < 2
          ? "Open another network, and wait until its mixture is found: it gets a row here."
          : "The mixture of each network's codes, of the networks opened so far.";
  y += draw_paragraph(ui, ui.fonts().text, {at.x, y}, width, ui.colours().muted, lead) + ui.px(20);
  if (comparison.networks().empty()) {
    return y - at.y;
  }
  const std::vector<float> widths = column_widths(ui, comparison);
  float columns = 0.0F;
  for (const float each : widths) {
    columns += each;
  }
  const float title = std::min(width - columns, ui.px(240));
  y += title >= ui.px(title_width) ? draw_table(stage, {at.x, y}, title, widths, comparison)
                                   : draw_blocks(stage, {at.x, y}, width, comparison);
  return y - at.y;
}

}  // namespace xenoglyph::app
