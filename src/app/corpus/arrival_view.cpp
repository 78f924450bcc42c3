#include "app/corpus/arrival_view.hpp"

#include <algorithm>
#include <cmath>
#include <string>

#include "app/ui/numbers.hpp"

namespace xenoglyph::app {

bool draw_arrival(Interface& ui, const Rect& area, const CorpusArrival& arrival) {
  const Palette& colours = ui.colours();
  const float width = std::min(ui.px(480), area.width - ui.px(48));
  const float x = std::round(area.centre().x - width / 2);
  float y = area.y + std::round(area.height * 0.32F);
  if (arrival.status() == CorpusArrival::Status::failed) {
    draw_text(ui, ui.fonts().heading, {x, y}, colours.ink, "The data can't be shown");
    y += ui.px(40);
    y += draw_paragraph(ui, ui.fonts().text, {x, y}, width, colours.warning, arrival.problem());
    y += ui.px(8);
    y += draw_paragraph(ui, ui.fonts().text, {x, y}, width, colours.muted,
                        "The first chapter, Fit, works without it.");
    y += ui.px(16);
    const Control retry{"retry", "Try again", "Asks for the files once more.", {}, {}, true};
    return button(ui, {x, y, button_width(ui, retry) + ui.px(8), ui.control_height()}, retry,
                  {.style = ButtonStyle::primary});
  }
  draw_text(ui, ui.fonts().heading, {x, y}, colours.ink, "Network and codes are on their way");
  y += ui.px(40);
  const double total = arrival.total();
  const double share = total > 0.0 ? std::clamp(arrival.received() / total, 0.0, 1.0) : 0.0;
  ImDrawList* list = ImGui::GetWindowDrawList();
  const float thickness = ui.px(4);
  list->AddRectFilled({x, y}, {x + width, y + thickness}, packed(colours.track), thickness / 2);
  list->AddRectFilled({x, y}, {x + width * static_cast<float>(share), y + thickness},
                      packed(colours.accent), thickness / 2);
  y += ui.px(16);
  if (total > 0.0) {
    draw_text(
        ui, ui.fonts().mono_note, {x, y}, colours.muted,
        format_fixed(arrival.received() / 1e6, 1) + " of " + format_fixed(total / 1e6, 1) + " MB");
  }
  return false;
}

}  // namespace xenoglyph::app
