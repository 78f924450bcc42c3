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
  const std::size_t found = table_rows();
  const bool done = session_.status() == FitStatus::done;
  ImFont* number = ui.fonts().number;
  ImFont* text = ui.fonts().text;
  ImFont* mono = ui.fonts().mono_note;
  const float baseline = rect.y + std::round((rect.height + number->Ascent * 0.75F) / 2);
  const auto on_baseline = [&](ImFont* font) { return baseline - font->Ascent; };
  float x = rect.x;
  if (!session_.has_fit()) {
    draw_text(ui, text, {x, on_baseline(text)}, colours.muted, "Nothing is fitted yet");
    return;
  }
  const std::string count = std::to_string(found);
  draw_text(ui, number, {x, on_baseline(number)}, colours.ink, count);
  x += text_width(number, count) + ui.px(8);
  std::string words = found == 1 ? "component" : "components";
  words += done ? " found" : " left";
  draw_text(ui, text, {x, on_baseline(text)}, colours.ink, words);
  x += text_width(text, words) + ui.px(16);
  const std::string truth = data_.true_components > 0
                                ? "true: " + std::to_string(data_.true_components)
                                : "no true number";
  if (x + text_width(text, truth) > rect.right()) {
    return;
  }
  draw_text(ui, text, {x, on_baseline(text)}, colours.muted, truth);
  x += text_width(text, truth) + ui.px(24);
  const std::string state = course_text(session_);
  const float width = text_width(mono, state);
  if (x + width <= rect.right()) {
    draw_text(ui, mono, {rect.right() - width, on_baseline(mono)}, colours.muted, state);
  }
}

void FitChapter::draw_picture(Interface& ui, const Rect& rect, Settings& settings, bool dark) {
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
  PictureEdit edit = picture_.frame(ui, rect, settings, subject, dark, highlighted);
  picture_changed_ = false;
  const ImVec2 mouse = ImGui::GetIO().MousePos;
  if (picture_.plot().area.contains(mouse) && highlighted >= 0) {
    next_highlighted_ = highlighted;
  }
  apply_edit(settings, std::move(edit));
}

void FitChapter::draw_table(Interface& ui, const Rect& rect, bool dark) {
  std::vector<Colour> colours;
  const int alive = static_cast<int>(table_rows());
  for (const ShownComponent& component : shown_.components()) {
    colours.push_back(shown_colour(component, static_cast<int>(followed_.fit.k_max), alive, dark));
  }
  int highlighted = highlighted_;
  draw_component_table(ui, rect, shown_.components(), colours, highlighted);
  if (rect.contains(ImGui::GetIO().MousePos) && highlighted >= 0) {
    next_highlighted_ = highlighted;
  }
}

void FitChapter::draw_play(Interface& ui, const Rect& rect, Settings& settings) {
  restart_ |= draw_transport(ui, rect, settings.speed, session_);
}

float FitChapter::draw_rail(Interface& ui, ImVec2 at, float width, Settings& settings, bool dark,
                            bool with_table) {
  const float height =
      draw_fit_controls(ui, at, width, settings, data_, session_.has_fit(), more_open_, requests_);
  if (!with_table) {
    return height;
  }
  const float table = component_table_height(ui, table_rows()) + ui.px(8);
  draw_table(ui, {at.x, at.y + height, width, table}, dark);
  return height + table;
}

void FitChapter::draw_wide(Interface& ui, const Rect& main, Settings& settings, bool dark) {
  const float headline = ui.px(56);
  const float transport = transport_height(ui, main.width);
  const float strip = std::clamp(std::round(main.height * 0.24F), ui.px(152), ui.px(240));
  const Rect picture{main.x, main.y + headline, main.width,
                     main.height - headline - transport - strip - ui.px(24)};
  draw_headline(ui, {main.x, main.y, main.width, headline});
  draw_picture(ui, picture, settings, dark);
  draw_play(ui, {main.x, picture.bottom() + ui.px(8), main.width, transport}, settings);
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
  draw_table(ui, {main.right() - table, top, table, strip}, dark);
}

float FitChapter::draw_narrow(Interface& ui, ImVec2 at, float width, float window_height,
                              Settings& settings, bool dark) {
  float y = at.y;
  draw_headline(ui, {at.x, y, width, ui.px(48)});
  y += ui.px(48);
  const float picture = std::min(std::round(width * 0.95F), std::round(window_height * 0.56F));
  draw_picture(ui, {at.x, y, width, picture}, settings, dark);
  y += picture + ui.px(16);
  const float transport = transport_height(ui, width);
  draw_play(ui, {at.x, y, width, transport}, settings);
  y += transport + ui.px(16);
  curve_ = draw_length_curve(ui, {at.x, y, width, ui.px(176)}, session_);
  y += ui.px(192);
  const float table = component_table_height(ui, table_rows()) + ui.px(8);
  draw_table(ui, {at.x, y, width, table}, dark);
  return y + table - at.y;
}

void FitChapter::draw_parts(Interface& ui, const Rect& area, Settings& settings, bool dark) {
  // On wide windows where the table has no room beside the curve it ends the rail.
  const float rail_and_margins = ui.px(320 + 2 * 24);
  const bool table_in_rail =
      area.width >= ui.px(900) && area.width - rail_and_margins < ui.px(table_beside_curve);
  draw_chapter(ui, area,
               {.controls =
                    [&](ImVec2 at, float width) {
                      return draw_rail(ui, at, width, settings, dark, table_in_rail);
                    },
                .picture = [&](const Rect& rect) { draw_wide(ui, rect, settings, dark); },
                .narrow_picture =
                    [&](ImVec2 at, float width, float window_height) {
                      return draw_narrow(ui, at, width, window_height, settings, dark);
                    }});
}

}  // namespace xenoglyph::app
