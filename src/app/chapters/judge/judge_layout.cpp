// Where the parts of the chapter Judge stand, in wide and in narrow windows.
#include <algorithm>
#include <array>
#include <cmath>
#include <string>
#include <vector>

#include "app/chapters/judge/comparison_view.hpp"
#include "app/chapters/judge/confused_classes_view.hpp"
#include "app/chapters/judge/confusion_view.hpp"
#include "app/chapters/judge/curves_view.hpp"
#include "app/chapters/judge/judge_chapter.hpp"
#include "app/chapters/judge/judge_export.hpp"
#include "app/chapters/judge/methods_panel.hpp"
#include "app/chapters/judge/scores_view.hpp"
#include "app/options/option_controls.hpp"
#include "app/page_link.hpp"
#include "app/ui/column.hpp"
#include "app/ui/numbers.hpp"

namespace xenoglyph::app {

namespace {

constexpr float gap_between_columns = 40.0F;

}  // namespace

float JudgeChapter::draw_controls(Stage& stage, ImVec2 at, float width) {
  Interface& ui = stage.ui;
  const bool narrow = ImGui::GetIO().DisplaySize.x < ui.px(900);
  Column column(ui, at, width);
  if (!narrow) {
    column.title("Is that the right number?");
    const std::string codes = in_words(stage.corpus().count()) + " codes. ";
    column.paragraph("Three ways to choose it, on the same " + codes +
                     (stage.corpus().labelled()
                          ? "The labels judge: no fit ever saw them."
                          : "Nobody labelled them, so the criteria must judge alone."));
    column.space(20);
    draw_methods(stage, column, selections_);
  }
  column.heading("Sweeps");
  draw_option(ui, column, stage.options["sweepKMax"], stage.settings);
  draw_option(ui, column, stage.options["sweepStarts"], stage.settings);
  if (stage.open_corpus.sources().size() > 1) {
    column.heading("Networks");
    draw_option(ui, column, stage.options["compare"], stage.settings);
  }
  draw_export(stage, column);
  return column.height();
}

void JudgeChapter::draw_export(Stage& stage, Column& column) {
  Interface& ui = stage.ui;
  column.heading("Take away");
  const Rect row = column.take(ui.control_height(), 0);
  const bool compare = stage.settings.compare;
  const bool any = compare ? !comparison_.networks().empty()
                           : selections_.em().begun() || selections_.kmeans().begun();
  const char* const hint = compare ? "The table of networks as a CSV file, a line a network."
                                   : "What the sweeps have found as a CSV file, a line for each k.";
  if (button(ui, half(ui, row, 0), {"save-table", "Table", hint, {}, {}, any},
             {.icon = Icon::save})) {
    if (compare) {
      save(ui, "networks.csv", comparison_as_csv(comparison_.networks()));
    } else {
      save(ui, "sweeps.csv", sweeps_as_csv(selections_));
    }
  }
  draw_copy_link(stage, half(ui, row, 1));
}

float JudgeChapter::draw_choice(Stage& stage, ImVec2 at, float width) {
  Interface& ui = stage.ui;
  const float height = ui.control_height();
  draw_option_in(ui, {at.x, at.y, width, height}, stage.options["judged"], stage.settings);
  return height;
}

void JudgeChapter::draw_curves(Stage& stage, const Rect& rect) {
  const CodesFit& fit = stage.fit();
  curves_ = rect;
  CurvePanels panels;
  panels.looked_at = kmeans_k(stage.settings);
  panels.criteria = criterion_curves(fit, selections_);
  panels.inertia = inertia_curves(selections_, panels.looked_at);
  panels.errors = error_curves(fit, selections_, mml_error_);
  panels.labelled = stage.corpus().labelled();
  panels.k_high = std::max(stage.settings.sweep_k_max, static_cast<int>(fit.options().k_max));
  const int chosen = draw_curve_panels(stage.ui, rect, panels, stage.dark);
  if (chosen > 0) {
    stage.settings.kmeans_k = std::min(chosen, stage.settings.sweep_k_max);
    stage.settings.judged = Judged::kmeans;
  }
}

void JudgeChapter::draw_matrix(Stage& stage, const Rect& rect) {
  matrix_ = rect;
  const int pressed = draw_confusion(stage, rect, judged_);
  if (pressed > 0) {
    stage.settings.component = pressed;
    stage.settings.chapter = "discover";
  }
}

void JudgeChapter::draw_missing(Stage& stage, const Rect& rect) const {
  const Interface& ui = stage.ui;
  std::string text = "The fit has not come so far yet.";
  if (stage.settings.judged == Judged::kmeans) {
    text = selections_.kmeans().running()
               ? "k-means comes to " + std::to_string(kmeans_k(stage.settings)) + " clusters soon."
               : "Run k-means to see what its clusters hold.";
  } else if (stage.settings.judged != Judged::mml) {
    text = "Run BIC and AIC to see what their mixtures hold.";
  }
  draw_paragraph(ui, ui.fonts().text, {rect.x, rect.y}, rect.width, ui.colours().muted, text);
}

void JudgeChapter::draw_wide(Stage& stage, const Rect& area) {
  Interface& ui = stage.ui;
  if (stage.settings.compare) {
    draw_comparison(stage, {area.x, area.y + ui.px(4)}, area.width, comparison_);
    return;
  }
  const float gap = ui.px(gap_between_columns);
  const float left = std::floor((area.width - gap) * 0.46F);
  const Rect right{area.x + left + gap, area.y, area.width - left - gap, area.height};
  // Low windows keep their room for the curves.
  const bool labelled = stage.corpus().labelled();
  const float examples =
      labelled ? confused_classes_height(ui, area.height < ui.px(660) ? 2 : 3) : 0.0F;
  const float curves = area.height - examples - ui.px(16);
  draw_curves(stage, {area.x, area.y, left, curves});
  float y = right.y + ui.px(4);
  y += draw_choice(stage, {right.x, y}, right.width) + ui.px(16);
  if (!judged_.exists()) {
    draw_missing(stage, {right.x, y, right.width, right.bottom() - y});
    return;
  }
  if (labelled) {
    draw_confused_classes(stage, {area.x, area.bottom() - examples, left, examples}, judged_);
  }
  y += draw_scores(stage, {right.x, y}, right.width, judged_) + ui.px(16);
  const float room = right.bottom() - y;
  const float height =
      std::clamp(room, lowest_confusion_height(ui, judged_), highest_confusion_height(ui, judged_));
  ImGui::SetCursorScreenPos({right.x, y});
  ImGui::BeginChild("matrix", {right.width + ui.px(16), room}, ImGuiChildFlags_None,
                    ImGuiWindowFlags_NavFlattened);
  const ImVec2 origin = ImGui::GetCursorScreenPos();
  draw_matrix(stage, {origin.x, origin.y, right.width, height});
  ImGui::SetCursorScreenPos(origin);
  ImGui::Dummy({1, height});
  ui.scroll_by_touch();
  ImGui::EndChild();
}

float JudgeChapter::draw_narrow(Stage& stage, ImVec2 at, float width) {
  Interface& ui = stage.ui;
  Column column(ui, {at.x, at.y + ui.px(16)}, width);
  column.title("Is that the right number?");
  draw_methods(stage, column, selections_);
  float y = at.y + ui.px(16) + column.height() + ui.px(8);
  if (stage.settings.compare) {
    return y + draw_comparison(stage, {at.x, y}, width, comparison_) - at.y;
  }
  const float curves = ui.px(480);
  draw_curves(stage, {at.x, y, width, curves});
  y += curves + ui.px(24);
  y += draw_choice(stage, {at.x, y}, width) + ui.px(16);
  if (!judged_.exists()) {
    draw_missing(stage, {at.x, y, width, 0});
    return y + ui.px(48) - at.y;
  }
  y += draw_scores(stage, {at.x, y}, width, judged_) + ui.px(20);
  const float rows = static_cast<float>(judged_.judgement().n_clusters());
  const float height = lowest_confusion_height(ui, judged_) + rows * ui.px(4);
  draw_matrix(stage, {at.x, y, width, height});
  y += height + ui.px(20);
  if (!judged_.labelled()) {
    return y - at.y;
  }
  const float examples = confused_classes_height(ui, 3);
  draw_confused_classes(stage, {at.x, y, width, examples}, judged_);
  return y + examples - at.y;
}

}  // namespace xenoglyph::app
