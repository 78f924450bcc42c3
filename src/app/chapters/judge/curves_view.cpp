#include "app/chapters/judge/curves_view.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <string>
#include <vector>

#include "app/ui/numbers.hpp"

namespace xenoglyph::app {

namespace {

constexpr std::array method_names{"message length", "BIC", "AIC", "mixtures", "k-means"};

struct PanelText {
  const char* id;
  const char* title;
  const char* meaning;
  const char* formula;
  const char* unit;  // after a value
  int decimals;
};

constexpr PanelText criteria_text{
    "curve-criteria",
    "Nats above each one's least",
    "Each criterion is what the codes cost plus a price for the components. Where a curve touches "
    "the bottom is the number that it chooses. BIC and AIC are halved, to be nats.",
    "BIC/2 = \xE2\x88\x92log p + (parameters/2) log n,  AIC/2 = \xE2\x88\x92log p + parameters",
    "",
    0};
constexpr PanelText inertia_text{
    "elbow",
    "Scatter that k-means leaves, %",
    "Squared distances of the codes from their centres, beside those with one cluster. It always "
    "falls; one looks for the elbow where it stops paying. Press to look at another k.",
    "\xCE\xA3 |x \xE2\x88\x92 c|\xC2\xB2",
    " %",
    1};
constexpr PanelText errors_text{
    "curve-errors",
    "Codes named wrongly, %",
    "Every other label names the clusters: each stands for the label that most of its codes have. "
    "Then the codes between them are tested. What more components buy; the first curves say what "
    "they cost.",
    "",
    " %",
    1};

// Names and values of the curves in a row, from the left.
void draw_names(const Interface& ui, ImVec2 at, float width, const KCurves& curves,
                const PanelText& text, int k, bool dark) {
  ImFont* font = ui.fonts().note;
  ImFont* mono = ui.fonts().mono_note;
  float x = at.x;
  for (const KCurve& curve : curves.curves) {
    if (curve.values.empty()) {
      continue;
    }
    const std::string name = method_names.at(static_cast<std::size_t>(curve.method));
    const double* value = curve.at(k);
    const std::string number =
        value == nullptr ? "" : format_fixed(*value, text.decimals) + text.unit;
    const float needed = ui.px(14) + text_width(font, name) +
                         (number.empty() ? 0.0F : ui.px(6) + text_width(mono, number));
    if (x + needed > at.x + width) {
      return;
    }
    ImGui::GetWindowDrawList()->AddRectFilled({x, at.y + ui.px(6)},
                                              {x + ui.px(10), at.y + ui.px(9)},
                                              packed(method_colour(curve.method, dark)));
    draw_text(ui, font, {x + ui.px(14), at.y}, ui.colours().muted, name);
    if (!number.empty()) {
      draw_text(ui, mono, {x + needed - text_width(mono, number), at.y}, ui.colours().ink, number);
    }
    x += needed + ui.px(14);
  }
}

void draw_curve(const Interface& ui, const Plot& plot, const KCurve& curve, bool dark) {
  ImDrawList* list = ImGui::GetWindowDrawList();
  const Colour colour = method_colour(curve.method, dark);
  for (std::size_t i = 1; i < curve.values.size(); ++i) {
    const KCurve::Value& from = curve.values[i - 1];
    const KCurve::Value& to = curve.values[i];
    list->AddLine({plot.x_of(from.k), plot.y_of(from.value)},
                  {plot.x_of(to.k), plot.y_of(to.value)}, packed(colour), ui.px(1.75F));
  }
}

// The chosen number, with a ring so that it shows on any curve.
void draw_choice(const Interface& ui, const Plot& plot, const KCurve& curve, bool dark) {
  const double* value = curve.at(curve.chosen);
  if (value == nullptr) {
    return;
  }
  ImDrawList* list = ImGui::GetWindowDrawList();
  const ImVec2 at{plot.x_of(curve.chosen), std::max(plot.y_of(*value), plot.area.y + ui.px(5))};
  list->AddCircleFilled(at, ui.px(5), packed(method_colour(curve.method, dark)), 24);
  list->AddCircle(at, ui.px(5), packed(ui.colours().page), 24, ui.px(1.5F));
  ImFont* mono = ui.fonts().mono_note;
  const std::string k = std::to_string(curve.chosen);
  const float width = text_width(mono, k);
  const float x =
      std::clamp(at.x - width / 2, plot.area.x + ui.px(2), plot.area.right() - width - ui.px(2));
  const float y = std::max(plot.area.y, at.y - mono->FontSize - ui.px(7));
  list->AddRectFilled({x - ui.px(2), y}, {x + width + ui.px(2), y + mono->FontSize},
                      packed(with_alpha(ui.colours().page, 0.75F)), ui.px(3));
  draw_text(ui, mono, {x, y}, ui.colours().ink, k);
}

struct PanelPlace {
  Rect rect;
  float gutter = 0.0F;  // left of the plot
  float below = 0.0F;   // under it
  bool last = false;
};

Plot plot_of(const Interface& ui, const PanelPlace& place, const KCurves& curves, int k_high) {
  const float above = ui.px(44);
  Plot plot;
  plot.frame = {{0.0, k_high + 1.0}, curves.range};
  plot.area = {place.rect.x + place.gutter, place.rect.y + above, place.rect.width - place.gutter,
               place.rect.height - above - place.below};
  return plot;
}

// Returns the k under the pointer, 0 for none.
int pointed_k(const Plot& plot, int k_high) {
  const ImVec2 mouse = ImGui::GetIO().MousePos;
  if (!plot.area.contains(mouse) ||
      !ImGui::IsWindowHovered(ImGuiHoveredFlags_AllowWhenBlockedByActiveItem)) {
    return 0;
  }
  return std::clamp(static_cast<int>(std::lround(plot.data_x(mouse.x))), 1, k_high);
}

// The elbow's panel takes presses and arrow keys; returns the k chosen by them, 0 for none.
int choose_k(Interface& ui, const Plot& plot, const CurvePanels& panels, int pointed) {
  Control control{inertia_text.id, inertia_text.title, inertia_text.meaning, {}, {}, true};
  const Press press = ui.press(control, plot.area);
  int chosen = 0;
  if (press.pressed) {
    const bool by_pointer = pointed > 0 && ImGui::IsMouseReleased(ImGuiMouseButton_Left);
    chosen = by_pointer ? pointed : panels.looked_at % panels.k_high + 1;
  }
  const int step = (ui.key_on(control, ImGuiKey_RightArrow) ? 1 : 0) -
                   (ui.key_on(control, ImGuiKey_LeftArrow) ? 1 : 0);
  if (step != 0) {
    chosen = std::clamp(panels.looked_at + step, 1, panels.k_high);
  }
  if (press.hovered) {
    control.meaning.clear();
  }
  ui.record(control, plot.area, "plot", std::to_string(panels.looked_at), press);
  return chosen;
}

}  // namespace

Colour method_colour(Method method, bool dark) {
  switch (method) {
    case Method::mml:
      return okabe_ito(1, dark);
    case Method::bic:
      return okabe_ito(0, dark);
    case Method::aic:
      return okabe_ito(5, dark);
    case Method::mixture:
      return okabe_ito(3, dark);
    case Method::kmeans:
      break;
  }
  return okabe_ito(2, dark);
}

int draw_curve_panels(Interface& ui, const Rect& rect, const CurvePanels& panels, bool dark) {
  const std::array curves{&panels.criteria, &panels.inertia, &panels.errors};
  const std::array texts{&criteria_text, &inertia_text, &errors_text};
  const float ticks = ui.px(16) + ui.fonts().mono_note->FontSize + ui.fonts().note->FontSize;
  // The criteria have three curves to tell apart.
  const std::array shares =
      panels.labelled ? std::array{0.4F, 0.26F, 0.34F} : std::array{0.58F, 0.42F, 0.0F};
  const std::size_t count = panels.labelled ? 3 : 2;
  const float height = rect.height - ticks;
  std::array<PanelPlace, 3> places;
  std::array<Plot, 3> plots;
  float gutter = 0.0F;
  for (std::size_t i = 0; i < count; ++i) {
    gutter = std::max(
        gutter, axis_gutter(ui, curves.at(i)->range, shares.at(i) * height - ui.px(44), false));
  }
  int k = 0;
  float top = rect.y;
  for (std::size_t i = 0; i < count; ++i) {
    const bool last = i + 1 == count;
    const float end = last ? rect.bottom() : std::round(top + shares.at(i) * height);
    places.at(i) = {{rect.x, top, rect.width, end - top}, gutter, last ? ticks : ui.px(6), last};
    plots.at(i) = plot_of(ui, places.at(i), *curves.at(i), panels.k_high);
    k = std::max(k, pointed_k(plots.at(i), panels.k_high));
    top = end;
  }
  const int looked_at = k > 0 ? k : panels.looked_at;
  const Palette& colours = ui.colours();
  ImDrawList* list = ImGui::GetWindowDrawList();
  int chosen = 0;
  for (std::size_t i = 0; i < count; ++i) {
    const PanelPlace& place = places.at(i);
    const Plot& plot = plots.at(i);
    const PanelText& text = *texts.at(i);
    draw_text(ui, ui.fonts().note, {place.rect.x, place.rect.y + ui.px(2)}, colours.ink,
              fitted(ui.fonts().note, text.title, place.rect.width - ui.px(64)));
    if (i == 0) {
      const std::string at = "at k = " + std::to_string(looked_at);
      ImFont* mono = ui.fonts().mono_note;
      draw_text(ui, mono, {rect.right() - text_width(mono, at), place.rect.y + ui.px(2)},
                colours.muted, at);
    }
    draw_names(ui, {place.rect.x, place.rect.y + ui.px(21)}, place.rect.width, *curves.at(i), text,
               looked_at, dark);
    draw_axes(ui, plot,
              {place.last ? "k: components or clusters" : "", "", true, false, place.last});
    const float x = std::round(plot.x_of(looked_at));
    list->AddRectFilled({x, plot.area.y}, {x + ui.px(1), plot.area.bottom()},
                        packed(k > 0 ? with_alpha(colours.accent, 0.6F) : colours.track));
    list->PushClipRect(plot.area.min(), {plot.area.right(), plot.area.bottom() + ui.px(6)}, true);
    for (const KCurve& curve : curves.at(i)->curves) {
      draw_curve(ui, plot, curve, dark);
    }
    for (const KCurve& curve : curves.at(i)->curves) {
      draw_choice(ui, plot, curve, dark);
    }
    list->PopClipRect();
    // What a panel means is told at its title: over the curves it would hide them.
    const Rect title{place.rect.x, place.rect.y, place.rect.width, ui.px(20)};
    if (title.contains(ImGui::GetIO().MousePos) && ImGui::IsWindowHovered()) {
      ui.offer_tooltip(text.id, title, {{}, {}, text.meaning, text.formula, {}, true});
    }
    if (i == 1) {
      chosen = choose_k(ui, plot, panels, k);
    }
  }
  return chosen;
}

}  // namespace xenoglyph::app
