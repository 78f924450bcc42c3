#include "watched_page.hpp"

#include <cstddef>
#include <span>
#include <utility>
#include <vector>

#include <catch_amalgamated.hpp>

#include "app/chapters/chapter_list.hpp"
#include "data/autoencoder_file.hpp"
#include "data/codes_file.hpp"
#include "small_digits.hpp"

namespace xenoglyph::app {

namespace {

namespace fake = platform::fake;
using nlohmann::json;

std::vector<std::byte> bytes_of(const std::string& text) {
  const auto bytes = std::as_bytes(std::span(text));
  return {bytes.begin(), bytes.end()};
}

}  // namespace

WatchedPage::WatchedPage(const std::string& address, const Options& options)
    : WatchedPage(all_chapters(), address, options) {}

WatchedPage::WatchedPage(Chapters chapters, const std::string& address, const Options& options)
    : WatchedPage(std::move(chapters), all_corpora(), address, options) {}

WatchedPage::WatchedPage(CorpusSources corpora, const std::string& address, const Options& options)
    : WatchedPage(all_chapters(), std::move(corpora), address, options) {}

WatchedPage::WatchedPage(Chapters chapters, CorpusSources corpora, const std::string& address,
                         const Options& options)
    : options_(options), context_(ImGui::CreateContext()) {
  fake::world() = {};
  ImGuiIO& io = ImGui::GetIO();
  io.IniFilename = nullptr;
  io.LogFilename = nullptr;
  io.ConfigFlags |= ImGuiConfigFlags_NavEnableKeyboard;
  io.ConfigInputTextCursorBlink = false;
  io.DisplaySize = {static_cast<float>(options.width), static_cast<float>(options.height)};
  io.DeltaTime = 1.0F / 60.0F;
  shell_ = std::make_unique<Shell>(std::move(chapters), std::move(corpora), address);
  shell_->build_fonts(options.pixel_ratio);
  io.Fonts->Build();
  io.Fonts->SetTexID(reinterpret_cast<ImTextureID>(1));  // NOLINT(performance-no-int-to-ptr)
  frame();
}

WatchedPage::~WatchedPage() {
  shell_.reset();
  ImGui::DestroyContext(context_);
}

void WatchedPage::deliver_assets() {
  if (!options_.digits) {
    return;
  }
  for (const std::string& name : std::exchange(fake::world().requested_assets, {})) {
    const std::string content =
        name == all_corpora().at(0).files.at(0)
            ? data::to_safetensors(untrained_network(), data::TensorType::f32)
            : data::to_safetensors(ten_groups(400), data::TensorType::f32);
    shell_->take_asset({name, bytes_of(content)});
  }
}

void WatchedPage::frame() {
  fake::world().seconds += 1.0 / 60.0;
  ++fake::world().frames.frames;
  ImGui::NewFrame();
  shell_->frame({options_.width, options_.height, options_.pixel_ratio});
  ImGui::Render();
  deliver_assets();
}

void WatchedPage::frames(int count) {
  for (int i = 0; i < count; ++i) {
    frame();
  }
}

bool WatchedPage::settle(int most) {
  for (int i = 0; i < most; ++i) {
    frame();
    if (!shell_->wants_frame() && i > 2) {
      return true;
    }
  }
  return false;
}

json WatchedPage::state() const { return json::parse(shell_->state()); }

json WatchedPage::find_control(std::string_view id) const {
  const json now = state();
  for (const json& listed : now["controls"]) {
    if (listed["id"] == id) {
      return listed;
    }
  }
  return nullptr;
}

bool WatchedPage::has_control(std::string_view id) const { return !find_control(id).is_null(); }

json WatchedPage::control(std::string_view id) const {
  json found = find_control(id);
  if (found.is_null()) {
    FAIL("There is no control " << id);
  }
  return found;
}

void WatchedPage::click(std::string_view id, double across) { click_in(control(id), across, 0.5); }

ImVec2 WatchedPage::place_in(const json& rectangle, double across, double down) const {
  const auto at = [&](const char* from, const char* length, double share) {
    return static_cast<float>(
        static_cast<double>(options_.pixel_ratio) *
        (rectangle[from].get<double>() + share * rectangle[length].get<double>()));
  };
  return {at("x", "width", across), at("y", "height", down)};
}

void WatchedPage::click_in(const json& rectangle, double across, double down) {
  click_at(place_in(rectangle, across, down));
}

void WatchedPage::click_at(const ImVec2& at) {
  ImGuiIO& io = ImGui::GetIO();
  io.AddMousePosEvent(at.x, at.y);
  frame();
  io.AddMouseButtonEvent(ImGuiMouseButton_Left, true);
  frame();
  io.AddMouseButtonEvent(ImGuiMouseButton_Left, false);
  frames(2);
}

void WatchedPage::drag_in(const json& rectangle, const std::array<double, 2>& from,
                          const std::array<double, 2>& to) {
  ImGuiIO& io = ImGui::GetIO();
  constexpr int steps = 8;
  for (int i = 0; i <= steps; ++i) {
    const double share = static_cast<double>(i) / steps;
    const ImVec2 at = place_in(rectangle, from[0] + share * (to[0] - from[0]),
                               from[1] + share * (to[1] - from[1]));
    io.AddMousePosEvent(at.x, at.y);
    frame();
    if (i == 0) {
      io.AddMouseButtonEvent(ImGuiMouseButton_Left, true);
      frame();
    }
  }
  io.AddMouseButtonEvent(ImGuiMouseButton_Left, false);
  frames(2);
}

void WatchedPage::press_key(ImGuiKey key, ImGuiKey modifier) {
  ImGuiIO& io = ImGui::GetIO();
  if (modifier != ImGuiKey_None) {
    io.AddKeyEvent(modifier, true);
  }
  io.AddKeyEvent(key, true);
  frame();
  io.AddKeyEvent(key, false);
  if (modifier != ImGuiKey_None) {
    io.AddKeyEvent(modifier, false);
  }
  frames(2);
}

void WatchedPage::type(std::string_view text) {
  for (const char letter : text) {
    ImGui::GetIO().AddInputCharacter(static_cast<unsigned char>(letter));
    frame();
  }
}

}  // namespace xenoglyph::app
