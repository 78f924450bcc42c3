#include "app/shell.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <string_view>
#include <utility>

#include <imgui_internal.h>

#include "app/about.hpp"
#include "app/address/address.hpp"
#include "app/digits/arrival_view.hpp"
#include "app/state_json.hpp"
#include "app/ui/widgets.hpp"
#include "data/toy_sets.hpp"

namespace xenoglyph::app {

namespace {

// Browsers allow an address to be replaced only so often.
constexpr double address_seconds = 0.25;
constexpr double longest_elapsed = 0.25;

struct ChapterText {
  const char* id;
  const char* title;
  const char* meaning;
};

constexpr std::array<ChapterText, 5> chapters{{
    {"chapter-fit", "Fit",
     "A mixture of Gaussians finds out by itself how many groups some points have."},
    {"chapter-compress", "Compress",
     "An autoencoder squeezes each handwritten digit to six numbers and brings it back."},
    {"chapter-discover", "Discover",
     "The mixture fits the codes of 10,000 digits that nobody labelled, and shows what each "
     "component holds."},
    {"chapter-dream", "Dream", "Samples of a component, decoded, are handwriting by nobody."},
    {"chapter-judge", "Judge",
     "The number that was found, beside what other criteria find and what the labels say."},
}};

}  // namespace

Shell::Shell(const std::string& address, double fixed_timestep)
    : fixed_timestep_(fixed_timestep), system_dark_(platform::prefers_dark()) {
  go(address);
}

void Shell::build_fonts(float pixel_ratio) { fonts_ = app::build_fonts(pixel_ratio); }

bool Shell::dark() const {
  return settings_.theme == ThemeChoice::dark ||
         (settings_.theme == ThemeChoice::automatic && system_dark_);
}

std::string Shell::go(const std::string& address) {
  ReadAddress read = from_address(address);
  std::string faults;
  for (const std::string& fault : read.faults) {
    if (!faults.empty()) {
      faults += ". ";
    }
    faults += fault;
  }
  settings_ = std::move(read.settings);
  fit_.open(settings_);
  handwriting_.open(settings_);
  compress_.open(settings_);
  discover_.open(settings_);
  dream_.open(settings_);
  judge_.open(settings_);
  last_error_ = faults;
  to_announce_ = faults;
  shown_address_.clear();
  about_open_ = false;
  close_popups_ = true;
  platform::request_frame();
  return faults;
}

void Shell::set_system_dark(bool dark) {
  system_dark_ = dark;
  platform::request_frame();
}

void Shell::take_file(const platform::DroppedFile& file) {
  settings_.chapter = Chapter::fit;
  last_error_ = fit_.take_file(settings_, file.name, file.content);
  to_announce_ = last_error_;
  platform::request_frame();
}

void Shell::tell_of_failed_file(const std::string& name, const std::string& reason) {
  last_error_ = name + ": " + reason;
  to_announce_ = last_error_;
  platform::request_frame();
}

void Shell::asset_progress(const std::string& name, double received, double total) {
  handwriting_.arrival().progress(name, received, total);
}

void Shell::take_asset(const platform::DroppedFile& file) {
  handwriting_.arrival().arrived(file.name, file.content);
  platform::request_frame();
}

void Shell::tell_of_failed_asset(const std::string& name, const std::string& reason) {
  handwriting_.arrival().failed(name, reason);
  platform::request_frame();
}

void Shell::graphics_lost() {
  fit_.forget_graphics();
  handwriting_.forget_graphics();
  compress_.forget_graphics();
  discover_.forget_graphics();
  dream_.forget_graphics();
}

bool Shell::wants_frame() const {
  const auto chapter_wants_frame = [this] {
    switch (settings_.chapter) {
      case Chapter::fit:
        return fit_.wants_frame();
      case Chapter::compress:
        return compress_.wants_frame();
      case Chapter::discover:
        return discover_.wants_frame();
      case Chapter::dream:
        return dream_.wants_frame();
      case Chapter::judge:
        return judge_.wants_frame();
    }
    return false;
  };
  return chapter_wants_frame() || handwriting_.wants_frame(settings_) || ui_.wants_frame() ||
         address_waits_;
}

void Shell::draw_bar(const Rect& bar) {
  const Palette& colours = ui_.colours();
  ImDrawList* list = ImGui::GetWindowDrawList();
  list->AddRectFilled({bar.x, bar.bottom() - ui_.px(1)}, bar.max(), packed(colours.rule));
  const bool narrow = bar.width < ui_.px(900);
  const float pad = ui_.px(narrow ? 16.0F : 24.0F);
  const float height = ui_.control_height();
  const float row = narrow ? bar.height / 2 : bar.height;

  // To the right: theme and About.
  float right = bar.right() - pad + ui_.px(8);
  const auto from_right = [&](float width) {
    right -= width;
    return Rect{right, std::round(bar.y + (row - height) / 2), width, height};
  };
  if (button(ui_, from_right(height),
             {"about", "About", "What this is, its keys, licence and notices.", {}, {}, true},
             {.style = ButtonStyle::quiet, .icon = Icon::information, .show_label = false})) {
    about_open_ = true;
  }
  constexpr std::array theme_icons{Icon::half_moon, Icon::sun, Icon::moon};
  constexpr std::array theme_meanings{"Colours as the system has them. Press for light.",
                                      "Light colours. Press for dark.",
                                      "Dark colours. Press to follow the system."};
  const auto choice = static_cast<std::size_t>(settings_.theme);
  if (button(ui_, from_right(height), {"theme", "Theme", theme_meanings.at(choice), {}, {}, true},
             {.style = ButtonStyle::quiet, .icon = theme_icons.at(choice), .show_label = false})) {
    settings_.theme = static_cast<ThemeChoice>((choice + 1) % theme_icons.size());
  }

  ImFont* name_font = ui_.fonts().heading;
  draw_text(ui_, name_font, {bar.x + pad, bar.y + (row - name_font->FontSize) / 2}, colours.ink,
            "Xenoglyph");

  float x = narrow ? bar.x + pad - ui_.px(12) : bar.x + ui_.px(320) + ui_.px(12);
  const float y = narrow ? bar.y + row : bar.y;
  // On the narrowest windows the chapters share the width.
  ImFont* font = ui_.fonts().text;
  float needed = 0.0F;
  for (const ChapterText& chapter : chapters) {
    needed += text_width(font, chapter.title) + ui_.px(24);
  }
  const float available = bar.right() - x - ui_.px(4);
  const float padding = narrow && needed > available
                            ? std::max(ui_.px(2), ui_.px(12) - (needed - available) / 10)
                            : ui_.px(12);
  for (std::size_t i = 0; i < chapters.size(); ++i) {
    const ChapterText& chapter = chapters.at(i);
    const bool open = static_cast<std::size_t>(settings_.chapter) == i;
    const float width = text_width(font, chapter.title) + 2 * padding;
    const Rect tab{x, y, width, row - ui_.px(1)};
    const Control control{chapter.id, chapter.title, chapter.meaning, {}, {}, true};
    const Press press = ui_.press(control, tab);
    if (press.pressed) {
      settings_.chapter = static_cast<Chapter>(i);
    }
    const Colour ink = open ? colours.accent : (press.hovered ? colours.ink : colours.muted);
    draw_text(ui_, font, {x + padding, text_top(ui_, font, tab.centre().y)}, ink, chapter.title);
    if (open) {
      list->AddRectFilled({x + padding, tab.bottom() - ui_.px(2)},
                          {x + width - padding, tab.bottom() + ui_.px(1)}, packed(colours.accent));
    }
    ui_.record(control, tab, "tab", open ? "open" : "", press);
    x += width;
  }
}

void Shell::draw_chapter_on_handwriting(const Rect& area, double elapsed) {
  if (handwriting_.digits() == nullptr) {
    if (draw_arrival(ui_, area, handwriting_.arrival())) {
      handwriting_.request();
    }
    return;
  }
  // A chapter that draws once and then rests needs the texture while it draws.
  handwriting_.atlas().upload();
  handwriting_.advance(settings_, elapsed);
  if (settings_.chapter == Chapter::compress) {
    compress_.frame(ui_, area, settings_, handwriting_, dark(), elapsed);
  } else if (settings_.chapter == Chapter::discover) {
    discover_.frame(ui_, area, settings_, handwriting_, dark(), elapsed);
  } else if (settings_.chapter == Chapter::dream) {
    dream_.frame(ui_, area, settings_, handwriting_, dark(), elapsed);
  } else {
    judge_.frame(ui_, area, settings_, handwriting_, dark(), elapsed);
  }
  // Tiles that were set while drawing are there before the graphics card draws them.
  handwriting_.atlas().upload();
}

void Shell::follow_address() {
  const std::string address = to_address(settings_);
  address_waits_ = false;
  if (address == shown_address_) {
    return;
  }
  const double now = platform::seconds();
  if (now - address_shown_at_ < address_seconds) {
    address_waits_ = true;
    return;
  }
  shown_address_ = address;
  address_shown_at_ = now;
  platform::set_address(address);
}

void Shell::frame(const platform::Viewport& viewport) {
  viewport_ = viewport;
  const double now = platform::seconds();
  const double elapsed = fixed_timestep_ > 0.0 ? fixed_timestep_
                         : last_frame_ < 0.0   ? 0.0
                                               : std::min(now - last_frame_, longest_elapsed);
  last_frame_ = now;
  const Palette& colours = palette(dark());
  apply_style(colours, viewport.pixel_ratio);
  ui_.begin_frame(colours, fonts_, viewport.pixel_ratio, platform::touch_input(), now);
  fit_.set_reduced_motion(platform::prefers_reduced_motion());
  if (!to_announce_.empty()) {
    platform::announce(to_announce_);
    ui_.announce(std::exchange(to_announce_, {}));
  }

  if (std::exchange(close_popups_, false) && ImGui::GetCurrentContext()->OpenPopupStack.Size > 0) {
    ImGui::ClosePopupToLevel(0, false);
  }
  const auto width = static_cast<float>(viewport.width);
  const auto height = static_cast<float>(viewport.height);
  ImGui::SetNextWindowPos({0, 0});
  ImGui::SetNextWindowSize({width, height});
  ImGui::Begin("page", nullptr,
               ImGuiWindowFlags_NoDecoration | ImGuiWindowFlags_NoMove |
                   ImGuiWindowFlags_NoSavedSettings | ImGuiWindowFlags_NoBringToFrontOnFocus |
                   ImGuiWindowFlags_NoScrollWithMouse);
  const bool narrow = width < ui_.px(900);
  const Rect bar{0, 0, width, ui_.px(narrow ? 96.0F : 56.0F)};
  draw_bar(bar);
  const Rect area{0, bar.bottom(), width, height - bar.bottom()};
  // What the later chapters need comes behind the first picture.
  if (handwriting_.arrival().status() == DigitsArrival::Status::not_asked) {
    handwriting_.request();
  }
  switch (settings_.chapter) {
    case Chapter::fit:
      fit_.frame(ui_, area, settings_, dark(), elapsed);
      break;
    case Chapter::compress:
    case Chapter::discover:
    case Chapter::dream:
    case Chapter::judge:
      draw_chapter_on_handwriting(area, elapsed);
      break;
  }
  draw_about(ui_, about_open_);
  ui_.end_frame();
  ImGui::End();
  follow_address();
}

std::string Shell::state() const {
  const platform::FrameStatistics frames = platform::frame_statistics();
  StateReport report;
  report.settings = &settings_;
  report.session = &fit_.session();
  report.n_points = static_cast<long>(fit_.data().points.rows());
  report.true_components = fit_.data().true_components;
  report.dark = dark();
  report.pixel_ratio = viewport_.pixel_ratio;
  if (settings_.chapter == Chapter::fit) {
    // Elsewhere they are not on the screen, and what they showed last is nobody's state.
    report.picture = fit_.plot();
    report.curve = fit_.curve();
  }
  report.frame_count = frames.frames;
  report.mean_frame_seconds = frames.mean_seconds;
  report.longest_frame_seconds = frames.longest_seconds;
  report.controls = ui_.controls();
  report.last_error = last_error_;
  report.arrival = &handwriting_.arrival();
  report.codes_fit = &handwriting_.fit();
  if (handwriting_.digits() != nullptr) {
    const float ratio = viewport_.pixel_ratio;
    if (settings_.chapter == Chapter::compress) {
      report.chapter = compress_.state(settings_, handwriting_, ratio);
    } else if (settings_.chapter == Chapter::discover) {
      report.chapter = discover_.state(settings_, handwriting_, ratio);
    } else if (settings_.chapter == Chapter::dream) {
      report.chapter = dream_.state(settings_, handwriting_, ratio);
    } else if (settings_.chapter == Chapter::judge) {
      report.chapter = judge_.state(settings_, handwriting_, ratio);
    }
  }
  return state_as_json(report);
}

}  // namespace xenoglyph::app
