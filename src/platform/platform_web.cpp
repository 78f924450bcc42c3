#include <cstdlib>
#include <exception>
#include <memory>
#include <utility>

#include <emscripten/emscripten.h>
#include <imgui.h>

#include "platform/page.hpp"
#include "platform/platform.hpp"
#include "platform/web_window.hpp"

namespace xenoglyph::platform {

namespace {

// Lives as long as the page: nothing takes it down, since the browser never says when.
WebWindow* window = nullptr;

// ImGui's own doors to the clipboard and to the place of the text cursor.
void connect_text_input() {
  ImGuiIO& io = ImGui::GetIO();
  io.SetClipboardTextFn = [](void*, const char* text) { set_clipboard(text); };
  io.GetClipboardTextFn = [](void*) { return window == nullptr ? "" : window->clipboard.c_str(); };
  io.SetPlatformImeDataFn = [](ImGuiViewport*, ImGuiPlatformImeData* data) {
    xenoglyph_page_set_text_input(data->WantVisible ? 1 : 0, data->InputPos.x, data->InputPos.y,
                                  data->InputLineHeight);
  };
}

// A text that the page made with malloc.
std::string taken(char* text) {
  const std::unique_ptr<char, decltype(&std::free)> held(text, &std::free);
  return held.get();
}

}  // namespace

WebWindow* web_window() { return window; }

void run(const WindowOptions& /*options*/, Program program) {
  try {
    window = std::make_unique<WebWindow>(std::move(program)).release();
  } catch (const std::exception& error) {
    const std::string message = error.what();
    xenoglyph_page_fail(message.data(), message.size());
    throw;
  }
  connect_text_input();
  listen_to_page();
}

void request_frame() {
  if (window != nullptr) {
    window->request_frame();
  }
}

double seconds() { return emscripten_get_now() / 1000.0; }

FrameStatistics frame_statistics() {
  return window == nullptr ? FrameStatistics{} : window->clock().statistics();
}

std::string address() { return taken(xenoglyph_page_address()); }

std::string page_location() { return taken(xenoglyph_page_location()); }

void set_address(std::string_view hash) { xenoglyph_page_set_address(hash.data(), hash.size()); }

bool prefers_dark() { return xenoglyph_page_prefers_dark() != 0; }
bool prefers_reduced_motion() { return xenoglyph_page_prefers_reduced_motion() != 0; }
bool touch_input() { return window != nullptr && window->touch; }

void announce(std::string_view text) { xenoglyph_page_announce(text.data(), text.size()); }

void set_clipboard(std::string_view text) {
  if (window != nullptr) {
    window->clipboard = text;
  }
  xenoglyph_page_copy(text.data(), text.size());
}

bool choose_file(std::string_view accept) {
  xenoglyph_page_choose_file(accept.data(), accept.size());
  return true;
}

void request_asset(std::string_view name) {
  xenoglyph_page_request_asset(name.data(), name.size());
}

bool save_file(std::string_view name, std::string_view mime_type, std::string_view content) {
  xenoglyph_page_save_file(name.data(), name.size(), mime_type.data(), mime_type.size(),
                           content.data(), content.size());
  return true;
}

void open_link(std::string_view url) { xenoglyph_page_open_link(url.data(), url.size()); }

}  // namespace xenoglyph::platform
