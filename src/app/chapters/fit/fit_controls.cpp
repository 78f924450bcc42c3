#include "app/chapters/fit/fit_controls.hpp"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <iterator>
#include <string>
#include <vector>

#include "app/chapters/fit/points_code.hpp"
#include "app/ui/numbers.hpp"
#include "data/toy_sets.hpp"

namespace xenoglyph::app {

namespace {

// Controls one below the other.
class Column {
 public:
  Column(Interface& ui, ImVec2 at, float width)
      : ui_(ui), x_(at.x), y_(at.y), top_(at.y), width_(width) {}

  Rect take(float height, float gap_after) {
    const Rect rect{x_, y_, width_, height};
    y_ += height + gap_after;
    return rect;
  }
  void space(float length) { y_ += ui_.px(length); }
  void heading(const std::string& text) {
    space(16);
    ImGui::GetWindowDrawList()->AddRectFilled({x_, y_}, {x_ + width_, y_ + ui_.px(1)},
                                              packed(ui_.colours().rule));
    space(16);
    draw_text(ui_, ui_.fonts().strong, {x_, y_}, ui_.colours().ink, text);
    space(28);
  }
  void paragraph(const std::string& text, bool note) {
    y_ += draw_paragraph(ui_, note ? ui_.fonts().note : ui_.fonts().text, {x_, y_}, width_,
                         note ? ui_.colours().muted : ui_.colours().ink, text);
  }
  void label(const std::string& text) {
    draw_text(ui_, ui_.fonts().text, {x_, y_}, ui_.colours().ink, text);
    space(24);
  }
  float height() const { return y_ - top_; }

