#include "app/fitting/fit_options.hpp"

#include <algorithm>
#include <cstdint>
#include <vector>

#include "app/ui/widgets.hpp"

namespace xenoglyph::app {

namespace {

void draw_rare_options(Interface& ui, Column& column, MmlOptions& fit, int most) {
  const float height = ui.control_height();
  whole_slider(
      ui, column,
      {"k-min", "Fewest components", "The fit stops when so few are left.", "k_min", {}, true},
      fit.k_min, 1, most);
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

}  // namespace

void draw_fit_options(Interface& ui, Column& column, MmlOptions& fit, int most,
                      const std::string& new_seed_meaning, bool& more_open) {
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
      fit.k_max, 1, most);
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
  const Control new_seed{"new-seed", "New", new_seed_meaning, {}, "N", true};
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
    draw_rare_options(ui, column, fit, most);
  }
}

}  // namespace xenoglyph::app
