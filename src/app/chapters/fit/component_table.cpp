#include "app/chapters/fit/component_table.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>
#include <optional>
#include <string>
#include <vector>

#include "app/ui/numbers.hpp"

namespace xenoglyph::app {

namespace {

struct Column {
  const char* heading;
  const char* meaning;
  const char* formula;
  float share;  // of the width, its right edge
};

constexpr std::array columns{
    Column{"weight", "The component's share of the points.",
           "w = (\xCE\xA3 responsibilities \xE2\x88\x92 N/2) / n", 0.24F},
    Column{"mean", "The component's centre, in the two coordinates shown.", "\xCE\xBC", 0.55F},
    Column{"std. dev.",
           "Standard deviations along the two principal axes of the component's ellipse, longer "
           "first.",
           "\xE2\x88\x9A"
           "eigenvalues of \xCE\xA3",
           0.83F},
    Column{"angle", "Direction of the longer principal axis against the horizontal, in degrees.",
           "", 1.0F}};

float row_height(const Interface& ui) { return ui.px(ui.touch() ? 32.0F : 24.0F); }

// So many decimals for all means and deviations that the widest component has three significant
// digits; none where the numbers are too large or too small for that.
std::optional<int> common_decimals(std::span<const ShownComponent> components) {
  double widest = 0.0;
  double farthest = 0.0;
  for (const ShownComponent& component : components) {
    widest = std::max(widest, principal_axes(component.target.covariance).major);
    farthest = std::max(farthest, component.target.mean.cwiseAbs().maxCoeff());
  }
  if (!(widest > 1e-3) || farthest > 1e6) {
    return std::nullopt;
  }
  return std::clamp(2 - static_cast<int>(std::floor(std::log10(widest))), 0, 5);
}

std::array<std::string, columns.size()> cells(const ShownComponent& component,
                                              std::optional<int> decimals) {
  const PrincipalAxes axes = principal_axes(component.target.covariance);
  const auto number = [&](double value) {
    return decimals ? format_fixed(value, *decimals) : format_compact(value);
  };
  // The angle of a circle means nothing.
  const bool round = axes.major - axes.minor < 1e-9 * axes.major;
  return {
      format_fixed(100 * component.weight, 1) + " %",
      number(component.target.mean(0)) + ", " + number(component.target.mean(1)),
      number(axes.major) + ", " + number(axes.minor),
      round ? "\xE2\x80\x93" : format_fixed(axes.angle * 180 / std::numbers::pi, 0) + "\xC2\xB0"};
}

}  // namespace

float component_table_height(const Interface& ui, std::size_t rows) {
  return ui.px(28) + row_height(ui) * static_cast<float>(rows);
}

void draw_component_table(Interface& ui, const Rect& rect,
                          std::span<const ShownComponent> components,
                          std::span<const Colour> colours, int& highlighted) {
  std::vector<std::size_t> order;
  for (std::size_t i = 0; i < components.size(); ++i) {
    if (!components[i].leaving) {
      order.push_back(i);
    }
  }
  std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
    return components[a].rank < components[b].rank;
  });
  const float swatch = ui.px(16);
  const float inset = ui.px(12);  // for the scroll bar
  const float width = rect.width - swatch - inset;
  ImFont* note = ui.fonts().note;
  const auto right_edge = [&](const Column& column) {
    return rect.x + swatch + column.share * width;
  };
  for (const Column& column : columns) {
    const float text = text_width(note, column.heading);
    const Rect place{right_edge(column) - text, rect.y + ui.px(4), text, note->FontSize + ui.px(4)};
    draw_text(ui, note, place.min(), ui.colours().muted, column.heading);
    if (place.contains(ImGui::GetIO().MousePos)) {
      ui.offer_tooltip(std::string("table ") + column.heading, place,
                       {{}, {}, column.meaning, column.formula, {}, true});
    }
  }
  const float head = ui.px(28);
  ImGui::GetWindowDrawList()->AddRectFilled({rect.x, rect.y + head - ui.px(2)},
                                            {rect.right() - inset, rect.y + head - ui.px(1)},
                                            packed(ui.colours().rule));
  ImGui::SetCursorScreenPos({rect.x, rect.y + head});
  ImGui::BeginChild("components", {rect.width, std::max(1.0F, rect.height - head)},
                    ImGuiChildFlags_None, ImGuiWindowFlags_NavFlattened);
  const std::optional<int> decimals = common_decimals(components);
  const float height = row_height(ui);
  ImFont* mono = ui.fonts().mono_note;
  ImVec2 at = ImGui::GetCursorScreenPos();
  for (const std::size_t index : order) {
    const ShownComponent& component = components[index];
    const Rect row{at.x, at.y, rect.width - inset, height};
    const Control control{
        "component-" + std::to_string(component.rank + 1), "Component", {}, {}, {}, true};
    const Press press = ui.press(control, row);
    ImDrawList* list = ImGui::GetWindowDrawList();
    if (press.hovered || press.focused) {
      highlighted = component.id;
    }
    if (component.id == highlighted) {
      list->AddRectFilled(row.min(), row.max(), packed(ui.colours().accent_wash), ui.px(4));
    }
    list->AddCircleFilled({row.x + ui.px(7), row.centre().y}, ui.px(5),
                          packed(with_alpha(colours[index], 1.0F)), 24);
    const auto texts = cells(component, decimals);
    for (std::size_t i = 0; i < columns.size(); ++i) {
      draw_text(
          ui, mono,
          {right_edge(columns[i]) - text_width(mono, texts[i]), text_top(ui, mono, row.centre().y)},
          ui.colours().ink, texts[i]);
    }
    ui.record(control, row, "row", texts[0], press);
    at.y += height;
    ImGui::SetCursorScreenPos(at);
  }
  ImGui::Dummy({1, 1});
  ImGui::EndChild();
}

}  // namespace xenoglyph::app
