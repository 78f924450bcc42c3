#pragma once

#include <array>
#include <functional>
#include <memory>
#include <string>
#include <string_view>

#include <imgui.h>
#include <nlohmann/json.hpp>

#include "app/shell.hpp"
#include "platform/fake_platform.hpp"

namespace xenoglyph::app {

/// The whole demo as a visitor has it, without a window: ImGui draws into lists that nobody shows,
/// GL does nothing, the platform is a fake, and a frame is drawn when a test asks for one.
class WatchedPage {
 public:
  struct Options {
    int width = 1280;
    int height = 800;
    float pixel_ratio = 1.0F;
    bool digits = true;  ///< network and codes arrive when they are asked for
  };

  explicit WatchedPage(const std::string& address) : WatchedPage(address, Options{}) {}
  WatchedPage(const std::string& address, const Options& options);
  WatchedPage(Chapters chapters, const std::string& address, const Options& options);
  /// A page with corpora of a test's own.
  WatchedPage(CorpusSources corpora, const std::string& address, const Options& options);
  ~WatchedPage();
  WatchedPage(const WatchedPage&) = delete;
  WatchedPage& operator=(const WatchedPage&) = delete;

  /// Draws a frame, a sixtieth of a second after the last.
  void frame();
  void frames(int count);
  /// Draws frames until none is wanted any more, or until `most` of them are drawn; false then.
  bool settle(int most = 3000);
  /// What window.xenoglyph.state() gives.
  nlohmann::json state() const;
  /// A control of the last frame; fails the test where there is none of that name.
  nlohmann::json control(std::string_view id) const;
  bool has_control(std::string_view id) const;

  /// Moves the pointer onto a control and clicks it, at its middle or at another share of its
  /// width.
  void click(std::string_view id, double across = 0.5);
  /// The same in any rectangle of the state, at shares of its width and height.
  void click_in(const nlohmann::json& rectangle, double across, double down);
  /// Presses at one place of a rectangle, at shares of its width and height, and lets go at
  /// another.
  void drag_in(const nlohmann::json& rectangle, const std::array<double, 2>& from,
               const std::array<double, 2>& to);
  void press_key(ImGuiKey key, ImGuiKey modifier = ImGuiKey_None);
  /// Types into what has the focus.
  void type(std::string_view text);

  Shell& shell() { return *shell_; }

 private:
  void click_at(const ImVec2& at);
  ImVec2 place_in(const nlohmann::json& rectangle, double across, double down) const;
  void deliver_assets();
  nlohmann::json find_control(std::string_view id) const;

  WatchedPage(Chapters chapters, CorpusSources corpora, const std::string& address,
              const Options& options);

  Options options_;
  ImGuiContext* context_;
  std::unique_ptr<Shell> shell_;
};

}  // namespace xenoglyph::app
