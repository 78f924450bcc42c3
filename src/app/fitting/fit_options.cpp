#include "app/fitting/fit_options.hpp"

#include <algorithm>

#include "app/options/fit_rows.hpp"
#include "app/options/option_controls.hpp"
#include "app/ui/widgets.hpp"

namespace xenoglyph::app {

namespace {

// Looks up the options of one of the two fits.
struct FitOptions {
  const OptionTable& options;
  const std::string& prefix;

  const SettingsRow& operator[](std::string key) const {
    if (!prefix.empty()) {
      key.front() = static_cast<char>(key.front() - 'a' + 'A');
    }
    return options[prefix + key];
  }
};

void draw_rare_options(const Stage& stage, Column& column, MmlOptions& fit,
                       const FitOptions& options) {
  const auto draw = [&](const char* key, const ControlLook& look = {}) {
    return draw_option(stage.ui, column, options[key], stage.settings, look);
  };
  draw("kMin");
  fit.k_max = std::max(fit.k_max, fit.k_min);
  draw("restarts");
  draw("criterion", {.gap = 12});
  draw("threshold");
  if (draw("regularization", {.gap = 12})) {
    fit.regularization.strength = first_strength(fit.regularization.kind);
  }
  draw("regularizationStrength");
  draw("maxSweeps");
}

void draw_seed(const Stage& stage, Column& column, MmlOptions& fit, const SettingsRow& option,
               const std::string& new_seed_meaning) {
  Interface& ui = stage.ui;
  const Rect row = column.take(ui.control_height(), ui.px(8));
  ImFont* font = ui.fonts().text;
  draw_text(ui, font, {row.x, text_top(ui, font, row.centre().y)}, ui.colours().ink, option.label);
  const Control new_seed{"new-seed", "New", new_seed_meaning, {}, "N", true};
  const float button_space = button_width(ui, new_seed, {.icon = Icon::dice});
  const float field = ui.px(88);
  double seed = option.number(stage.settings);
  if (number_field(ui, {row.right() - button_space - ui.px(8) - field, row.y, field, row.height},
                   control_of(option), seed, scale_of(option))) {
    option.set_number(stage.settings, seed);
  }
  if (button(ui, {row.right() - button_space, row.y, button_space, row.height}, new_seed,
             {.icon = Icon::dice})) {
    fit.seed = next_seed(fit.seed);
  }
}

}  // namespace

void draw_fit_options(const Stage& stage, Column& column, MmlOptions& fit,
                      const std::string& prefix, const std::string& new_seed_meaning,
                      bool& more_open) {
  Interface& ui = stage.ui;
  const FitOptions options{stage.options, prefix};
  column.heading("Fit");
  draw_option(ui, column, options["kMax"], stage.settings);
  fit.k_min = std::min(fit.k_min, fit.k_max);
  draw_option(ui, column, options["covariance"], stage.settings,
              {.heading = "Shape of the components", .gap = 12});
  draw_seed(stage, column, fit, options["seed"], new_seed_meaning);
  fold(ui, column.take(ui.control_height(), ui.px(8)),
       {"more", more_open ? "Less" : "More", "Options that are rarely needed.", {}, {}, true},
       more_open);
  if (more_open) {
    draw_rare_options(stage, column, fit, options);
  }
}

}  // namespace xenoglyph::app
