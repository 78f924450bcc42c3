#include "app/chapters/dream/code_panel.hpp"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <string>

#include "app/chapters/dream/dream_samples.hpp"
#include "app/digits/tiles.hpp"
#include "app/ui/numbers.hpp"
#include "app/ui/widgets.hpp"

namespace xenoglyph::app {

namespace {

constexpr int rows = 3;  // of sliders, two beside one another
static_assert(rows * 2 == code_size);

constexpr float largest_digit = 184.0F;
constexpr float least_digit = 112.0F;
constexpr float least_slider = 116.0F;
constexpr float column_gap = 16.0F;

struct Places {
  Rect digit;
  Rect sliders;
};

float sliders_height(const Interface& ui) {
  return rows * slider_height(ui) + (rows - 1) * ui.px(8);
}

float heading_height(const Interface& ui) { return ui.control_height() + ui.px(8); }

// Sliders beside the digit where there is room, else under it.
Places places(const Interface& ui, const Rect& rect) {
  const float gap = ui.px(16);
  const float top = rect.y + heading_height(ui);
  const float height = sliders_height(ui);
  const float beside = rect.width - gap - (2 * ui.px(least_slider) + ui.px(column_gap));
  if (beside >= ui.px(least_digit)) {
    const float room = std::max(height, rect.bottom() - top);
    const float side = std::min({ui.px(largest_digit), beside, room});
    return {{rect.x, top, side, side}, {rect.x + side + gap, top, rect.width - side - gap, height}};
  }
  const float side = std::min(ui.px(largest_digit), rect.width);
  return {{rect.x + std::round((rect.width - side) / 2), top, side, side},
          {rect.x, top + side + gap, rect.width, height}};
}

std::string subscript(std::size_t number) {
  return "\xE2\x82" + std::string(1, static_cast<char>(0x80U + number));
}

}  // namespace

std::array<double, code_size> rounded_code(const Eigen::Ref<const Eigen::VectorXd>& code) {
  std::array<double, code_size> rounded{};
  for (std::size_t i = 0; i < rounded.size(); ++i) {
    rounded.at(i) = std::round(1000.0 * code(static_cast<Eigen::Index>(i))) / 1000.0;
  }
  return rounded;
}

float CodePanel::height(const Interface& ui, float width) {
  const Places parts = places(ui, {0, 0, width, 0});
  return std::max(parts.digit.bottom(), parts.sliders.bottom());
}

void CodePanel::show(const Eigen::VectorXf& code, const Stage& stage) {
  if (decoded_by_ == &stage.digits() && code_.size() == code.size() && code_ == code) {
    return;
  }
  code_ = code;
  decoded_by_ = &stage.digits();
  image_ = stage.digits().decode(code.transpose()).transpose();
  if (tile_.count() == 0) {
    tile_ = stage.atlas().allocate(1);
  }
  set_tile(stage.atlas(), tile_[0], image_);
}

void CodePanel::draw(Stage& stage, const Rect& rect, bool headed) {
  Interface& ui = stage.ui;
  Settings& settings = stage.settings;
  const DreamSubject subject = subject_of(stage);
  const auto component = subject.place(settings.component);
  const Eigen::VectorXd mean = dream_mean(subject.fit.mixture(), component);
  const Palette& colours = ui.colours();
  const float row = ui.control_height();
  if (headed) {
    ImFont* strong = ui.fonts().strong;
    draw_text(ui, strong, {rect.x, text_top(ui, strong, rect.y + row / 2)}, colours.ink,
              "Six numbers, one digit");
  }
  const Control back{"back-to-mean",
                     "Back to the mean",
                     component ? "The sliders follow the component's mean again."
                               : "The sliders follow the mixture's mean again.",
                     {},
                     {},
                     settings.code.has_value()};
  const float width = button_width(ui, back);
  if (button(ui, {rect.right() - width, rect.y, width, row}, back)) {
    settings.code.reset();
  }

  Eigen::VectorXd code = mean;
  if (settings.code) {
    code = Eigen::Map<const Eigen::VectorXd>(settings.code->data(), code_size);
  }
  const Places parts = places(ui, rect);
  const float gap = ui.px(column_gap);
  const float slider_width = std::floor((parts.sliders.width - gap) / 2);
  for (std::size_t i = 0; i < code_size; ++i) {
    const auto axis = static_cast<Eigen::Index>(i);
    const Interval range = subject.digits.ranges[i];
    const std::string number = std::to_string(i + 1);
    const Control control{"code-" + number,
                          "z" + subscript(i + 1),
                          "Coordinate " + number + " of the code. In the data it runs from " +
                              format_fixed(range.low, 1) + " to " + format_fixed(range.high, 1) +
                              "; here its mean is " + format_fixed(mean(axis), 2) + ".",
                          {},
                          {},
                          true};
    const auto column = static_cast<float>(i < rows ? 0 : 1);
    const Rect place{
        parts.sliders.x + column * (slider_width + gap),
        parts.sliders.y + static_cast<float>(i % rows) * (slider_height(ui) + ui.px(8)),
        slider_width, slider_height(ui)};
    double value = settings.code ? code(axis) : std::round(1000.0 * code(axis)) / 1000.0;
    if (slider(ui, place, control, value,
               {.low = range.low, .high = range.high, .digits = 3, .unit = {}})) {
      code(axis) = value;
      settings.code = rounded_code(code);
    }
  }
  show(code.cast<float>(), stage);
  draw_digit(ui, stage.atlas(), tile_[0], parts.digit);
  ImGui::GetWindowDrawList()->AddRect(parts.digit.min(), parts.digit.max(), packed(colours.rule),
                                      ui.px(6), ImDrawFlags_None, ui.px(1));
}

}  // namespace xenoglyph::app
