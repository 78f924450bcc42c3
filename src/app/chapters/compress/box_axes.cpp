#include "app/chapters/compress/box_axes.hpp"

#include <algorithm>
#include <cmath>
#include <vector>

namespace xenoglyph::app {

namespace {

constexpr float tick_length = 4.0F;
constexpr float tick_room = 12.0F;  // from the edge to the nearest part of a number, across it
constexpr float name_room = 18.0F;  // from the numbers on to the name
// An axis that points at the viewer is too short for numbers.
constexpr float shortest_with_ticks = 64.0F;
// An axis steeper than this has its numbers to a side.
constexpr float upright_from = 0.8F;
constexpr float tick_distance = 56.0F;

// Text beside a place, on the side that `out` points to.
void draw_beside(const Interface& ui, ImFont* font, const Rect& within, ImVec2 at, ImVec2 out,
                 const std::string& text) {
  const float width = text_width(font, text);
  at.x += out.x * std::abs(out.x) * width / 2;
  const float x =
      std::clamp(at.x - width / 2, within.x, std::max(within.x, within.right() - width));
  const float y = std::clamp(at.y - font->FontSize / 2, within.y,
                             std::max(within.y, within.bottom() - font->FontSize));
  draw_text(ui, font, {x, y}, ui.colours().muted, text);
}

}  // namespace

void draw_box_axes(const Interface& ui, const Plot& plot, const TurnedBox& box,
                   std::span<const std::string> names) {
  ImDrawList* list = ImGui::GetWindowDrawList();
  const Palette& colours = ui.colours();
  const auto place_of = [&](const Eigen::Vector3f& code) {
    const Eigen::Vector3f turned = box.of(code);
    return ImVec2(plot.x_of(turned(0)), plot.y_of(turned(1)));
  };
  const ImVec2 middle = plot.area.centre();
  for (int axis = 0; axis < 3; ++axis) {
    const std::vector<TurnedBox::Edge> edges = box.edges(axis);
    for (const TurnedBox::Edge& edge : edges) {
      list->AddLine(place_of(edge.from), place_of(edge.to),
                    packed(with_alpha(colours.muted, edge.outline ? 0.6F : 0.25F)), ui.px(1));
    }
    const TurnedBox::Edge& edge = edges.front();
    const ImVec2 from = place_of(edge.from);
    const ImVec2 to = place_of(edge.to);
    const float length = std::hypot(to.x - from.x, to.y - from.y);
    const ImVec2 half{(from.x + to.x) / 2, (from.y + to.y) / 2};
    // At right angles to the edge, away from the middle of the plot.
    ImVec2 out{half.x - middle.x, half.y - middle.y};
    if (length > 1.0F) {
      const ImVec2 across{(to.y - from.y) / length, (from.x - to.x) / length};
      const float side = across.x * out.x + across.y * out.y < 0.0F ? -1.0F : 1.0F;
      out = {side * across.x, side * across.y};
    } else {
      const float distance = std::max(1.0F, std::hypot(out.x, out.y));
      out = {out.x / distance, out.y / distance};
    }
    const auto outwards = [&](ImVec2 place, float by) {
      return ImVec2(place.x + out.x * ui.px(by), place.y + out.y * ui.px(by));
    };
    const auto low = static_cast<double>(edge.from(axis));
    const auto high = static_cast<double>(edge.to(axis));
    const int most = std::clamp(static_cast<int>(length / ui.px(tick_distance)), 2, 7);
    const bool with_ticks = length >= ui.px(shortest_with_ticks);
    float widest = 0.0F;
    for (const Tick& tick : with_ticks ? round_ticks(low, high, most) : std::vector<Tick>()) {
      Eigen::Vector3f code = edge.from;
      code(axis) = static_cast<float>(tick.value);
      const ImVec2 at = place_of(code);
      list->AddLine(at, outwards(at, tick_length), packed(colours.muted), ui.px(1));
      draw_beside(ui, ui.fonts().mono_note, plot.area, outwards(at, tick_room), out, tick.label);
      widest = std::max(widest, text_width(ui.fonts().mono_note, tick.label));
    }
    const std::string& name = names[static_cast<std::size_t>(axis)];
    if (std::abs(out.x) > upright_from) {
      // Beside its numbers there may be no room: it stands over the upper end.
      const ImVec2 upper = from.y < to.y ? from : to;
      draw_beside(ui, ui.fonts().note, plot.area,
                  {upper.x + out.x * ui.px(tick_length), upper.y - ui.px(tick_room)}, out, name);
      continue;
    }
    const float beyond = tick_room + name_room + std::abs(out.x) * widest / ui.ratio();
    draw_beside(ui, ui.fonts().note, plot.area, outwards(half, beyond), out, name);
  }
}

}  // namespace xenoglyph::app
