#include "app/chapters/dream/walk_panel.hpp"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <utility>
#include <vector>

#include "app/corpus/code_picture.hpp"
#include "app/options/option_controls.hpp"
#include "app/ui/widgets.hpp"
#include "base/rows.hpp"

namespace xenoglyph::app {

namespace {

constexpr float film_gap = 4.0F;
constexpr float widest_picture = 0.36F;  // of the panel
// Below this the button that plays has no words.
constexpr float least_with_words = 264.0F;
constexpr float largest_stage = 80.0F;

float heading_height(const Interface& ui) { return ui.control_height() + ui.px(8); }

float controls_height(const Interface& ui) {
  return 2 * (ui.control_height() + ui.px(8)) + slider_height(ui);
}

float stage_side(const Interface& ui, float width) {
  const float gaps = ui.px(film_gap) * static_cast<float>(Walk::stages - 1);
  return std::min(ui.px(largest_stage), std::floor((width - gaps) / Walk::stages));
}

// What the address says of a position.
double rounded(double at) { return std::round(at * 1000.0) / 1000.0; }

void outline(const Interface& ui, const Rect& rect, const Colour& colour, float width) {
  ImGui::GetWindowDrawList()->AddRect(rect.min(), rect.max(), packed(colour), ui.px(6),
                                      ImDrawFlags_None, ui.px(width));
}

}  // namespace

void WalkPanel::open(const Settings& settings) { walk_.set(settings.walk_at); }

float WalkPanel::height(const Interface& ui, float width) {
  return heading_height(ui) + controls_height(ui) + ui.px(12) + stage_side(ui, width);
}

void WalkPanel::advance(const Settings& settings, double elapsed, bool little_motion) {
  if (settings.walk_play && possible()) {
    walk_.advance(elapsed, little_motion);
  }
}

void WalkPanel::toggle_play(Settings& settings) {
  if (!settings.walk_play && !possible()) {
    return;
  }
  settings.walk_play = !settings.walk_play;
  settings.walk_at = rounded(walk_.at());
}

void WalkPanel::go_to(Settings& settings, double at) {
  walk_.set(rounded(at));
  settings.walk_at = walk_.at();
  settings.walk_play = false;
}

std::optional<WalkPanel::Ends> WalkPanel::find_ends(const Stage& stage) {
  const Settings& settings = stage.settings;
  const DreamSubject subject = subject_of(stage);
  hint_.clear();
  if (settings.walk_between == WalkBetween::pins) {
    const Rows<float>& codes = subject.corpus.codes();
    std::vector<Eigen::Index> rows;
    for (const int pin : settings.pinned) {
      if (pin >= 0 && pin < codes.rows()) {
        rows.push_back(pin);
      }
    }
    if (rows.size() < 2) {
      hint_ = "Pin two points in Compress first.";
      return std::nullopt;
    }
    return Ends{codes.row(rows[0]).transpose(), codes.row(rows[1]).transpose()};
  }
  const Eigen::MatrixXd& means = subject.fit.mixture().means();
  const auto from = subject.place(settings.walk_from);
  const auto to = subject.place(settings.walk_to);
  if (!from || !to) {
    hint_ = "There is no component " +
            std::to_string(from ? settings.walk_to : settings.walk_from) + " any more.";
    return std::nullopt;
  }
  return Ends{means.row(*from).transpose().cast<float>(), means.row(*to).transpose().cast<float>()};
}

void WalkPanel::show(const Stage& stage) {
  if (!ends_) {
    return;
  }
  const Corpus& corpus = stage.corpus();
  const bool other_network = generation_ != stage.open_corpus.generation();
  generation_ = stage.open_corpus.generation();
  if (other_network || !drawn_ends_ || !(*drawn_ends_ == *ends_)) {
    drawn_ends_ = ends_;
    stages_.resize(Walk::stages, ends_->from.size());
    for (int i = 0; i < Walk::stages; ++i) {
      const auto share = static_cast<float>(Walk::stage_at(i));
      stages_.row(i) = ((1 - share) * ends_->from + share * ends_->to).transpose();
    }
    if (corpus.draws()) {
      const Rows<float> images = corpus.decode(stages_);
      for (int i = 0; i < Walk::stages; ++i) {
        set_tile(stage.atlas(), stage_tile(i), corpus, images.row(i).transpose());
      }
    }
  }
  const auto share = static_cast<float>(walk_.at());
  const Eigen::VectorXf code = (1 - share) * ends_->from + share * ends_->to;
  if (other_network || code_.size() != code.size() || code_ != code) {
    code_ = code;
    image_.resize(0);
    if (corpus.draws()) {
      image_ = corpus.decode(code.transpose()).transpose();
      set_tile(stage.atlas(), large_tile(), corpus, image_);
    }
  }
}

void WalkPanel::draw_ends(Stage& stage, const Rect& rect) const {
  Interface& ui = stage.ui;
  Settings& settings = stage.settings;
  if (settings.walk_between == WalkBetween::pins && !possible()) {
    draw_paragraph(ui, ui.fonts().note, {rect.x, rect.y + ui.px(8)}, rect.width, ui.colours().muted,
                   hint_);
    return;
  }
  if (settings.walk_between == WalkBetween::pins) {
    const std::string& sample = stage.corpus().words().sample;
    const std::string text = "From " + sample + " " + std::to_string(settings.pinned[0] + 1) +
                             " to " + sample + " " + std::to_string(settings.pinned[1] + 1) +
                             " of the data.";
    draw_paragraph(ui, ui.fonts().note, {rect.x, rect.y + ui.px(8)}, rect.width, ui.colours().muted,
                   text);
    return;
  }
  const DreamSubject subject = subject_of(stage);
  std::vector<Choice> options;
  for (int number = 1; number <= subject.count(); ++number) {
    const int majority = subject.symbol(number).majority();
    std::string label = std::to_string(number);
    if (majority >= 0) {
      label += " (" + subject.corpus.classes()->name(majority) + "s)";
    }
    options.push_back({std::to_string(number), label, {}});
  }
  const float arrow = ui.px(24);
  const float width = std::floor((rect.width - arrow) / 2);
  const auto pick = [&](const Rect& place, const Control& control, int& number) {
    int chosen = number - 1;
    if (select(ui, place, control, options, chosen)) {
      number = chosen + 1;
    }
  };
  pick({rect.x, rect.y, width, rect.height},
       {"walk-from", "From", "The component at whose mean the walk begins.", {}, {}, true},
       settings.walk_from);
  ImFont* font = ui.fonts().text;
  const std::string to = "\xE2\x86\x92";
  draw_text(
      ui, font,
      {rect.x + width + (arrow - text_width(font, to)) / 2, text_top(ui, font, rect.centre().y)},
      ui.colours().muted, to);
  pick({rect.right() - width, rect.y, width, rect.height},
       {"walk-to", "To", "The component at whose mean the walk ends.", {}, {}, true},
       settings.walk_to);
}

void WalkPanel::draw_player(Stage& stage, const Rect& rect) {
  Interface& ui = stage.ui;
  Settings& settings = stage.settings;
  const float height = ui.control_height();
  const bool plays = settings.walk_play && possible();
  const Control play{"walk-play",
                     plays ? "Pause" : "Play",
                     plays ? "Stops where it is." : "Walks to and fro between the two.",
                     {},
                     "space",
                     possible()};
  const bool words = rect.width >= ui.px(least_with_words);
  const float width = words ? ui.px(104) : height;
  if (button(ui, {rect.x, std::round(rect.y + (rect.height - height) / 2), width, height}, play,
             {.icon = plays ? Icon::pause : Icon::play, .show_label = words})) {
    toggle_play(settings);
  }
  double at = rounded(walk_.at());
  const float left = width + ui.px(16);
  const SettingsRow& position = stage.options["walkAt"];
  Control control = control_of(position);
  control.enabled = possible();
  if (slider(ui, {rect.x + left, rect.y, rect.width - left, rect.height}, control, at,
             scale_of(position))) {
    go_to(settings, at);
  }
}

void WalkPanel::draw_film(Stage& stage, const Rect& rect) {
  Interface& ui = stage.ui;
  Settings& settings = stage.settings;
  const float side = rect.height;
  const float step = side + ui.px(film_gap);
  const Control control{"walk-film",
                        "Film strip",
                        "Nine stages of the walk. Click one, or drag along them.",
                        {},
                        "\xE2\x86\x90 \xE2\x86\x92",
                        possible()};
  const Press press = ui.press(control, rect);
  if (possible() && press.held && ImGui::IsMouseDown(ImGuiMouseButton_Left)) {
    ui.claim_touch();
    const float way = rect.width - side;
    const float share = (ImGui::GetIO().MousePos.x - rect.x - side / 2) / way;
    go_to(settings, std::clamp(static_cast<double>(share), 0.0, 1.0));
  }
  const double one = Walk::stage_at(1);
  if (ui.key_on(control, ImGuiKey_LeftArrow)) {
    go_to(settings, std::max(0.0, (std::ceil(walk_.at() / one - 1e-3) - 1) * one));
  }
  if (ui.key_on(control, ImGuiKey_RightArrow)) {
    go_to(settings, std::min(1.0, (std::floor(walk_.at() / one + 1e-3) + 1) * one));
  }
  for (int i = 0; i < Walk::stages; ++i) {
    const Rect place{rect.x + static_cast<float>(i) * step, rect.y, side, side};
    if (possible()) {
      draw_code_picture(ui, stage.open_corpus, stage_tile(i), stages_.row(i).transpose(), place);
    }
    outline(ui, place, ui.colours().rule, 1);
  }
  if (possible()) {
    // Where the walk stands.
    const float x = rect.x + static_cast<float>(walk_.at()) * (rect.width - side);
    outline(ui, {std::round(x), rect.y, side, side}, ui.colours().accent, 2);
  }
  ui.record(control, rect, "film", std::to_string(rounded(walk_.at())), press);
}

void WalkPanel::draw(Stage& stage, const Rect& rect, bool headed) {
  Interface& ui = stage.ui;
  Settings& settings = stage.settings;
  if (tiles_.count() == 0) {
    tiles_ = stage.atlas().allocate(1 + Walk::stages);
  }
  const float row = ui.control_height();
  const float gap = ui.px(8);
  if (headed) {
    ImFont* strong = ui.fonts().strong;
    draw_text(ui, strong, {rect.x, text_top(ui, strong, rect.y + row / 2)}, ui.colours().ink,
              "A walk between two");
  }
  const float side = std::min(controls_height(ui), std::round(widest_picture * rect.width));
  const Rect picture{rect.x, rect.y + heading_height(ui), side, side};
  const float left = picture.right() + ui.px(16);
  const float width = rect.right() - left;
  float y = picture.y;
  draw_option_in(ui, {left, y, width, row}, stage.options["walkBetween"], settings);
  y += row + gap;
  ends_ = find_ends(stage);
  draw_ends(stage, {left, y, width, row});
  y += row + gap;
  draw_player(stage, {left, y, width, slider_height(ui)});
  const float side_of_stage = stage_side(ui, rect.width);
  const float film =
      side_of_stage * Walk::stages + ui.px(film_gap) * static_cast<float>(Walk::stages - 1);
  const float film_top = picture.y + controls_height(ui) + ui.px(12);
  show(stage);
  draw_film(stage, {rect.x, film_top, film, side_of_stage});
  show(stage);  // where the film strip has moved it
  if (possible()) {
    draw_code_picture(ui, stage.open_corpus, large_tile(), code_, picture);
  } else if (settings.walk_between == WalkBetween::components) {
    draw_paragraph(ui, ui.fonts().note, {picture.x + gap, picture.y + gap}, picture.width - 2 * gap,
                   ui.colours().muted, hint_);
  }
  outline(ui, picture, ui.colours().rule, 1);
}

}  // namespace xenoglyph::app
