// Where the parts of the Dream chapter stand, on wide windows and on narrow ones.
#include <algorithm>
#include <array>
#include <cmath>
#include <string>

#include "app/chapters/dream/component_choice.hpp"
#include "app/chapters/dream/dream_chapter.hpp"
#include "app/options/option_controls.hpp"
#include "app/page_link.hpp"
#include "app/ui/column.hpp"
#include "app/ui/headline.hpp"
#include "app/ui/numbers.hpp"

namespace xenoglyph::app {

namespace {

// From here on both panels stand side by side under the sheet.
constexpr float both_panels = 784.0F;
constexpr float panel_gap = 48.0F;

Control new_samples_control() {
  return {"new-samples", "New samples", "Draws others from the same Gaussians.", {}, "N", true};
}

// How the fit stands, or what is known of the component.
std::string remark(const Settings& settings, const DreamSubject& subject) {
  const CodesFit& fit = subject.fit;
  const int count = subject.count();
  const std::string components =
      std::to_string(count) + (count == 1 ? " component" : " components");
  if (!fit.done()) {
    const bool paused = fit.session().status() == FitStatus::paused;
    return std::string(paused ? "Fit paused: " : "Fitting: ") + components + " left";
  }
  if (subject.exists(settings.component)) {
    const Symbol& symbol = subject.symbol(settings.component);
    const std::string held = mostly(symbol, subject.corpus);
    return format_fixed(100.0 * symbol.weight, 1) + " % of the mixture" +
           (held.empty() ? "" : ", " + held);
  }
  if (settings.component > 0) {
    return "No component " + std::to_string(settings.component) + ": " + std::to_string(count) +
           " were found";
  }
  return components + ", each as often as it weighs";
}

std::string name_of_subject(const Settings& settings, const DreamSubject& subject) {
  return subject.exists(settings.component) ? "component " + std::to_string(settings.component)
                                            : std::string("the whole mixture");
}

bool is_warning(const Settings& settings, const DreamSubject& subject) {
  return settings.component > 0 && subject.fit.done() && !subject.exists(settings.component);
}

float panels_height(const Stage& stage, float width) {
  return std::max(CodePanel::height(stage, width), WalkPanel::height(stage.ui, width));
}

}  // namespace

void DreamChapter::draw_temperature(Stage& stage, const Rect& rect) {
  draw_option_in(stage.ui, rect, stage.options["temperature"], stage.settings);
}

float DreamChapter::draw_take_away(Stage& stage, ImVec2 at, float width) {
  Interface& ui = stage.ui;
  Column column(ui, at, width);
  column.heading("Take away");
  const float height = ui.control_height();
  const bool any = sheet_.codes().rows() > 0;
  const Rect row = column.take(height, ui.px(8));
  requests_.save_sheet =
      button(ui, half(ui, row, 0),
             {"save-sheet",
              "Sheet",
              stage.corpus().draws() ? "The sheet as a PNG file, white on black."
                                     : "There is no network that draws samples as images.",
              {},
              {},
              any && stage.corpus().draws()},
             {.icon = Icon::save});
  requests_.save_codes = button(
      ui, half(ui, row, 1),
      {"save-codes", "Codes", "The samples' codes as a CSV file, a row a sample.", {}, {}, any},
      {.icon = Icon::save});
  draw_copy_link(stage, column.take(height, 0));
  return column.height();
}

float DreamChapter::draw_controls(Stage& stage, ImVec2 at, float width) {
  Interface& ui = stage.ui;
  const bool narrow = ImGui::GetIO().DisplaySize.x < ui.px(900);
  Column column(ui, at, width);
  const CorpusWords& words = stage.corpus().words();
  if (stage.corpus().draws()) {
    column.title("Handwriting by nobody");
    column.paragraph(
        "A component is a Gaussian in the space of codes. Points drawn from it, decoded, are " +
        words.class_plural + " that nobody wrote, and mostly one symbol.");
  } else {
    column.title(capitalised(words.sample) + "s by nobody");
    column.paragraph("A component is a Gaussian. Points drawn from it are " + words.sample +
                     "s that nobody measured. No network draws them as images, so each is shown as "
                     "its numbers.");
  }
  column.space(16);
  if (!narrow) {
    draw_temperature(stage, column.take(slider_height(ui), 0));
    column.heading("What is sampled");
    column.take(draw_component_choice(stage, {at.x, at.y + column.height()}, width), 0);
  }
  column.take(draw_take_away(stage, {at.x, at.y + column.height()}, width), 0);
  return column.height();
}

void DreamChapter::draw_headline(Stage& stage, const Rect& rect, bool with_remark) {
  Interface& ui = stage.ui;
  const Palette& colours = ui.colours();
  const float row = ui.control_height();
  const float top = std::round(rect.centre().y - row / 2);
  const Control control = new_samples_control();
  const ButtonLook look{.style = ButtonStyle::primary, .icon = Icon::dice};
  const float width = button_width(ui, control, look) + ui.px(8);
  float right = rect.right() - width;
  requests_.new_samples |= button(ui, {right, top, width, row}, control, look);
  if (stage.fit().session().status() == FitStatus::paused) {
    const Control finish{
        "finish-fit", "Finish the fit", "Lets the paused fit go on to its end.", {}, {}, true};
    const float finish_width = button_width(ui, finish);
    right -= finish_width + ui.px(8);
    requests_.finish_fit = button(ui, {right, top, finish_width, row}, finish);
  }
  right -= ui.px(16);

  Headline line(ui, {rect.x, rect.y, right - rect.x, rect.height});
  line.number(std::to_string(view_.layout().count()));
  line.space(8);
  line.words(colours.ink, with_remark
                              ? "samples of " + name_of_subject(stage.settings, subject_of(stage))
                              : "samples");
  line.space(16);
  if (with_remark) {
    line.words(is_warning(stage.settings, subject_of(stage)) ? colours.warning : colours.muted,
               remark(stage.settings, subject_of(stage)));
  }
}

void DreamChapter::draw_panels(Stage& stage, const Rect& rect) {
  Interface& ui = stage.ui;
  if (rect.width >= ui.px(both_panels)) {
    const float width = std::floor((rect.width - ui.px(panel_gap)) / 2);
    code_.draw(stage, {rect.x, rect.y, width, rect.height}, true);
    walk_.draw(stage, {rect.right() - width, rect.y, width, rect.height}, true);
    return;
  }
  const std::array options{
      Choice{"code", capitalised(stage.corpus().numbers_text()), "A code from sliders."},
      Choice{"walk", "A walk", "From one component to another."}};
  int chosen = static_cast<int>(part_);
  const float tabs = std::min(ui.px(240), std::floor(rect.width / 2));
  if (segmented(ui, {rect.x, rect.y, tabs, ui.control_height()},
                {"dream-part", "Under the sheet", "What stands under the sheet.", {}, {}, true},
                options, chosen)) {
    part_ = static_cast<Part>(chosen);
  }
  if (part_ == Part::code) {
    code_.draw(stage, rect, false);
  } else {
    walk_.draw(stage, rect, false);
  }
}

void DreamChapter::draw_picture(Stage& stage, const Rect& area) {
  Interface& ui = stage.ui;
  const float headline = ui.px(56);
  const float panel_width = area.width >= ui.px(both_panels)
                                ? std::floor((area.width - ui.px(panel_gap)) / 2)
                                : area.width;
  const float panels = panels_height(stage, panel_width);
  const Rect sheet{area.x, area.y + headline, area.width,
                   area.height - headline - panels - ui.px(40)};
  draw_sheet(stage, sheet);
  draw_headline(stage, {area.x, area.y, area.width, headline}, true);
  const float top = area.bottom() - panels - ui.px(8);
  const float pad = ui.px(24);
  ImGui::GetWindowDrawList()->AddRectFilled({area.x - pad, top - ui.px(16)},
                                            {area.right() + pad, top - ui.px(15)},
                                            packed(ui.colours().rule));
  draw_panels(stage, {area.x, top, area.width, panels});
}

float DreamChapter::draw_narrow(Stage& stage, ImVec2 at, float width, float window_height) {
  Interface& ui = stage.ui;
  const float gap = ui.px(24);
  float y = at.y;
  draw_headline(stage, {at.x, y, width, ui.px(56)}, false);
  y += ui.px(56);
  y += draw_paragraph(ui, ui.fonts().note, {at.x, y}, width,
                      is_warning(stage.settings, subject_of(stage)) ? ui.colours().warning
                                                                    : ui.colours().muted,
                      "Of " + name_of_subject(stage.settings, subject_of(stage)) + ". " +
                          remark(stage.settings, subject_of(stage))) +
       ui.px(8);
  draw_sheet(stage, {at.x, y, width, std::round(window_height * 0.46F)});
  y += view_.rect().height + gap;
  draw_temperature(stage, {at.x, y, width, slider_height(ui)});
  y += slider_height(ui) + ui.px(16);
  y += draw_component_choice(stage, {at.x, y}, width) + gap;
  const float code = CodePanel::height(stage, width);
  code_.draw(stage, {at.x, y, width, code}, true);
  y += code + gap;
  const float walk = WalkPanel::height(ui, width);
  walk_.draw(stage, {at.x, y, width, walk}, true);
  return y + walk - at.y;
}

}  // namespace xenoglyph::app
