#include "app/chapters/dream/sheet_view.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <string>
#include <utility>

#include "app/chapters/dream/code_panel.hpp"
#include "app/corpus/code_picture.hpp"
#include "app/ui/numbers.hpp"

namespace xenoglyph::app {

namespace {

constexpr float wanted_side = 56.0F;
constexpr float tile_gap = 4.0F;

std::string code_text(const Points& codes, Eigen::Index row) {
  constexpr Eigen::Index most_in_a_line = 4;
  const Eigen::Index lines =
      codes.cols() <= 3
          ? 1
          : std::max<Eigen::Index>(2, (codes.cols() + most_in_a_line - 1) / most_in_a_line);
  const Eigen::Index in_a_line = (codes.cols() + lines - 1) / lines;
  std::string text;
  for (Eigen::Index j = 0; j < codes.cols(); ++j) {
    text += (j == 0 ? "" : j % in_a_line == 0 ? "\n" : "  ") + format_fixed(codes(row, j), 2);
  }
  return text;
}

}  // namespace

void SheetView::place(const Interface& ui, const Rect& area, int most) {
  gap_ = ui.px(tile_gap);
  layout_ = sheet_layout(area.width, area.height, gap_, ui.px(wanted_side), most);
  rect_ = {area.x, area.y,
           static_cast<float>(layout_.columns - 1) * layout_.column_step + layout_.side,
           static_cast<float>(layout_.rows) * (layout_.side + gap_) - gap_};
}

Rect SheetView::tile(int index) const {
  const int row = index / layout_.columns;
  const int column = index % layout_.columns;
  return {std::round(rect_.x + static_cast<float>(column) * layout_.column_step),
          rect_.y + static_cast<float>(row) * (layout_.side + gap_), layout_.side, layout_.side};
}

std::optional<int> SheetView::under(ImVec2 at) const {
  if (!rect_.contains(at)) {
    return std::nullopt;
  }
  const int column =
      std::min(layout_.columns - 1, static_cast<int>((at.x - rect_.x) / layout_.column_step));
  const int row = static_cast<int>((at.y - rect_.y) / (layout_.side + gap_));
  // The gap after a tile belongs to it.
  return row * layout_.columns + column;
}

void SheetView::move_cursor(const Interface& ui, const Control& control, int shown) {
  const std::array moves{std::pair{ImGuiKey_LeftArrow, -1}, std::pair{ImGuiKey_RightArrow, 1},
                         std::pair{ImGuiKey_UpArrow, -layout_.columns},
                         std::pair{ImGuiKey_DownArrow, layout_.columns}};
  for (const auto& [key, way] : moves) {
    const int moved = cursor_ + way;
    if (ui.key_on(control, key) && moved >= 0 && moved < shown) {
      cursor_ = moved;
    }
  }
  cursor_ = std::clamp(cursor_, 0, std::max(0, shown - 1));
}

void SheetView::draw(Stage& stage, const SampleSheet& sheet, const render::Tiles& tiles) {
  Interface& ui = stage.ui;
  Settings& settings = stage.settings;
  const DreamSubject subject = subject_of(stage);
  const Palette& colours = ui.colours();
  ImDrawList* list = ImGui::GetWindowDrawList();
  const int shown = std::min(layout_.count(), static_cast<int>(sheet.shown()));
  Control control{"sheet", "Samples", {}, {}, {}, shown > 0};
  const Press press = ui.press(control, rect_);
  move_cursor(ui, control, shown);
  std::optional<int> pointed = press.hovered ? under(ImGui::GetIO().MousePos) : std::nullopt;
  if (press.focused && !pointed) {
    pointed = cursor_;
  }
  if (pointed && *pointed >= shown) {
    pointed.reset();
  }
  if (press.pressed && pointed) {
    cursor_ = *pointed;
    settings.code = rounded_code(sheet.codes().row(*pointed).transpose());
  }
  for (int i = 0; i < shown; ++i) {
    draw_code_picture(ui, stage.open_corpus, tiles[i], sheet.rounded_codes().row(i).transpose(),
                      tile(i));
  }
  if (settings.code) {
    for (int i = 0; i < shown; ++i) {
      if (rounded_code(sheet.codes().row(i).transpose()) == *settings.code) {
        list->AddRect(tile(i).min(), tile(i).max(), packed(colours.accent), ui.px(6),
                      ImDrawFlags_None, ui.px(2));
      }
    }
  }
  if (pointed) {
    const Rect place = tile(*pointed);
    list->AddRectFilled(place.min(), place.max(), packed(colours.hover), ui.px(6));
    list->AddRect(place.min(), place.max(), packed(colours.accent), ui.px(6), ImDrawFlags_None,
                  ui.px(press.focused ? 2.0F : 1.0F));
    control.meaning = "Sample " + std::to_string(*pointed + 1);
    // Places in an earlier mixture say nothing of this one's components.
    if (sheet.drawn().version == subject.fit.version()) {
      control.meaning +=
          " of component " + std::to_string(subject.number(sheet.components()(*pointed)));
    }
    control.meaning += ". Click to take its code into the sliders.";
    control.formula = code_text(sheet.codes(), *pointed);
    ui.offer_tooltip("sample " + std::to_string(*pointed), place, control, press.hovered);
    control.meaning.clear();
  }
  ui.record(control, rect_, "sheet", std::to_string(shown), press);
}

}  // namespace xenoglyph::app
