// Where the parts of the Fit chapter stand, on wide windows and on narrow ones.
#include <algorithm>
#include <cmath>
#include <string>
#include <vector>

#include "app/chapters/fit/component_table.hpp"
#include "app/chapters/fit/fit_chapter.hpp"
#include "app/fitting/length_curve.hpp"
#include "app/fitting/transport.hpp"
#include "app/ui/chapter_layout.hpp"
#include "app/ui/headline.hpp"

namespace xenoglyph::app {

namespace {

// From this width of the picture on, the table of components stands beside the curve.
constexpr float table_beside_curve = 800.0F;

}  // namespace

std::size_t FitChapter::table_rows() const {
  const auto components = shown_.components();
  return static_cast<std::size_t>(
      std::count_if(components.begin(), components.end(),
                    [](const ShownComponent& component) { return !component.leaving; }));
}

void FitChapter::draw_headline(Interface& ui, const Rect& rect) {
  const Palette& colours = ui.colours();
  Headline line(ui, rect);
  if (!session_.has_fit()) {
    line.words(colours.muted, "Nothing is fitted yet");
    return;
  }
  const std::size_t found = table_rows();
  const bool done = session_.status() == FitStatus::done;
  line.number(std::to_string(found));
  line.space(8);
  line.words(colours.ink,
             std::string(found == 1 ? "component" : "components") + (done ? " found" : " left"));
  line.space(16);
  const std::string truth = data_.true_components > 0
                                ? "true: " + std::to_string(data_.true_components)
                                : "no true number";
  if (!line.fits(truth)) {
    return;
  }
  line.words(colours.muted, truth);
  line.space(24);
  line.end_with(course_text(session_));
}

void FitChapter::draw_picture(Stage& stage, const Rect& rect) {
  Settings& settings = stage.settings;
  PictureSubject subject;
  subject.data = &data_;
  subject.plane = &plane_;
  subject.axes = axes_;
  subject.ranges = ranges_;
  subject.shown = &shown_;
  subject.session = &session_;
  subject.start_count = static_cast<int>(settings.fit.k_max);
  subject.changed = picture_changed_;
  int highlighted = highlighted_;
  PictureEdit edit = picture_.frame(stage, rect, subject, highlighted);
  picture_changed_ = false;
  const ImVec2 mouse = ImGui::GetIO().MousePos;
  if (picture_.plot().area.contains(mouse) && highlighted >= 0) {
    next_highlighted_ = highlighted;
  }
  apply_edit(settings, std::move(edit));
}

void FitChapter::draw_table(Stage& stage, const Rect& rect) {
  std::vector<Colour> colours;
  const int alive = static_cast<int>(table_rows());
  for (const ShownComponent& component : shown_.components()) {
    colours.push_back(
        shown_colour(component, static_cast<int>(followed_.fit.k_max), alive, stage.dark));
  }
  int highlighted = highlighted_;
  draw_component_table(stage.ui, rect, shown_.components(), colours, highlighted);
  if (rect.contains(ImGui::GetIO().MousePos) && highlighted >= 0) {
    next_highlighted_ = highlighted;
  }
}

void FitChapter::draw_play(Stage& stage, const Rect& rect) {
  restart_ |= draw_transport(stage, rect, stage.options["speed"], session_);
}

float FitChapter::draw_rail(Stage& stage, ImVec2 at, float width, bool with_table) {
  const Interface& ui = stage.ui;
  const float height =
      draw_fit_controls(stage, at, width, data_, session_.has_fit(), more_open_, requests_);
  if (!with_table) {
    return height;
  }
  const float table = component_table_height(ui, table_rows()) + ui.px(8);
  draw_table(stage, {at.x, at.y + height, width, table});
  return height + table;
}

void FitChapter::draw_wide(Stage& stage, const Rect& main) {
  Interface& ui = stage.ui;
  const float headline = ui.px(56);
  const float transport = transport_height(ui, main.width);
  const float strip = std::clamp(std::round(main.height * 0.24F), ui.px(152), ui.px(240));
  const Rect picture{main.x, main.y + headline, main.width,
                     main.height - headline - transport - strip - ui.px(24)};
  draw_headline(ui, {main.x, main.y, main.width, headline});
  draw_picture(stage, picture);
  draw_play(stage, {main.x, picture.bottom() + ui.px(8), main.width, transport});
  const float top = picture.bottom() + transport + ui.px(24);
  ImGui::GetWindowDrawList()->AddRectFilled({main.x - ui.px(24), top - ui.px(8)},
                                            {main.right() + ui.px(24), top - ui.px(7)},
                                            packed(ui.colours().rule));
  if (main.width < ui.px(table_beside_curve)) {
    curve_ = draw_length_curve(ui, {main.x, top, main.width, strip}, session_);
    return;
  }
  const float table = ui.px(432);
  curve_ = draw_length_curve(ui, {main.x, top, main.width - table - ui.px(32), strip}, session_);
  draw_table(stage, {main.right() - table, top, table, strip});
}

float FitChapter::draw_narrow(Stage& stage, ImVec2 at, float width, float window_height) {
  Interface& ui = stage.ui;
  float y = at.y;
  draw_headline(ui, {at.x, y, width, ui.px(48)});
  y += ui.px(48);
  const float picture = std::min(std::round(width * 0.95F), std::round(window_height * 0.56F));
  draw_picture(stage, {at.x, y, width, picture});
  y += picture + ui.px(16);
  const float transport = transport_height(ui, width);
  draw_play(stage, {at.x, y, width, transport});
  y += transport + ui.px(16);
  curve_ = draw_length_curve(ui, {at.x, y, width, ui.px(176)}, session_);
  y += ui.px(192);
  const float table = component_table_height(ui, table_rows()) + ui.px(8);
  draw_table(stage, {at.x, y, width, table});
  return y + table - at.y;
}

void FitChapter::draw_parts(Stage& stage) {
  Interface& ui = stage.ui;
  const Rect& area = stage.area;
  // On wide windows where the table has no room beside the curve it ends the rail.
  const float rail_and_margins = ui.px(320 + 2 * 24);
  const bool table_in_rail =
      area.width >= ui.px(900) && area.width - rail_and_margins < ui.px(table_beside_curve);
  draw_chapter(ui, area,
               {.controls = [&](ImVec2 at,
                                float width) { return draw_rail(stage, at, width, table_in_rail); },
                .picture = [&](const Rect& rect) { draw_wide(stage, rect); },
                .narrow_picture =
                    [&](ImVec2 at, float width, float window_height) {
                      return draw_narrow(stage, at, width, window_height);
                    }});
}

}  // namespace xenoglyph::app
