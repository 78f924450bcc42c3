#include "app/chapters/fit/fit_controls.hpp"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <iterator>
#include <string>
#include <vector>

#include "app/address/points_code.hpp"
#include "app/fitting/fit_options.hpp"
#include "app/page_link.hpp"
#include "app/ui/column.hpp"
#include "app/ui/numbers.hpp"
#include "data/toy_sets.hpp"

namespace xenoglyph::app {

namespace {

std::vector<Option> dataset_options(const Settings& settings) {
  std::vector<Option> options;
  for (const data::ToySetInfo& info : data::toy_sets()) {
    options.push_back({std::string(info.name), std::string(info.title), {}});
  }
  options.push_back(
      {own_dataset, settings.own->name.empty() ? "Your points" : settings.own->name, {}});
  return options;
}

void draw_points(Interface& ui, Column& column, Settings& settings, const FitData& data,
                 FitRequests& requests) {
  column.heading("Points");
  const std::vector<Option> sets = dataset_options(settings);
  int chosen = 0;
  for (std::size_t i = 0; i < sets.size(); ++i) {
    if (sets[i].value == settings.dataset) {
      chosen = static_cast<int>(i);
    }
  }
  const float height = ui.control_height();
  if (select(ui, column.take(height, ui.px(8)),
             {"dataset", "Data set", "The points that the mixture is fitted to.", {}, {}, true},
             sets, chosen)) {
    settings.dataset = sets[static_cast<std::size_t>(chosen)].value;
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

  const std::vector<Option> tools{
      {"select", "Inspect", "Point at the picture to read it."},
      {"add", "Add",
       "Click to add a point, drag to spray many. The fit starts again when you let go."},
      {"erase", "Erase", "Click or drag over points to remove them."}};
  const std::vector<Icon> icons{Icon::pointer, Icon::spray, Icon::eraser};
  int tool = static_cast<int>(settings.tool);
  if (segmented(ui, column.take(height, ui.px(8)),
                {"tool", "Tool", "What a click or a drag in the picture does.", {}, {}, true},
                tools, tool, true, icons)) {
    settings.tool = static_cast<Tool>(tool);
  }
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
    std::vector<Option> axes;
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

void draw_show(Interface& ui, Column& column, Settings& settings, const FitData& data) {
  column.heading("Show");
  const float height = ui.control_height();
  const auto line = [&](const Control& control, bool& value) {
    toggle(ui, column.take(height, 0), control, value);
  };
  line({"show-points", "Points", "The points themselves.", {}, {}, true}, settings.show_points);
  line({"colour-points",
        "Colours on points",
        "Each point mixes the colours of the components that claim it, by their responsibilities.",
        "r = w p(x | component) / p(x)",
        {},
        true},
       settings.colour_points);
  line({"show-ellipses",
        "Ellipses",
        "Each component's ellipse at two standard deviations: in the plane it holds 86 % of the "
        "component.",
        "(x \xE2\x88\x92 \xCE\xBC)\xE2\x80\xB2 \xCE\xA3\xE2\x81\xBB\xC2\xB9 (x \xE2\x88\x92 "
        "\xCE\xBC) = 4",
        {},
        true},
       settings.show_ellipses);
  line({"show-density",
        "Density",
        "The mixture's density: a fine line at each halving.",
        "p(x) = \xCE\xA3 w p(x | component)",
        {},
        true},
       settings.show_density);
  line({"show-truth",
        "True mixture",
        data.truth ? "What the points were drawn from, dashed."
                   : "These points were not drawn from a known mixture.",
        {},
        {},
        data.truth.has_value()},
       settings.show_truth);
}

void draw_exports(Interface& ui, Column& column, const Settings& settings, bool has_model,
                  bool has_points, FitRequests& requests) {
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
  requests.copied_link = draw_copy_link(ui, column.take(height, ui.px(24)), settings);
}

}  // namespace

float draw_fit_controls(Interface& ui, ImVec2 at, float width, Settings& settings,
                        const FitData& data, bool has_model, bool& more_open,
                        FitRequests& requests) {
  Column column(ui, at, width);
  column.title("How many groups?");
  column.paragraph(
      "Too many Gaussians start on random points. Each must earn its keep: describing it makes the "
      "message "
      "longer, fitting the points makes it shorter. Those that don't pay die out; the shortest "
      "message says "
      "how many there are.",
      false);
  draw_points(ui, column, settings, data, requests);
  draw_fit_options(ui, column, settings.fit, most_components,
                   "Draws the points anew and starts from others.", more_open);
  draw_show(ui, column, settings, data);
  draw_exports(ui, column, settings, has_model, data.points.rows() > 0, requests);
  return column.height();
}

}  // namespace xenoglyph::app
