#include "app/corpus/arrival_view.hpp"

#include <algorithm>
#include <cmath>
#include <string>

#include "app/ui/numbers.hpp"

namespace xenoglyph::app {

namespace {

std::string megabytes(double bytes) { return format_fixed(bytes / 1e6, 1); }

// How much has come: a bar, and the numbers below it. Returns the height.
float draw_progress(const Interface& ui, ImVec2 at, float width, const CorpusArrival& arrival) {
  const Palette& colours = ui.colours();
  const double total = arrival.total();
  const double share = total > 0.0 ? std::clamp(arrival.received() / total, 0.0, 1.0) : 0.0;
  ImDrawList* list = ImGui::GetWindowDrawList();
  const float thickness = ui.px(4);
  list->AddRectFilled(at, {at.x + width, at.y + thickness}, packed(colours.track), thickness / 2);
  list->AddRectFilled(at, {at.x + width * static_cast<float>(share), at.y + thickness},
                      packed(colours.accent), thickness / 2);
  if (total > 0.0) {
    draw_text(ui, ui.fonts().mono_note, {at.x, at.y + ui.px(16)}, colours.muted,
              megabytes(std::min(arrival.received(), total)) + " of " + megabytes(total) + " MB");
  }
  return ui.px(40);
}

}  // namespace

ArrivalWish draw_arrival(Interface& ui, const Rect& area, const CorpusArrival& arrival) {
  const Palette& colours = ui.colours();
  const float width = std::min(ui.px(480), area.width - ui.px(48));
  const float x = std::round(area.centre().x - width / 2);
  float y = area.y + std::round(area.height * 0.32F);
  const bool failed = arrival.status() == CorpusArrival::Status::failed;
  y += draw_paragraph(ui, ui.fonts().heading, {x, y}, width, colours.ink,
                      failed ? arrival.title() + ": the data can't be shown"
                             : arrival.title() + ": network and codes are on their way") +
       ui.px(16);
  if (failed) {
    y += draw_paragraph(ui, ui.fonts().text, {x, y}, width, colours.warning, arrival.problem());
    y += ui.px(8);
    y += draw_paragraph(ui, ui.fonts().text, {x, y}, width, colours.muted,
                        "The first chapter, Fit, works without it.");
  } else {
    y += draw_progress(ui, {x, y}, width, arrival);
  }
  y += ui.px(16);
  ArrivalWish wish = ArrivalWish::none;
  const float height = ui.control_height();
  if (failed) {
    const Control retry{"retry", "Try again", "Asks for the files once more.", {}, {}, true};
    if (button(ui, {x, y, button_width(ui, retry) + ui.px(8), height}, retry,
               {.style = ButtonStyle::primary})) {
      wish = ArrivalWish::again;
    }
    y += height + ui.px(8);
  }
  if (arrival.before() != nullptr) {
    const Control back{"previous-corpus",
                       "Back to: " + arrival.before()->title,
                       "Opens what was open before.",
                       {},
                       {},
                       true};
    if (button(ui, {x, y, std::min(width, button_width(ui, back) + ui.px(8)), height}, back)) {
      wish = ArrivalWish::back;
    }
  }
  return wish;
}

}  // namespace xenoglyph::app
