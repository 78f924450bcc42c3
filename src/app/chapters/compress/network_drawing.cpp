#include "app/chapters/compress/network_drawing.hpp"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <string>

#include "app/ui/numbers.hpp"

namespace xenoglyph::app {

float network_drawing_height(const Interface& ui) { return ui.px(112); }

void draw_network(Interface& ui, const Rect& rect, std::span<const Eigen::Index> sizes,
                  Eigen::Index weights) {
  if (sizes.size() < 2) {
    return;
  }
  const Palette& colours = ui.colours();
  ImDrawList* list = ImGui::GetWindowDrawList();
  ImFont* mono = ui.fonts().mono_note;
  ImFont* note = ui.fonts().note;
  const float label = ui.px(20);
  const float tallest = rect.height - 2 * label;
  const float middle = rect.y + label + tallest / 2;
  const auto largest = static_cast<float>(*std::max_element(sizes.begin(), sizes.end()));
  const auto code =
      static_cast<std::size_t>(std::min_element(sizes.begin(), sizes.end()) - sizes.begin());
  const float bar = ui.px(6);
  const float margin = text_width(mono, std::to_string(sizes.front())) / 2;
  const auto x_of = [&](std::size_t i) {
    return std::round(rect.x + margin +
                      (rect.width - 2 * margin) * static_cast<float>(i) /
                          static_cast<float>(sizes.size() - 1));
  };
  const auto half_of = [&](std::size_t i) {
    const float share = std::sqrt(static_cast<float>(sizes[i]) / largest);
    return std::max(ui.px(4), std::round(tallest * share / 2));
  };
  for (std::size_t i = 0; i + 1 < sizes.size(); ++i) {
    const float left = x_of(i);
    const float right = x_of(i + 1);
    list->AddQuadFilled({left, middle - half_of(i)}, {right, middle - half_of(i + 1)},
                        {right, middle + half_of(i + 1)}, {left, middle + half_of(i)},
                        packed(colours.hover));
  }
  for (std::size_t i = 0; i < sizes.size(); ++i) {
    const float x = x_of(i);
    list->AddRectFilled({x - bar / 2, middle - half_of(i)}, {x + bar / 2, middle + half_of(i)},
                        packed(i == code ? colours.ink : colours.muted), ui.px(2));
    const std::string size = std::to_string(sizes[i]);
    draw_text(ui, mono, {x - text_width(mono, size) / 2, rect.bottom() - label + ui.px(4)},
              i == code ? colours.ink : colours.muted, size);
  }
  // The parts' names stand above the drawing's waist, where there is room.
  const auto name = [&](std::size_t from, std::size_t to, const char* text) {
    const float x = (x_of(from) + x_of(to)) / 2;
    draw_text(ui, note, {x - text_width(note, text) / 2, rect.y}, colours.muted, text);
  };
  name(0, code, "encoder");
  name(code, code, "code");
  name(code, sizes.size() - 1, "decoder");
  if (rect.contains(ImGui::GetIO().MousePos)) {
    ui.offer_tooltip("network", rect,
                     {{},
                      {},
                      "Values in each layer. Every value is computed from all of the layer before, "
                      "by " +
                          format_fixed(static_cast<double>(weights), 0) +
                          " weights that were learned from other images, without their labels. The "
                          "code in the middle is all that the right half gets to see.",
                      "y = SELU(W x + b), at the end a sigmoid",
                      {},
                      true});
  }
}

}  // namespace xenoglyph::app
