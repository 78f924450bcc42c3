#include "app/chapters/judge/methods_panel.hpp"

#include <string>
#include <vector>

#include "app/chapters/judge/curves_view.hpp"
#include "app/chapters/judge/partition.hpp"
#include "app/options/option_controls.hpp"
#include "app/ui/numbers.hpp"

namespace xenoglyph::app {

namespace {

enum class Course { not_begun, running, stopped, done };

struct MethodRow {
  const char* id;
  const char* name;
  const char* meaning;
  std::vector<Method> methods;  // whose colours stand before the name
  Course course = Course::not_begun;
  std::string status;
  double share = -1.0;  // of the work done; negative where nobody can know
};

// What pressing the button asks for.
enum class Wish { nothing, run, stop, repeat };

std::string in_seconds(double seconds) {
  return format_fixed(seconds, seconds < 1.0 ? 2 : 1) + " s";
}

template <class Run>
Course course_of(const Run& run) {
  if (!run.begun()) {
    return Course::not_begun;
  }
  return run.done() ? Course::done : (run.running() ? Course::running : Course::stopped);
}

Wish draw_method(Interface& ui, Column& column, const MethodRow& method, bool dark) {
  const Palette& colours = ui.colours();
  ImDrawList* list = ImGui::GetWindowDrawList();
  const Rect row = column.take(ui.control_height(), ui.px(4));
  const float radius = ui.px(4);
  float x = row.x;
  for (const Method which : method.methods) {
    list->AddCircleFilled({x + radius, row.centre().y}, radius, packed(method_colour(which, dark)),
                          24);
    x += 2 * radius + ui.px(4);
  }
  x += ui.px(4);
  const Rect press{row.right() - ui.px(96), row.y, ui.px(96), row.height};
  ImFont* strong = ui.fonts().strong;
  draw_text(ui, strong, {x, text_top(ui, strong, row.centre().y)}, colours.ink,
            fitted(strong, method.name, press.x - x - ui.px(8)));
  struct Face {
    const char* label;
    Icon icon;
    Wish wish;
  };
  Face face{"Run", Icon::play, Wish::run};
  switch (method.course) {
    case Course::running:
      face = {"Stop", Icon::pause, Wish::stop};
      break;
    case Course::stopped:
      face = {"Go on", Icon::play, Wish::run};
      break;
    case Course::done:
      face = {"Again", Icon::restart, Wish::repeat};
      break;
    case Course::not_begun:
      break;
  }
  const bool first_thing_to_press = method.course == Course::not_begun;
  const bool pressed =
      button(ui, press, {method.id, face.label, method.meaning, {}, {}, true},
             {.style = first_thing_to_press ? ButtonStyle::primary : ButtonStyle::plain,
              .icon = face.icon});
  column.paragraph(method.status, true);
  if (method.course == Course::running || method.course == Course::stopped) {
    column.space(4);
    const Rect track = column.take(ui.px(4), 0);
    list->AddRectFilled({track.x, track.y + ui.px(2)}, {track.right(), track.bottom()},
                        packed(colours.track), ui.px(1));
    if (method.share > 0.0) {
      list->AddRectFilled(
          {track.x, track.y + ui.px(2)},
          {track.x + track.width * static_cast<float>(method.share), track.bottom()},
          packed(colours.ink), ui.px(1));
    }
  }
  column.space(16);
  return pressed ? face.wish : Wish::nothing;
}

MethodRow message_length_row(const CodesFit& fit) {
  MethodRow row{"run-mml",
                "Message length",
                "The fit of Discover: components die until the message is shortest. One run finds "
                "the number.",
                {Method::mml},
                Course::not_begun,
                {},
                -1.0};
  if (!fit.has_mixture()) {
    row.status = fit.session().problem();
    return row;
  }
  const std::string count = std::to_string(fit.symbols().size());
  const std::string time = in_seconds(fit.session().work_seconds());
  switch (fit.session().status()) {
    case FitStatus::done:
      row.course = Course::done;
      row.status = count + " components. One run, " + time + ".";
      break;
    case FitStatus::playing:
    case FitStatus::paused:
      row.course = fit.session().busy() ? Course::running : Course::stopped;
      row.status = count + " components left, " + time;
      row.share = 1.0 - static_cast<double>(fit.symbols().size()) /
                            static_cast<double>(fit.options().k_max);
      break;
  }
  return row;
}

template <class Run>
void tell_progress(MethodRow& row, const Run& run, double k, int k_max) {
  row.status = "k = " + format_fixed(k, 0) + " of " + std::to_string(k_max) + ", " +
               in_seconds(run.seconds());
  if (!run.running()) {
    row.status += ", stopped";
  }
  // A fit of k components takes about k times as long as one of a single component.
  row.share = (k - 1.0) * k / (static_cast<double>(k_max) * (k_max + 1.0));
}

MethodRow criteria_row(const Settings& settings, const Selections& selections) {
  const Selections::EmRun& run = selections.em();
  MethodRow row{"run-em",
                "BIC and AIC",
                "Fits a mixture for every number of components, then takes the one of least BIC, "
                "or least AIC.",
                {Method::bic, Method::aic},
                course_of(run),
                {},
                -1.0};
  const int k_max = settings.sweep_k_max;
  if (row.course == Course::not_begun) {
    row.status = "A fit for each k from 1 to " + std::to_string(k_max) + ".";
    return row;
  }
  const ComponentSweep& sweep = run.sweep();
  if (row.course != Course::done) {
    tell_progress(row, run, static_cast<double>(sweep.n_components()), k_max);
    return row;
  }
  const auto k_of = [&](int record) {
    const auto k = sweep.records().at(static_cast<std::size_t>(record)).n_components;
    return std::to_string(k) + (k == k_max ? " (the last tried)" : "");
  };
  row.status = "BIC " + k_of(sweep.best_bic()) + ", AIC " + k_of(sweep.best_aic()) + ". " +
               in_seconds(run.seconds()) + ".";
  return row;
}

MethodRow kmeans_row(const Settings& settings, const Selections& selections) {
  const Selections::KmeansRun& run = selections.kmeans();
  MethodRow row{"run-kmeans",
                "k-means",
                "Clusters about k centres, for every k. It has no criterion: one looks for the "
                "elbow of the curve.",
                {Method::kmeans},
                course_of(run),
                {},
                -1.0};
  const int k_max = settings.sweep_k_max;
  if (row.course == Course::not_begun) {
    row.status = "Clusters for each k from 1 to " + std::to_string(k_max) + ".";
  } else if (row.course == Course::done) {
    row.status = "It leaves the choice to you. " + in_seconds(run.seconds()) + ".";
  } else {
    tell_progress(row, run, static_cast<double>(run.sweep().n_clusters()), k_max);
  }
  return row;
}

}  // namespace

void draw_methods(Stage& stage, Column& column, Selections& selections) {
  Interface& ui = stage.ui;
  Settings& settings = stage.settings;
  CodesFit& fit = stage.fit();
  const bool dark = stage.dark;
  switch (draw_method(ui, column, message_length_row(fit), dark)) {
    case Wish::run:
      fit.session().play();
      break;
    case Wish::stop:
      fit.session().pause();
      break;
    case Wish::repeat:
      fit.restart(settings);
      break;
    case Wish::nothing:
      break;
  }
  const Wish em = draw_method(ui, column, criteria_row(settings, selections), dark);
  if (em == Wish::repeat) {
    selections.restart_em(settings);
  } else if (em != Wish::nothing) {
    settings.em_sweep = em == Wish::run;
  }
  const Wish kmeans = draw_method(ui, column, kmeans_row(settings, selections), dark);
  if (kmeans == Wish::repeat) {
    selections.restart_kmeans(settings);
  } else if (kmeans != Wish::nothing) {
    settings.kmeans_sweep = kmeans == Wish::run;
  }
  int k = kmeans_k(settings);
  if (whole_slider(ui, column, control_of(stage.options["kmeansK"]), k, 1, settings.sweep_k_max)) {
    settings.kmeans_k = k;
  }
}

}  // namespace xenoglyph::app
