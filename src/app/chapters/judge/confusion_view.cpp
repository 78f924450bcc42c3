#include "app/chapters/judge/confusion_view.hpp"

#include <algorithm>
#include <cmath>
#include <string>

#include "app/digits/digit_colours.hpp"
#include "app/digits/tiles.hpp"
#include "app/ui/numbers.hpp"

namespace xenoglyph::app {

namespace {

constexpr float lowest_row = 20.0F;
constexpr float highest_row = 36.0F;
constexpr float header = 24.0F;
constexpr int digit_count = 10;

float rows_of(const JudgedPartition& judged) {
  return static_cast<float>(judged.judgement().n_clusters());
}

// Where the parts of a row lie, from the left.
struct Columns {
  float picture = 0.0F;  // side of the decoded mean
  float number = 0.0F;   // right edge of the cluster's number
  float cells = 0.0F;    // left edge of the first cell
  float cell = 0.0F;     // width of each
};

Columns columns_of(const Interface& ui, const Rect& rect, float row) {
  const ImFont* mono = ui.fonts().mono_note;
  Columns columns;
  columns.picture = row - ui.px(2);
  columns.number = rect.x + row + ui.px(3) + text_width(mono, "00");
  columns.cells = columns.number + ui.px(5);
  columns.cell = std::floor((rect.right() - columns.cells) / digit_count);
  return columns;
}

struct Row {
  int cluster = 0;
  int number = 0;
  int size = 0;
  int majority = -1;
};

std::string noun(const JudgedPartition& judged) {
  return judged.partition().by == Judged::kmeans ? "cluster " : "component ";
}

// What a cell says: "87 of the 412 codes (21 %) of component 7 are labelled 4."
std::string cell_text(const JudgedPartition& judged, const Row& row, int digit) {
  const int count = judged.judgement().confusion(row.cluster, digit);
  const double share = row.size == 0 ? 0.0 : 100.0 * count / row.size;
  return format_fixed(count, 0) + " of the " + format_fixed(row.size, 0) + " codes (" +
         format_fixed(share, share < 10.0 && count > 0 ? 1 : 0) + " %) of " + noun(judged) +
         std::to_string(row.number) + " are labelled " + std::to_string(digit) + ".";
}

std::string row_text(const JudgedPartition& judged, const Row& row) {
  if (row.size == 0) {
    return "No code belongs to " + noun(judged) + std::to_string(row.number) + ".";
  }
  return cell_text(judged, row, row.majority);
}

void draw_cells(const Interface& ui, const Rect& rect, const Columns& columns, const Row& row,
                const JudgedPartition& judged, bool dark) {
  ImDrawList* list = ImGui::GetWindowDrawList();
  ImFont* mono = ui.fonts().mono_note;
  const Palette& colours = ui.colours();
  for (int digit = 0; digit < digit_count; ++digit) {
    const int count = judged.judgement().confusion(row.cluster, digit);
    if (count == 0) {
      continue;
    }
    const float share = static_cast<float>(count) / static_cast<float>(row.size);
    const float x = columns.cells + columns.cell * static_cast<float>(digit);
    // A square root, so that a few stray codes still show.
    const Colour fill = with_alpha(digit_colour(digit, dark), 0.9F * std::sqrt(share));
    list->AddRectFilled({x + ui.px(1), rect.y + ui.px(1)},
                        {x + columns.cell - ui.px(1), rect.bottom() - ui.px(1)}, packed(fill),
                        ui.px(3));
    const std::string text = std::to_string(count);
    const float width = text_width(mono, text);
    if (share >= 0.02F && width <= columns.cell) {
      const Colour on = mix(colours.page, with_alpha(fill, 1.0F), fill.alpha);
      const bool page_reads = contrast(colours.page, on) > contrast(colours.ink, on);
      draw_text(ui, mono, {x + (columns.cell - width) / 2, text_top(ui, mono, rect.centre().y)},
                page_reads ? colours.page : colours.ink, text);
    }
  }
}

// The digit whose column the pointer is in, -1 for none.
int pointed_digit(const Columns& columns) {
  const float at = (ImGui::GetIO().MousePos.x - columns.cells) / columns.cell;
  return at >= 0.0F && at < digit_count ? static_cast<int>(at) : -1;
}

// Returns whether it was pressed.
bool draw_row(const Stage& stage, const Rect& rect, const Columns& columns, const Row& row,
              const JudgedPartition& judged) {
  Interface& ui = stage.ui;
  const bool opens = judged.partition().by == Judged::mml;
  Control control{"cluster-" + std::to_string(row.number),
                  (opens ? "Component " : "Cluster ") + std::to_string(row.number),
                  row_text(judged, row),
                  {},
                  {},
                  opens};
  const bool pointed = rect.contains(ImGui::GetIO().MousePos) && ImGui::IsWindowHovered();
  if (const int digit = pointed_digit(columns); pointed && digit >= 0) {
    control.meaning = cell_text(judged, row, digit);
  }
  if (opens) {
    control.meaning += " Press to see the component in Discover.";
  }
  const Press press = ui.press(control, rect);
  ImDrawList* list = ImGui::GetWindowDrawList();
  if (pointed) {
    list->AddRectFilled(rect.min(), rect.max(), packed(ui.colours().hover), ui.px(4));
  }
  const Rect tile{rect.x, rect.y + ui.px(1), columns.picture, columns.picture};
  draw_tile(stage.atlas(), judged.mean_tile(row.cluster), tile, ui.colours().ink);
  ImFont* mono = ui.fonts().mono_note;
  const std::string number = std::to_string(row.number);
  draw_text(ui, mono,
            {columns.number - text_width(mono, number), text_top(ui, mono, rect.centre().y)},
            ui.colours().muted, number);
  draw_cells(ui, rect, columns, row, judged, stage.dark);
  ui.record(control, rect, "row", "", press);
  if (!opens && pointed) {
    ui.offer_tooltip(control.id, rect, control);
  }
  return press.pressed;
}

}  // namespace

float lowest_confusion_height(const Interface& ui, const JudgedPartition& judged) {
  return ui.px(header) + ui.px(lowest_row) * rows_of(judged);
}

float highest_confusion_height(const Interface& ui, const JudgedPartition& judged) {
  return ui.px(header) + ui.px(highest_row) * rows_of(judged);
}

int draw_confusion(const Stage& stage, const Rect& rect, const JudgedPartition& judged) {
  const Interface& ui = stage.ui;
  const Judgement& judgement = judged.judgement();
  const float row_height = std::clamp(std::floor((rect.height - ui.px(header)) / rows_of(judged)),
                                      ui.px(lowest_row), ui.px(highest_row));
  const Columns columns = columns_of(ui, rect, row_height);
  ImFont* mono = ui.fonts().mono_note;
  ImDrawList* list = ImGui::GetWindowDrawList();
  for (int digit = 0; digit < digit_count; ++digit) {
    const std::string name = std::to_string(digit);
    const float x = columns.cells + columns.cell * (static_cast<float>(digit) + 0.5F);
    const float width = text_width(mono, name);
    list->AddRectFilled({x - width / 2 - ui.px(8), rect.y + ui.px(4)},
                        {x - width / 2 - ui.px(2), rect.y + ui.px(10)},
                        packed(digit_colour(digit, stage.dark)), ui.px(2));
    draw_text(ui, mono, {x - width / 2, rect.y}, ui.colours().muted, name);
  }
  int pressed = 0;
  float y = rect.y + ui.px(header);
  for (const int cluster : judgement.order) {
    const Row row{cluster, judged.partition().numbers[static_cast<std::size_t>(cluster)],
                  judgement.confusion.row(cluster).sum(), judgement.majority(cluster)};
    if (draw_row(stage, {rect.x, y, rect.width, row_height}, columns, row, judged)) {
      pressed = row.number;
    }
    y += row_height;
  }
  return pressed;
}

}  // namespace xenoglyph::app
