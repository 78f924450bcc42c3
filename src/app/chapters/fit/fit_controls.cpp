#include "app/chapters/fit/fit_controls.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>
#include <iterator>
#include <string>
#include <vector>

#include "app/address/points_code.hpp"
#include "app/fitting/fit_options.hpp"
#include "app/options/option_controls.hpp"
#include "app/page_link.hpp"
#include "app/ui/column.hpp"
#include "app/ui/numbers.hpp"

namespace xenoglyph::app {

namespace {

// Own points are called what their file is.
std::vector<Choice> dataset_choices(const Option& dataset, const Settings& settings) {
  std::vector<Choice> choices = choices_of(dataset);
  if (!settings.own->name.empty()) {
    for (Choice& choice : choices) {
      choice.label = choice.value == own_dataset ? settings.own->name : choice.label;
    }
  }
  return choices;
}

void draw_points(const Stage& stage, Column& column, const FitData& data, FitRequests& requests) {
  Interface& ui = stage.ui;
  Settings& settings = stage.settings;
  const SettingsRow& dataset = stage.options["dataset"];
  column.heading("Points");
  int chosen = static_cast<int>(dataset.number(settings));
  const float height = ui.control_height();
  if (select(ui, column.take(height, ui.px(8)), control_of(dataset),
             dataset_choices(dataset, settings), chosen)) {
    dataset.set_number(settings, chosen);
    if (settings.dataset == own_dataset && settings.own->points.rows() == 0) {
      settings.tool = Tool::add;
    }
  }
  std::string about = data.description;
  about += " " + format_fixed(static_cast<double>(data.points.rows()), 0) + " points, " +
           std::to_string(data.points.cols()) +
           (data.points.cols() == 1 ? " coordinate." : " coordinates.");
  if (settings.dataset == own_dataset && data.points.size() > most_linked_numbers) {
    about +=
        " Too many for a link: a link holds " + std::to_string(most_linked_numbers) + " numbers.";
  }
  column.paragraph(about, true);
  column.space(8);
  if (settings.dataset == own_dataset && settings.own->doubtful_file) {
    const bool names = settings.own->first_row_is_names;
    requests.read_first_row_anew =
        button(ui, column.take(height, ui.px(8)),
               {"first-row",
                names ? "Read it as a point" : "Take it as names",
                names ? "The first row of the file was taken as the columns' names. This reads it "
                        "as one more point."
                      : "The first row of the file was read as a point. This takes it as the "
                        "columns' names.",
                {},
                {},
                true});
  }

  constexpr std::array icons{Icon::pointer, Icon::spray, Icon::eraser};
  draw_option_in(ui, column.take(height, ui.px(8)), stage.options["tool"], settings, icons);
  const Rect row = column.take(height, ui.px(8));
  requests.open_file = button(
      ui, half(ui, row, 0),
      {"open-file",
       "Open file\xE2\x80\xA6",
       "Points from a CSV or NPY file, a row a point. A file can also be dropped on the page.",
       {},
       {},
       true},
      {.icon = Icon::open});
  requests.clear_points = button(
      ui, half(ui, row, 1),
      {"clear-points", "Clear", "Removes all points, for a picture of your own.", {}, {}, true},
      {.icon = Icon::close});
  if (data.points.cols() > 2) {
    std::vector<Choice> axes;
    for (std::size_t i = 0; i < data.axis_names.size(); ++i) {
      axes.push_back({std::to_string(i + 1), data.axis_names[i], {}});
    }
    ShownAxes shown = shown_axes(settings, data.points.cols());
    column.label("Coordinates shown: across, up");
    const Rect pair = column.take(height, ui.px(8));
    if (select(ui, half(ui, pair, 0),
               {"axis-x",
                "Across",
                "The coordinate shown from left to right. The fit uses all.",
                {},
                {},
                true},
               axes, shown.x)) {
      if (shown.x == shown.y) {
        shown.y = settings.axis_x;
      }
    }
    if (select(ui, half(ui, pair, 1),
               {"axis-y", "Up", "The coordinate shown upwards. The fit uses all.", {}, {}, true},
               axes, shown.y)) {
      if (shown.x == shown.y) {
        shown.x = settings.axis_y;
      }
    }
    settings.axis_x = shown.x;
    settings.axis_y = shown.y;
  }
}

void draw_show(const Stage& stage, Column& column, const FitData& data) {
  column.heading("Show");
  for (const char* key : {"showPoints", "colourPoints", "showEllipses", "showDensity"}) {
    draw_option(stage.ui, column, stage.options[key], stage.settings);
  }
  ControlLook truth;
  if (!data.truth) {
    truth.enabled = false;
    truth.hint = "These points were not drawn from a known mixture.";
  }
  draw_option(stage.ui, column, stage.options["showTruth"], stage.settings, truth);
}

void draw_exports(const Stage& stage, Column& column, bool has_model, bool has_points,
                  FitRequests& requests) {
  Interface& ui = stage.ui;
  column.heading("Take away");
  const float height = ui.control_height();
  const Rect row = column.take(height, ui.px(8));
  requests.save_model = button(ui, half(ui, row, 0),
                               {"save-model",
                                "Model",
                                "The best mixture so far as model.json, with scikit-learn's names.",
                                {},
                                {},
                                has_model},
                               {.icon = Icon::save});
  requests.save_points =
      button(ui, half(ui, row, 1),
             {"save-points", "Points", "The points as a CSV file.", {}, {}, has_points},
             {.icon = Icon::save});
  requests.copied_link = draw_copy_link(stage, column.take(height, ui.px(24)));
}

}  // namespace

float draw_fit_controls(Stage& stage, ImVec2 at, float width, const FitData& data, bool has_model,
                        bool& more_open, FitRequests& requests) {
  Column column(stage.ui, at, width);
  column.title("How many groups?");
  column.paragraph(
      "Too many Gaussians start on random points. Each must earn its keep: describing it makes the "
      "message "
      "longer, fitting the points makes it shorter. Those that don't pay die out; the shortest "
      "message says "
      "how many there are.",
      false);
  draw_points(stage, column, data, requests);
  draw_fit_options(stage, column, stage.settings.fit, "",
                   "Draws the points anew and starts from others.", more_open);
  draw_show(stage, column, data);
  draw_exports(stage, column, has_model, data.points.rows() > 0, requests);
  return column.height();
}

}  // namespace xenoglyph::app