 private:
  Interface& ui_;
  float x_;
  float y_;
  float top_;
  float width_;
};

// The left or right half of a row.
Rect half(const Interface& ui, const Rect& row, int which) {
  const float gap = ui.px(8);
  const float width = std::floor((row.width - gap) / 2);
  return {which == 0 ? row.x : row.right() - width, row.y, width, row.height};
}

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

template <class Number>
void whole_slider(Interface& ui, Column& column, const Control& control, Number& value, double low,
                  double high) {
  double number = static_cast<double>(value);
  if (slider(ui, column.take(slider_height(ui), ui.px(8)), control, number,
             {.low = low, .high = high, .whole = true, .unit = {}})) {
    value = static_cast<Number>(number);
  }
}

void draw_rare_options(Interface& ui, Column& column, MmlOptions& fit) {
  const float height = ui.control_height();
  whole_slider(
      ui, column,
      {"k-min", "Fewest components", "The fit stops when so few are left.", "k_min", {}, true},
      fit.k_min, 1, most_components);
  fit.k_max = std::max(fit.k_max, fit.k_min);
  whole_slider(ui, column,
               {"restarts",
                "Starts",
                "Independent starts from other random points; the shortest message of all is kept.",
                {},
                {},
                true},
               fit.restarts, 1, 20);
  column.label("Criterion");
  const std::vector<Option> criteria{
      {"program", "Program",
       "The length that the authors' published program minimises:\n"
       "\xE2\x88\x92log p + N/2 \xCE\xA3 log w + (N+1)/2 k log n"},
      {"paper", "Paper",
       "Equation 15 of the paper: it punishes components more.\n"
       "\xE2\x88\x92log p + N/2 \xCE\xA3 log(n w/12) + k/2 log(n/12) + k(N+1)/2"}};
  int criterion = static_cast<int>(fit.criterion);
  if (segmented(ui, column.take(height, ui.px(12)),
                {"criterion",
                 "Criterion",
                 "Which message length chooses. N: free parameters of one component; n: points; k: "
                 "components.",
                 {},
                 {},
                 true},
                criteria, criterion)) {
    fit.criterion = static_cast<Criterion>(criterion);
  }
  double threshold = fit.threshold;
  if (slider(
          ui, column.take(slider_height(ui), ui.px(8)),
          {"threshold",
           "Threshold",
           "A mixture has settled when a sweep changes the message length by less than this share.",
           "|L\xE2\x80\xB2 \xE2\x88\x92 L| < threshold |L|",
           {},
           true},
          threshold, {.low = 1e-9, .high = 1e-2, .logarithmic = true, .digits = 1, .unit = {}})) {
    fit.threshold = threshold;
  }
  column.label("Regularisation");
  const std::vector<Option> kinds{
      {"pooled", "Pooled",
       "A component of few points can't be much narrower than the others are on average."},
      {"floor", "Floor", "Variances below the scale are raised to it; the others are left alone."},
      {"prior", "Prior", "A weak inverse Wishart prior on each covariance."},
      {"ridge", "Ridge", "The scale is added to every variance."}};
  int kind = 0;
  for (std::size_t i = 0; i < kinds.size(); ++i) {
    if (kinds[i].value == to_string(fit.regularization.kind)) {
      kind = static_cast<int>(i);
    }
  }
  if (segmented(ui, column.take(height, ui.px(12)),
                {"regularization",
                 "Regularisation",
                 "How covariances are kept from collapsing onto a few points in a line.",
                 {},
                 {},
                 true},
                kinds, kind)) {
    fit.regularization.kind =
        regularization_kind_from_string(kinds[static_cast<std::size_t>(kind)].value);
    // A strength means something else for each kind: each begins with what suits it.
    fit.regularization.strength =
        fit.regularization.kind == RegularizationKind::pooled ? 0.5 : 0.01;
  }
  double strength = std::max(fit.regularization.strength, 1e-8);
  if (slider(
          ui, column.take(slider_height(ui), ui.px(8)),
          {"regularization-strength",
           "Strength",
           "Of the regularisation: 0 for none. Pooled: how large a part of the others' variance a "
           "component keeps. Else the scale, as a share of the data's variance along each axis.",
           {},
           {},
           true},
          strength, {.low = 1e-8, .high = 1.0, .logarithmic = true, .digits = 1, .unit = {}})) {
    fit.regularization.strength = strength;
  }
  whole_slider(ui, column,
               {"max-sweeps",
                "Most sweeps",
                "A start ends after so many sweeps, settled or not.",
                {},
                {},
                true},
               fit.max_sweeps, 1, 100000);
}

void draw_options(Interface& ui, Column& column, MmlOptions& fit, bool& more_open) {
  column.heading("Fit");
  const float height = ui.control_height();
  whole_slider(
      ui, column,
      {"k-max",
       "Components at the start",
       "So many Gaussians begin, each on a random point. More than needed is the point: the "
       "useless ones die.",
       "k_max",
       {},
       true},
      fit.k_max, 1, most_components);
  fit.k_min = std::min(fit.k_min, fit.k_max);
  column.label("Shape of the components");
  const std::vector<Option> shapes{
      {"full", "Full", "Each component an ellipse of its own, in any direction."},
      {"tied", "Tied", "One ellipse, shared by all components."},
      {"diagonal", "Diagonal", "Each component an ellipse along the axes."},
      {"spherical", "Spherical", "Each component a circle of its own size."}};
  int shape = static_cast<int>(fit.covariance_type);
  if (segmented(ui, column.take(height, ui.px(12)),
                {"covariance",
                 "Covariance",
                 "What shape the components' covariances may have.",
                 "\xCE\xA3",
                 {},
                 true},
                shapes, shape)) {
    fit.covariance_type = static_cast<CovarianceType>(shape);
  }
  const Rect row = column.take(height, ui.px(8));
  ImFont* font = ui.fonts().text;
  draw_text(ui, font, {row.x, text_top(ui, font, row.centre().y)}, ui.colours().ink, "Seed");
  const Control new_seed{"new-seed", "New", "Draws the points anew and starts from others.",
                         {},         "N",   true};
  const float button_space = button_width(ui, new_seed, {.icon = Icon::dice});
  const float field = ui.px(88);
  double seed = static_cast<double>(fit.seed);
  if (number_field(
          ui, {row.right() - button_space - ui.px(8) - field, row.y, field, height},
          {"seed",
           "Seed",
           "Fixes all chance: the same seed gives the same points and the same fit everywhere.",
           {},
           {},
           true},
          seed, {.low = 0, .high = 9007199254740991.0, .whole = true, .unit = {}})) {
    fit.seed = static_cast<std::uint64_t>(seed);
  }
  if (button(ui, {row.right() - button_space, row.y, button_space, height}, new_seed,
             {.icon = Icon::dice})) {
    ++fit.seed;
  }
  fold(ui, column.take(height, ui.px(8)),
       {"more", more_open ? "Less" : "More", "Options that are rarely needed.", {}, {}, true},
       more_open);
  if (more_open) {
    draw_rare_options(ui, column, fit);
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

void draw_exports(Interface& ui, Column& column, bool has_model, bool has_points,
                  FitRequests& requests) {
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
  requests.copy_link = button(
      ui, column.take(height, ui.px(24)),
      {"copy-link", "Copy link", "The address holds everything that you have set.", {}, {}, true},
      {.icon = Icon::link});
}

}  // namespace

float draw_fit_controls(Interface& ui, ImVec2 at, float width, Settings& settings,
                        const FitData& data, bool has_model, bool& more_open,
                        FitRequests& requests) {
  Column column(ui, at, width);
  draw_text(ui, ui.fonts().heading, at, ui.colours().ink, "How many groups?");
  column.space(36);
  column.paragraph(
      "Too many Gaussians start on random points. Each must earn its keep: describing it makes the "
      "message "
      "longer, fitting the points makes it shorter. Those that don't pay die out; the shortest "
      "message says "
      "how many there are.",
      false);
  draw_points(ui, column, settings, data, requests);
  draw_options(ui, column, settings.fit, more_open);
  draw_show(ui, column, settings, data);
  draw_exports(ui, column, has_model, data.points.rows() > 0, requests);
  return column.height();
}

}  // namespace xenoglyph::app
