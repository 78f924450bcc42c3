#include "app/fitting/length_curve.hpp"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <string>
#include <vector>

#include "app/ui/numbers.hpp"

namespace xenoglyph::app {

namespace {

using History = std::vector<MmlRecord>;

Frame frame_of(const History& history) {
  Frame frame{{0, 40}, {0, 1}};
  if (history.empty()) {
    return frame;
  }
  frame.x.high = std::max(40.0, static_cast<double>(history.size()) * 1.02);
  // The first few sweeps fall so far that nothing else could be seen: the line comes in from above.
  const std::size_t first = std::min<std::size_t>(5, history.size() / 12);
  double low = history[first].message_length;
  double high = low;
  for (std::size_t i = first; i < history.size(); ++i) {
    low = std::min(low, history[i].message_length);
    high = std::max(high, history[i].message_length);
  }
  const double margin = std::max((high - low) * 0.08, std::max(std::abs(high), 1.0) * 1e-4);
  frame.y = {low - margin, high + margin};
  return frame;
}

// At most two points a pixel's column, its lowest and its highest, so that no sweep is lost and
// long fits stay quick to draw.
std::vector<ImVec2> line_through(const History& history, const Plot& plot, std::size_t first,
                                 std::size_t end) {
  std::vector<ImVec2> line;
  float column = -1e9F;
  ImVec2 low;
  ImVec2 high;
  const auto flush = [&] {
    if (column > -1e8F) {
      line.push_back(low.x <= high.x ? low : high);
      if (low.x != high.x || low.y != high.y) {
        line.push_back(low.x <= high.x ? high : low);
      }
    }
  };
  for (std::size_t i = first; i < end; ++i) {
    const ImVec2 place{plot.x_of(static_cast<double>(i) + 1), plot.y_of(history[i].message_length)};
    if (std::floor(place.x) == column) {
      low = place.y > low.y ? place : low;
      high = place.y < high.y ? place : high;
    } else {
      flush();
      column = std::floor(place.x);
      low = place;
      high = place;
    }
  }
  flush();
  return line;
}

void draw_cross(ImDrawList* list, ImVec2 at, float arm, ImU32 colour, float width) {
  list->AddLine({at.x - arm, at.y - arm}, {at.x + arm, at.y + arm}, colour, width);
  list->AddLine({at.x - arm, at.y + arm}, {at.x + arm, at.y - arm}, colour, width);
}

void draw_marks(const Interface& ui, const Plot& plot, const FitSession& session) {
  ImDrawList* list = ImGui::GetWindowDrawList();
  const History& history = session.fitter().history();
  const Colour ink = ui.colours().ink;
  float last_x = -1e9F;
  float stack = 0.0F;
  for (const CurveMark& mark : session.marks()) {
    const int record = std::clamp(mark.record, 0, static_cast<int>(history.size()) - 1);
    const ImVec2 at{plot.x_of(mark.record + 1.0),
                    plot.y_of(history[static_cast<std::size_t>(record)].message_length)};
    // Those of one sweep stand on top of one another.
    stack = std::abs(at.x - last_x) < ui.px(1) ? stack + ui.px(7) : 0.0F;
    last_x = at.x;
    const float y = std::max(plot.area.y + ui.px(4), at.y - ui.px(8) - stack);
    if (mark.pruned) {
      list->AddCircle({at.x, y}, ui.px(3.5F), packed(ink), 16, ui.px(1.5F));
    } else {
      draw_cross(list, {at.x, y}, ui.px(2.5F), packed(with_alpha(ink, 0.75F)), ui.px(1.5F));
    }
  }
}

void draw_best(const Interface& ui, const Plot& plot, const FitSession& session) {
  const int best = session.fitter().best_record();
  if (best < 0) {
    return;
  }
  ImDrawList* list = ImGui::GetWindowDrawList();
  const double length = session.fitter().best_message_length();
  const ImVec2 at{plot.x_of(best + 1.0), plot.y_of(length)};
  list->AddCircleFilled(at, ui.px(5), packed(ui.colours().accent), 24);
  list->AddCircle(at, ui.px(5), packed(ui.colours().page), 24, ui.px(1.5F));
}

// Heading to the left, and to the right the legend, or the sweep under the pointer.
void draw_heading(const Interface& ui, const Rect& rect, const FitSession& session,
                  const std::string& read_out) {
  ImFont* font = ui.fonts().note;
  ImDrawList* list = ImGui::GetWindowDrawList();
  const Palette& colours = ui.colours();
  const float y = rect.y + ui.px(4);
  const std::string title = "Message length, nats";
  draw_text(ui, font, {rect.x, y}, colours.ink, title);
  float right = rect.right();
  if (!read_out.empty()) {
    const float space = rect.width - text_width(font, title) - ui.px(16);
    const std::string text = fitted(ui.fonts().mono_note, read_out, space);
    draw_text(ui, ui.fonts().mono_note, {right - text_width(ui.fonts().mono_note, text), y},
              colours.ink, text);
    return;
  }
  const float middle = y + font->FontSize / 2 + ui.px(1);
  const auto entry = [&](const std::string& words, const auto& draw_mark) {
    right -= text_width(font, words);
    if (right < rect.x + text_width(font, title) + ui.px(32)) {
      return;
    }
    draw_text(ui, font, {right, y}, colours.muted, words);
    right -= ui.px(10);
    draw_mark(ImVec2{right, middle});
    right -= ui.px(20);
  };
  const bool settled = session.has_fit() && session.fitter().best_record() >= 0;
  entry(settled ? "best " + format_fixed(session.fitter().best_message_length(), 1) : "best",
        [&](ImVec2 at) { list->AddCircleFilled(at, ui.px(4), packed(colours.accent), 24); });
  entry("pruned",
        [&](ImVec2 at) { list->AddCircle(at, ui.px(3.5F), packed(colours.ink), 16, ui.px(1.5F)); });
  entry("annihilated",
        [&](ImVec2 at) { draw_cross(list, at, ui.px(2.5F), packed(colours.ink), ui.px(1.5F)); });
}

}  // namespace

std::string course_text(const FitSession& session) {
  const MmlFitter& fitter = session.fitter();
  std::string text = "sweep " + std::to_string(fitter.status().sweep);
  const History& history = fitter.history();
  if (!history.empty()) {
    const double length =
        fitter.done() ? fitter.best_message_length() : history.back().message_length;
    text = "message " + format_fixed(length, 1) + " nats   " + text;
  }
  if (fitter.status().restart == fitter.options().restarts) {
    text += "   from plain EM";
  } else if (fitter.options().restarts > 1) {
    text += "   start " + std::to_string(fitter.status().restart + 1) + " of " +
            std::to_string(fitter.options().restarts);
  }
  return text;
}

Rect draw_length_curve(const Interface& ui, const Rect& rect, const FitSession& session) {
  const float above = ui.px(28);
  const float below = ui.px(10) + ui.fonts().mono_note->FontSize;
  static const History no_history;
  const History& history = session.has_fit() ? session.fitter().history() : no_history;
  Plot plot;
  plot.frame = frame_of(history);
  plot.area = {rect.x, rect.y + above, rect.width, rect.height - above - below};
  const float gutter =
      history.empty() ? ui.px(40) : axis_gutter(ui, plot.frame.y, plot.area.height, false);
  plot.area.x += gutter;
  plot.area.width -= gutter;
  ImDrawList* list = ImGui::GetWindowDrawList();
  draw_axes(ui, plot, {"sweep", "", !history.empty(), true});

  std::string read_out;
  const ImVec2 mouse = ImGui::GetIO().MousePos;
  const bool pointed = plot.area.contains(mouse) && ImGui::IsWindowHovered();
  if (!history.empty()) {
    list->PushClipRect(plot.area.min(), plot.area.max(), true);
    std::size_t first = 0;
    for (std::size_t i = 1; i <= history.size(); ++i) {
      if (i == history.size() || history[i].restart != history[first].restart) {
        const std::vector<ImVec2> line = line_through(history, plot, first, i);
        // Piece by piece: a polyline's joints would draw a sharp peak out to a thorn.
        for (std::size_t j = 1; j < line.size(); ++j) {
          list->AddLine(line[j - 1], line[j], packed(ui.colours().ink), ui.px(1.5F));
        }
        first = i;
      }
    }
    draw_marks(ui, plot, session);
    if (pointed) {
      const double sweep = std::round(plot.data_x(mouse.x));
      const auto index = static_cast<std::size_t>(
          std::clamp(sweep - 1, 0.0, static_cast<double>(history.size() - 1)));
      const MmlRecord& record = history[index];
      const float x = std::round(plot.x_of(static_cast<double>(index) + 1));
      list->AddRectFilled({x, plot.area.y}, {x + ui.px(1), plot.area.bottom()},
                          packed(with_alpha(ui.colours().accent, 0.6F)));
      list->AddCircleFilled({x, plot.y_of(record.message_length)}, ui.px(4),
                            packed(ui.colours().accent));
      read_out = "sweep " + std::to_string(index + 1) + "  k " +
                 std::to_string(record.n_components) + "  " +
                 format_fixed(record.message_length, 1);
    }
    draw_best(ui, plot, session);
    list->PopClipRect();
  }
  draw_heading(ui, {rect.x, rect.y, rect.width, above}, session, read_out);
  return plot.area;
}

}  // namespace xenoglyph::app
