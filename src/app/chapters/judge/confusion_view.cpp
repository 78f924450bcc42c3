#include "app/chapters/judge/confusion_view.hpp"

#include <algorithm>
#include <cmath>
#include <string>

#include "app/corpus/class_colours.hpp"
#include "app/corpus/code_picture.hpp"
#include "app/ui/numbers.hpp"

namespace xenoglyph::app {

namespace {

constexpr float lowest_row = 20.0F;
constexpr float highest_row = 36.0F;
constexpr float header = 24.0F;

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

Columns columns_of(const Interface& ui, const Rect& rect, float row, int n_classes) {
  const ImFont* mono = ui.fonts().mono_note;
  Columns columns;
  columns.picture = row - ui.px(2);
  columns.number = rect.x + row + ui.px(3) + text_width(mono, "00");
  columns.cells = columns.number + ui.px(5);
  columns.cell = (rect.right() - columns.cells) / static_cast<float>(std::max(1, n_classes));
  // Whole pixels, where there are enough of them.
  if (columns.cell >= ui.px(12)) {
    columns.cell = std::floor(columns.cell);
  }
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
std::string cell_text(const Corpus& corpus, const JudgedPartition& judged, const Row& row,
                      int label) {
  const int count = judged.judgement().confusion(row.cluster, label);
  const double share = row.size == 0 ? 0.0 : 100.0 * count / row.size;
  return format_fixed(count, 0) + " of the " + format_fixed(row.size, 0) + " codes (" +
         format_fixed(share, share < 10.0 && count > 0 ? 1 : 0) + " %) of " + noun(judged) +
         std::to_string(row.number) + " are labelled " + corpus.classes()->name(label) + ".";
}

std::string row_text(const Corpus& corpus, const JudgedPartition& judged, const Row& row) {
  if (row.size == 0) {
    return "No code belongs to " + noun(judged) + std::to_string(row.number) + ".";
  }
  if (row.majority < 0) {
    return capitalised(noun(judged)) + std::to_string(row.number) + " holds " +
           format_fixed(row.size, 0) + " codes, which nobody labelled.";
  }
  return cell_text(corpus, judged, row, row.majority);
}

// How many codes a cluster holds, beside the largest.
void draw_size(const Interface& ui, const Rect& rect, const Columns& columns, const Row& row,
               const JudgedPartition& judged) {
  const Palette& colours = ui.colours();
  ImFont* mono = ui.fonts().mono_note;
  const std::string text = format_fixed(row.size, 0);
  const float room = rect.right() - columns.cells - text_width(mono, "00 000") - ui.px(8);
  const float share = static_cast<float>(row.size) /
                      static_cast<float>(std::max(1, judged.judgement().sizes.maxCoeff()));
  const float end = columns.cells + std::max(ui.px(1), room * share);
  ImGui::GetWindowDrawList()->AddRectFilled({columns.cells, rect.y + ui.px(3)},
                                            {end, rect.bottom() - ui.px(3)}, packed(colours.track),
                                            ui.px(3));
  draw_text(ui, mono, {end + ui.px(8), text_top(ui, mono, rect.centre().y)}, colours.muted, text);
}

void draw_cells(const Interface& ui, const Rect& rect, const Columns& columns, const Row& row,
                const JudgedPartition& judged, bool dark) {
  const auto n_classes = static_cast<int>(judged.judgement().confusion.cols());
  ImDrawList* list = ImGui::GetWindowDrawList();
  ImFont* mono = ui.fonts().mono_note;
  const Palette& colours = ui.colours();
  for (int label = 0; label < n_classes; ++label) {
    const int count = judged.judgement().confusion(row.cluster, label);
    if (count == 0) {
      continue;
    }
    const float share = static_cast<float>(count) / static_cast<float>(row.size);
    const float x = columns.cells + columns.cell * static_cast<float>(label);
    // A square root, so that a few stray codes still show.
    const Colour fill = with_alpha(class_colour(label, n_classes, dark), 0.9F * std::sqrt(share));
    list->AddRectFilled(
        {x + ui.px(1), rect.y + ui.px(1)},
        {std::max(x + ui.px(2), x + columns.cell - ui.px(1)), rect.bottom() - ui.px(1)},
        packed(fill), ui.px(3));
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

// The class whose column the pointer is in, -1 for none.
int pointed_class(const Columns& columns, Eigen::Index n_classes) {
  const float at = (ImGui::GetIO().MousePos.x - columns.cells) / columns.cell;
  return at >= 0.0F && at < static_cast<float>(n_classes) ? static_cast<int>(at) : -1;
}

// Returns whether it was pressed.
bool draw_row(const Stage& stage, const Rect& rect, const Columns& columns, const Row& row,
              const JudgedPartition& judged) {
  Interface& ui = stage.ui;
  const bool opens = judged.partition().by == Judged::mml;
  Control control{"cluster-" + std::to_string(row.number),
                  (opens ? "Component " : "Cluster ") + std::to_string(row.number),
                  row_text(stage.corpus(), judged, row),
                  {},
                  {},
                  opens};
  const bool pointed = rect.contains(ImGui::GetIO().MousePos) && ImGui::IsWindowHovered();
  if (const int label = pointed_class(columns, judged.judgement().confusion.cols());
      pointed && label >= 0) {
    control.meaning = cell_text(stage.corpus(), judged, row, label);
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
  draw_code_picture(ui, stage.open_corpus, judged.mean_tile(row.cluster),
                    judged.partition().means.row(row.cluster).transpose(), tile, {.paper = false});
  ImFont* mono = ui.fonts().mono_note;
  const std::string number = std::to_string(row.number);
  draw_text(ui, mono,
            {columns.number - text_width(mono, number), text_top(ui, mono, rect.centre().y)},
            ui.colours().muted, number);
  if (judged.labelled()) {
    draw_cells(ui, rect, columns, row, judged, stage.dark);
  } else {
    draw_size(ui, rect, columns, row, judged);
  }
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
  const int n_classes = stage.corpus().class_count();
  const Columns columns = columns_of(ui, rect, row_height, n_classes);
  ImFont* mono = ui.fonts().mono_note;
  ImDrawList* list = ImGui::GetWindowDrawList();
  for (int label = 0; label < n_classes; ++label) {
    const std::string& name = stage.corpus().classes()->name(label);
    const float x = columns.cells + columns.cell * (static_cast<float>(label) + 0.5F);
    const float width = text_width(mono, name);
    if (width + ui.px(10) > columns.cell) {
      // No room for a name: its colour alone, and what the pointer is told.
      list->AddRectFilled({x - ui.px(3), rect.y + ui.px(4)}, {x + ui.px(3), rect.y + ui.px(10)},
                          packed(class_colour(label, n_classes, stage.dark)), ui.px(2));
      continue;
    }
    list->AddRectFilled({x - width / 2 - ui.px(8), rect.y + ui.px(4)},
                        {x - width / 2 - ui.px(2), rect.y + ui.px(10)},
                        packed(class_colour(label, n_classes, stage.dark)), ui.px(2));
    draw_text(ui, mono, {x - width / 2, rect.y}, ui.colours().muted, name);
  }
  int pressed = 0;
  float y = rect.y + ui.px(header);
  for (const int cluster : judgement.order) {
    const Row row{cluster, judged.partition().numbers[static_cast<std::size_t>(cluster)],
                  judgement.sizes(cluster), judgement.majority(cluster)};
    if (draw_row(stage, {rect.x, y, rect.width, row_height}, columns, row, judged)) {
      pressed = row.number;
    }
    y += row_height;
  }
  return pressed;
}

}  // namespace xenoglyph::app
