#include "app/chapters/compress/axes_choice.hpp"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <string>
#include <utility>
#include <vector>

#include "app/chapters/compress/plotted_codes.hpp"
#include "app/options/option_controls.hpp"
#include "platform/platform.hpp"

namespace xenoglyph::app {

namespace {

constexpr float chip_width = 36.0F;  // at least
constexpr float chip_gap = 4.0F;

// A button for each coordinate, as many a row as fit.
void draw_chips(const Stage& stage, Column& column) {
  Interface& ui = stage.ui;
  const std::vector<int> chosen = plotted_coordinates(stage.corpus(), stage.settings);
  const bool full = chosen.size() >= static_cast<std::size_t>(most_coordinates);
  const auto code_size = static_cast<int>(stage.corpus().code_size());
  const float gap = ui.px(chip_gap);
  const int per_row =
      std::max(1, static_cast<int>((column.width() + gap) / (ui.px(chip_width) + gap)));
  const float width =
      (column.width() - static_cast<float>(per_row - 1) * gap) / static_cast<float>(per_row);
  Rect row;
  for (int axis = 0; axis < code_size; ++axis) {
    const int place = axis % per_row;
    if (place == 0) {
      row = column.take(ui.control_height(), gap);
    }
    const bool selected = std::find(chosen.begin(), chosen.end(), axis) != chosen.end();
    const std::string number = std::to_string(axis + 1);
    const char* meaning = selected && chosen.size() <= 2 ? "Two at least are shown."
                          : selected                     ? "Takes this number out of the plot."
                          : full ? "Six at most are shown: take another away first."
                                 : "Shows this number of the code.";
    const Control control{
        "coordinate-" + number, number, meaning, {}, {}, selected ? chosen.size() > 2 : !full};
    const float x = row.x + std::round(static_cast<float>(place) * (width + gap));
    if (!button(ui, {x, row.y, std::floor(width), row.height}, control, {.selected = selected})) {
      continue;
    }
    std::vector<int> others = chosen;
    if (selected) {
      others.erase(std::find(others.begin(), others.end(), axis));
    } else {
      others.insert(std::upper_bound(others.begin(), others.end(), axis), axis);
    }
    stage.settings.coordinates = std::move(others);
    platform::request_frame();
  }
}

}  // namespace

void draw_axes_choice(const Stage& stage, Column& column) {
  if (draw_option(stage.ui, column, stage.options["plotAxes"], stage.settings)) {
    platform::request_frame();
  }
  if (stage.settings.plot_axes == PlotAxes::coordinates) {
    draw_chips(stage, column);
  }
  column.space(8);
}

}  // namespace xenoglyph::app
