#include "app/chapters/dream/code_panel.hpp"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <string>

#include "app/chapters/dream/dream_samples.hpp"
#include "app/corpus/code_picture.hpp"
#include "app/ui/numbers.hpp"
#include "app/ui/widgets.hpp"

namespace xenoglyph::app {

namespace {

// Rows of sliders, two beside one another, that are seen at once.
constexpr int most_rows = 3;

constexpr float largest_picture = 184.0F;
constexpr float least_picture = 112.0F;
constexpr float least_slider = 116.0F;
constexpr float column_gap = 16.0F;

struct Places {
  Rect picture;
  Rect sliders;
};

int rows_of(Eigen::Index code_size) { return static_cast<int>((code_size + 1) / 2); }

float sliders_height(const Interface& ui, int rows) {
  return static_cast<float>(rows) * slider_height(ui) + static_cast<float>(rows - 1) * ui.px(8);
}

float heading_height(const Interface& ui) { return ui.control_height() + ui.px(8); }

// Sliders beside the picture where there is room, else under it.
Places places(const Interface& ui, const Rect& rect, int rows) {
  const float gap = ui.px(16);
  const float top = rect.y + heading_height(ui);
  const float height = sliders_height(ui, std::min(rows, most_rows));
  const float beside = rect.width - gap - (2 * ui.px(least_slider) + ui.px(column_gap));
  if (beside >= ui.px(least_picture)) {
    const float room = std::max(height, rect.bottom() - top);
    const float side = std::min({ui.px(largest_picture), beside, room});
    return {{rect.x, top, side, side}, {rect.x + side + gap, top, rect.width - side - gap, height}};
  }
  const float side = std::min(ui.px(largest_picture), rect.width);
  return {{rect.x + std::round((rect.width - side) / 2), top, side, side},
          {rect.x, top + side + gap, rect.width, height}};
}

std::string subscript(std::size_t number) {
  std::string text;
  for (const char digit : std::to_string(number)) {
    text += "\xE2\x82" + std::string(1, static_cast<char>(0x80 + (digit - '0')));
  }
  return text;
}

}  // namespace

std::vector<double> rounded_code(const Eigen::Ref<const Eigen::VectorXd>& code) {
  std::vector<double> rounded;
  for (const double number : code) {
    rounded.push_back(std::round(1000.0 * number) / 1000.0);
  }
  return rounded;
}

float CodePanel::height(const Stage& stage, float width) {
  const Places parts = places(stage.ui, {0, 0, width, 0}, rows_of(stage.corpus().code_size()));
  return std::max(parts.picture.bottom(), parts.sliders.bottom());
}

void CodePanel::show(const Eigen::VectorXf& code, const Stage& stage) {
  const long generation = stage.open_corpus.generation();
  if (generation_ == generation && code_.size() == code.size() && code_ == code) {
    return;
  }
  code_ = code;
  generation_ = generation;
  if (tile_.count() == 0) {
    tile_ = stage.atlas().allocate(1);
  }
  image_.resize(0);
  if (!stage.corpus().draws()) {
    return;
  }
  image_ = stage.corpus().decode(code.transpose()).transpose();
  set_tile(stage.atlas(), tile_[0], stage.corpus(), image_);
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
              capitalised(stage.corpus().numbers_text()) + ", one " + stage.corpus().thing());
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
    code = Eigen::Map<const Eigen::VectorXd>(settings.code->data(), mean.size());
  }
  const int rows = rows_of(mean.size());
  const Places parts = places(ui, rect, rows);
  draw_sliders(stage, parts.sliders, rows, mean, code);
  show(code.cast<float>(), stage);
  draw_code_picture(ui, stage.open_corpus, tile_[0], code_, parts.picture);
  ImGui::GetWindowDrawList()->AddRect(parts.picture.min(), parts.picture.max(),
                                      packed(colours.rule), ui.px(6), ImDrawFlags_None, ui.px(1));
}

void CodePanel::draw_sliders(Stage& stage, const Rect& rect, int rows, const Eigen::VectorXd& mean,
                             Eigen::VectorXd& code) {
  Interface& ui = stage.ui;
  Settings& settings = stage.settings;
  // More of them than there is room for are scrolled.
  const bool scrolled = rows > most_rows;
  if (scrolled) {
    ImGui::SetCursorScreenPos(rect.min());
    ImGui::BeginChild("sliders", {rect.width, rect.height}, ImGuiChildFlags_None,
                      ImGuiWindowFlags_NavFlattened);
  }
  const ImVec2 at = scrolled ? ImGui::GetCursorScreenPos() : rect.min();
  const float width = rect.width - (scrolled ? ui.px(12) : 0.0F);
  const float gap = ui.px(column_gap);
  const float slider_width = std::floor((width - gap) / 2);
  for (Eigen::Index axis = 0; axis < code.size(); ++axis) {
    const auto i = static_cast<std::size_t>(axis);
    const Interval range = stage.corpus().ranges()[i];
    const std::string number = std::to_string(i + 1);
    const Control control{"code-" + number,
                          "z" + subscript(i + 1),
                          "Coordinate " + number + " of the code. In the data it runs from " +
                              format_fixed(range.low, 1) + " to " + format_fixed(range.high, 1) +
                              "; here its mean is " + format_fixed(mean(axis), 2) + ".",
                          {},
                          {},
                          true};
    const Eigen::Index column_index = axis / rows;
    const auto column = static_cast<float>(column_index);
    const Rect place{at.x + column * (slider_width + gap),
                     at.y + static_cast<float>(axis % rows) * (slider_height(ui) + ui.px(8)),
                     slider_width, slider_height(ui)};
    double value = settings.code ? code(axis) : std::round(1000.0 * code(axis)) / 1000.0;
    if (slider(ui, place, control, value,
               {.low = range.low, .high = range.high, .digits = 3, .unit = {}})) {
      code(axis) = value;
      settings.code = rounded_code(code);
    }
  }
  if (scrolled) {
    ImGui::SetCursorScreenPos(at);
    ImGui::Dummy({1, sliders_height(ui, rows)});
    ui.scroll_by_touch();
    ImGui::EndChild();
  }
}

}  // namespace xenoglyph::app
