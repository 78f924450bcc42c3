#include "app/corpus/network_drawing.hpp"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <string>
#include <vector>

#include "app/corpus/corpus.hpp"
#include "app/ui/numbers.hpp"

namespace xenoglyph::app {

namespace {

// Where the bars stand in a rectangle.
struct Bars {
  Rect rect;
  std::span<const Eigen::Index> sizes;
  float least = 1.0F;  // half a bar's length
  float largest = 1.0F;
  std::size_t code = 0;

  Bars(const Rect& where, std::span<const Eigen::Index> of, float shortest)
      : rect(where),
        sizes(of),
        least(shortest),
        largest(static_cast<float>(*std::max_element(of.begin(), of.end()))),
        code(static_cast<std::size_t>(std::min_element(of.begin(), of.end()) - of.begin())) {}

  float x(std::size_t i) const {
    return std::round(rect.x +
                      rect.width * static_cast<float>(i) / static_cast<float>(sizes.size() - 1));
  }
  float half(std::size_t i) const {
    const float share = std::sqrt(static_cast<float>(sizes[i]) / largest);
    return std::max(least, std::round(rect.height * share / 2));
  }
};

void draw_bars(const Palette& colours, const Bars& bars, float width, float rounding) {
  ImDrawList* list = ImGui::GetWindowDrawList();
  const float middle = bars.rect.centre().y;
  for (std::size_t i = 0; i + 1 < bars.sizes.size(); ++i) {
    const float left = bars.x(i);
    const float right = bars.x(i + 1);
    list->AddQuadFilled({left, middle - bars.half(i)}, {right, middle - bars.half(i + 1)},
                        {right, middle + bars.half(i + 1)}, {left, middle + bars.half(i)},
                        packed(colours.hover));
  }
  for (std::size_t i = 0; i < bars.sizes.size(); ++i) {
    const float x = bars.x(i);
    list->AddRectFilled({x - width / 2, middle - bars.half(i)},
                        {x + width / 2, middle + bars.half(i)},
                        packed(i == bars.code ? colours.ink : colours.muted), rounding);
  }
}

// Numbers under the bars: the code's and the ends' first, the others where they have room.
void draw_sizes(const Interface& ui, const Bars& bars, float y) {
  ImFont* mono = ui.fonts().mono_note;
  std::vector<std::size_t> order{bars.code, 0, bars.sizes.size() - 1};
  for (std::size_t i = 1; i + 1 < bars.sizes.size(); ++i) {
    order.push_back(i);
  }
  std::vector<std::size_t> drawn;
  const auto text_of = [&](std::size_t i) { return std::to_string(bars.sizes[i]); };
  for (const std::size_t i : order) {
    const bool room = std::all_of(drawn.begin(), drawn.end(), [&](std::size_t other) {
      const float apart = std::abs(bars.x(i) - bars.x(other));
      return apart >=
             (text_width(mono, text_of(i)) + text_width(mono, text_of(other))) / 2 + ui.px(4);
    });
    if (!room) {
      continue;
    }
    drawn.push_back(i);
    draw_text(ui, mono, {bars.x(i) - text_width(mono, text_of(i)) / 2, y},
              i == bars.code ? ui.colours().ink : ui.colours().muted, text_of(i));
  }
}

std::string name_in_formula(Activation activation) {
  const std::string name(activation_name(activation));
  return name == "selu" ? "SELU" : name == "relu" ? "ReLU" : name == "leaky-relu" ? "LReLU" : name;
}

std::string formula_of(const Autoencoder<float>& network) {
  const std::string first = name_in_formula(network.layers().front().activation());
  const std::string last = name_in_formula(network.layers().back().activation());
  return "y = " + first + "(W x + b)" + (first == last ? "" : ", at the end " + last);
}

std::string meaning_of(const Autoencoder<float>& network) {
  std::string sizes;
  for (const Eigen::Index size : layer_values(network)) {
    sizes += (sizes.empty() ? "" : ", ") + std::to_string(size);
  }
  const auto& layers = network.layers();
  const bool dense = std::all_of(layers.begin(), layers.end(), [](const Layer<float>& layer) {
    return layer.kind() == DenseShape::kind;
  });
  return "Values in each layer: " + sizes + ". " +
         (dense ? "Every value is computed from all of the layer before"
                : "In a convolution a value is computed from a few neighbours in the layer before, "
                  "everywhere in the same way; elsewhere from all of it") +
         ", by " + format_fixed(static_cast<double>(network.parameter_count()), 0) +
         " weights that were learned from other images, without their labels. The code in the "
         "middle is all that the right half gets to see.";
}

}  // namespace

void draw_network_sketch(const Interface& ui, const Rect& rect,
                         std::span<const Eigen::Index> sizes) {
  if (sizes.size() < 2) {
    return;
  }
  const float bar = std::max(2.0F, ui.px(3));
  Rect inside = rect;
  inside.x += bar / 2;
  inside.width -= bar;
  draw_bars(ui.colours(), Bars(inside, sizes, ui.px(2)), bar, ui.px(1));
}

float network_drawing_height(const Interface& ui) { return ui.px(112); }

void draw_network(Interface& ui, const Rect& rect, const Autoencoder<float>& network) {
  const std::vector<Eigen::Index> sizes = layer_values(network);
  const float label = ui.px(20);
  const float margin = text_width(ui.fonts().mono_note, std::to_string(sizes.front())) / 2;
  const Bars bars(
      {rect.x + margin, rect.y + label, rect.width - 2 * margin, rect.height - 2 * label}, sizes,
      ui.px(4));
  draw_bars(ui.colours(), bars, ui.px(6), ui.px(2));
  draw_sizes(ui, bars, rect.bottom() - label + ui.px(4));
  const auto name = [&](std::size_t from, std::size_t to, const char* text) {
    ImFont* note = ui.fonts().note;
    const float x = (bars.x(from) + bars.x(to)) / 2;
    draw_text(ui, note, {x - text_width(note, text) / 2, rect.y}, ui.colours().muted, text);
  };
  name(0, bars.code, "encoder");
  name(bars.code, bars.code, "code");
  name(bars.code, sizes.size() - 1, "decoder");
  if (rect.contains(ImGui::GetIO().MousePos)) {
    ui.offer_tooltip("network", rect, {{}, {}, meaning_of(network), formula_of(network), {}, true});
  }
}

}  // namespace xenoglyph::app
