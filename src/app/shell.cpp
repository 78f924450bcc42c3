#include "app/shell.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <stdexcept>
#include <string_view>
#include <utility>

#include <imgui_internal.h>
#include <nlohmann/json.hpp>

#include "app/about.hpp"
#include "app/address/address.hpp"
#include "app/corpus/arrival_view.hpp"
#include "app/state_json.hpp"
#include "app/ui/widgets.hpp"
#include "render/gl.hpp"

namespace xenoglyph::app {

namespace {

// A slider changes the state sixty times a second, but browsers allow an address to be replaced
// only so often: WebKit a hundred times in thirty seconds.
constexpr double address_seconds = 0.35;
constexpr double longest_elapsed = 0.25;

std::vector<Choice> names_of(const Chapters& chapters) {
  std::vector<Choice> names;
  for (const auto& chapter : chapters) {
    const ChapterText text = chapter->text();
    names.push_back({std::string(text.name), std::string(text.title), std::string(text.meaning)});
  }
  return names;
}

std::vector<Choice> names_of(const CorpusSources& corpora) {
  std::vector<Choice> names;
  for (const CorpusSource& source : corpora) {
    names.push_back({source.name, source.title, source.meaning});
  }
  return names;
}

}  // namespace

Shell::Shell(Chapters chapters, CorpusSources corpora, const std::string& address,
             double fixed_timestep)
    : open_corpus_(std::move(corpora)),
      chapters_(std::move(chapters)),
      options_(names_of(chapters_), names_of(open_corpus_.sources())),
      fixed_timestep_(fixed_timestep),
      system_dark_(platform::prefers_dark()) {
  go(address);
}

Chapter& Shell::open_chapter() const {
  const auto found = std::find_if(chapters_.begin(), chapters_.end(), [&](const auto& chapter) {
    return chapter->text().name == settings_.chapter;
  });
  if (found == chapters_.end()) {
    throw std::logic_error("There is no chapter \"" + settings_.chapter + "\".");
  }
  return **found;
}

void Shell::build_fonts(float pixel_ratio) { fonts_ = app::build_fonts(pixel_ratio); }

bool Shell::dark() const {
  return settings_.theme == ThemeChoice::dark ||
         (settings_.theme == ThemeChoice::automatic && system_dark_);
}

std::string Shell::go(const std::string& address) {
  ReadAddress read = from_address(options_, address);
  std::string faults;
  for (const std::string& fault : read.faults) {
    if (!faults.empty()) {
      faults += ". ";
    }
    faults += fault;
  }
  settings_ = std::move(read.settings);
  open_corpus_.open(settings_);
  for (const auto& chapter : chapters_) {
    chapter->open(settings_);
  }
  last_error_ = faults;
  to_announce_ = faults;
  shown_.reset();
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
  for (const auto& chapter : chapters_) {
    if (const auto problem = chapter->take_file(settings_, file.name, file.content)) {
      settings_.chapter = chapter->text().name;
      last_error_ = *problem;
      to_announce_ = last_error_;
      platform::request_frame();
      return;
    }
  }
}

void Shell::tell_of_failed_file(const std::string& name, const std::string& reason) {
  last_error_ = name + ": " + reason;
  to_announce_ = last_error_;
  platform::request_frame();
}

void Shell::asset_progress(const std::string& name, double received, double total) {
  open_corpus_.arrival().progress(name, received, total);
}

void Shell::take_asset(const platform::DroppedFile& file) {
  open_corpus_.arrival().arrived(file.name, file.content);
  platform::request_frame();
}

void Shell::tell_of_failed_asset(const std::string& name, const std::string& reason) {
  open_corpus_.arrival().failed(name, reason);
  platform::request_frame();
}

void Shell::graphics_lost() {
  render::forget_objects_of_lost_context();
  open_corpus_.forget_graphics();
  for (const auto& chapter : chapters_) {
    chapter->forget_graphics();
  }
}

bool Shell::wants_frame() const {
  const Chapter& chapter = open_chapter();
  return chapter.wants_frame() || open_corpus_.wants_frame(chapter.needs(settings_).mixture) ||
         ui_.wants_frame() || address_waits_;
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
  const SettingsRow& theme = options_["theme"];
  const auto choice = static_cast<std::size_t>(settings_.theme);
  if (button(ui_, from_right(height),
             {theme.control, theme.label, choices_of(theme).at(choice).meaning, {}, {}, true},
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
  for (const auto& chapter : chapters_) {
    needed += text_width(font, chapter->text().title) + ui_.px(24);
  }
  const float available = bar.right() - x - ui_.px(4);
  const float padding = narrow && needed > available
                            ? std::max(ui_.px(2), ui_.px(12) - (needed - available) / 10)
                            : ui_.px(12);
  for (const auto& listed : chapters_) {
    const ChapterText chapter = listed->text();
    const bool open = settings_.chapter == chapter.name;
    const float width = text_width(font, chapter.title) + 2 * padding;
    const Rect tab{x, y, width, row - ui_.px(1)};
    const Control control{"chapter-" + std::string(chapter.name),
                          std::string(chapter.title),
                          std::string(chapter.meaning),
                          {},
                          {},
                          true};
    const Press press = ui_.press(control, tab);
    if (press.pressed) {
      settings_.chapter = chapter.name;
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

void Shell::draw_open_chapter(const Rect& area, double elapsed) {
  Chapter& chapter = open_chapter();
  const ChapterNeeds needs = chapter.needs(settings_);
  if (needs.corpus && open_corpus_.corpus() == nullptr) {
    const CorpusArrival& arrival = open_corpus_.arrival();
    switch (draw_arrival(ui_, area, arrival)) {
      case ArrivalWish::again:
        open_corpus_.request(settings_);
        break;
      case ArrivalWish::back:
        choose_corpus(settings_, arrival.before()->name);
        break;
      case ArrivalWish::none:
        break;
    }
    return;
  }
  Stage stage{ui_, area, options_, settings_, open_corpus_, dark(), elapsed};
  if (!needs.corpus) {
    chapter.frame(stage);
    return;
  }
  // A chapter that draws once and then rests needs the texture while it draws.
  open_corpus_.atlas().upload();
  open_corpus_.advance(settings_, needs.mixture, elapsed);
  chapter.frame(stage);
  // Tiles that were set while drawing are there before the graphics card draws them.
  open_corpus_.atlas().upload();
}

void Shell::follow_address() {
  address_waits_ = false;
  if (shown_ == settings_) {
    return;
  }
  const double now = platform::seconds();
  if (now - address_shown_at_ < address_seconds) {
    address_waits_ = true;
    return;
  }
  shown_ = settings_;
  address_shown_at_ = now;
  platform::set_address(to_address(options_, settings_));
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
  open_corpus_.follow(settings_);
  draw_open_chapter(area, elapsed);
  // One that was chosen while drawing is on its way before anybody asks how far it is.
  open_corpus_.follow(settings_);
  draw_about(ui_, about_open_);
  ui_.end_frame();
  ImGui::End();
  follow_address();
}

std::string Shell::frames() const { return as_text(frames_state(platform::frame_statistics())); }

std::string Shell::state() const {
  nlohmann::json state = page_state({.options = options_,
                                     .settings = settings_,
                                     .arrival = open_corpus_.arrival(),
                                     .codes_fit = open_corpus_.fit(),
                                     .controls = ui_.controls(),
                                     .dark = dark(),
                                     .last_error = last_error_});
  state["frames"] = frames_state(platform::frame_statistics());
  for (const auto& chapter : chapters_) {
    const bool open = settings_.chapter == chapter->text().name;
    const bool ready = !chapter->needs(settings_).corpus || open_corpus_.corpus() != nullptr;
    chapter->add_state(state,
                       {options_, settings_, open_corpus_, viewport_.pixel_ratio, open && ready});
  }
  return as_text(state);
}

}  // namespace xenoglyph::app
