// What browser.js calls when something happens on the page.

#include <cfloat>
#include <cstddef>
#include <exception>
#include <span>
#include <string>
#include <string_view>

#include <emscripten/em_macros.h>
#include <imgui.h>

#include "platform/keys.hpp"
#include "platform/page.hpp"
#include "platform/web_window.hpp"

namespace xenoglyph::platform {

namespace {

// Whatever the program throws ends it with a sentence on the page.
template <typename Action>
void guarded(Action action) {
  WebWindow* const window = web_window();
  if (window == nullptr || window->failed()) {
    return;
  }
  try {
    action(*window);
  } catch (const std::exception& error) {
    // What fails while the context is lost is drawn again when it is back.
    if (!window->context_lost()) {
      window->fail(error.what());
    }
  }
}

template <typename Action>
void guarded_input(Action action) {
  guarded([&action](WebWindow& window) {
    action(window, ImGui::GetIO());
    window.input();
  });
}

// A pointer is a mouse (0), a finger (1) or a pen (2).
ImGuiMouseSource mouse_source(int kind) {
  return kind == 1 ? ImGuiMouseSource_TouchScreen
                   : (kind == 2 ? ImGuiMouseSource_Pen : ImGuiMouseSource_Mouse);
}

}  // namespace

void listen_to_page() { xenoglyph_page_start(); }

extern "C" {

EMSCRIPTEN_KEEPALIVE void xenoglyph_on_frame() {
  guarded([](WebWindow& window) { window.frame(); });
}

EMSCRIPTEN_KEEPALIVE void xenoglyph_on_size(int width, int height, double ratio) {
  guarded([=](WebWindow& window) {
    window.resize({.width = width, .height = height, .pixel_ratio = static_cast<float>(ratio)});
  });
}

EMSCRIPTEN_KEEPALIVE void xenoglyph_on_pointer(double x, double y, int kind) {
  guarded_input([=](WebWindow& window, ImGuiIO& io) {
    window.touch = kind == 1;
    io.AddMouseSourceEvent(mouse_source(kind));
    io.AddMousePosEvent(static_cast<float>(x), static_cast<float>(y));
  });
}

EMSCRIPTEN_KEEPALIVE void xenoglyph_on_pointer_gone() {
  guarded_input([](WebWindow&, ImGuiIO& io) { io.AddMousePosEvent(-FLT_MAX, -FLT_MAX); });
}

EMSCRIPTEN_KEEPALIVE void xenoglyph_on_button(int button, int down, int kind) {
  guarded_input([=](WebWindow&, ImGuiIO& io) {
    io.AddMouseSourceEvent(mouse_source(kind));
    io.AddMouseButtonEvent(button, down != 0);
  });
}

EMSCRIPTEN_KEEPALIVE void xenoglyph_on_wheel(double x, double y) {
  guarded_input([=](WebWindow&, ImGuiIO& io) {
    io.AddMouseWheelEvent(static_cast<float>(x), static_cast<float>(y));
  });
}

EMSCRIPTEN_KEEPALIVE void xenoglyph_on_modifiers(int control, int shift, int alt, int super) {
  guarded_input([=](WebWindow&, ImGuiIO& io) {
    io.AddKeyEvent(ImGuiMod_Ctrl, control != 0);
    io.AddKeyEvent(ImGuiMod_Shift, shift != 0);
    io.AddKeyEvent(ImGuiMod_Alt, alt != 0);
    io.AddKeyEvent(ImGuiMod_Super, super != 0);
  });
}

EMSCRIPTEN_KEEPALIVE void xenoglyph_on_key(const char* code, std::size_t length, int down) {
  const ImGuiKey key = key_named({code, length});
  if (key != ImGuiKey_None) {
    guarded_input([=](WebWindow&, ImGuiIO& io) { io.AddKeyEvent(key, down != 0); });
  }
}

// Has Escape nothing to close or to cancel in the program, so that it may mean leaving the canvas?
EMSCRIPTEN_KEEPALIVE int xenoglyph_nothing_to_escape() {
  constexpr ImGuiPopupFlags any = ImGuiPopupFlags_AnyPopupId | ImGuiPopupFlags_AnyPopupLevel;
  return ImGui::IsAnyItemActive() || ImGui::IsPopupOpen("", any) ? 0 : 1;
}

EMSCRIPTEN_KEEPALIVE void xenoglyph_on_text(const char* text, std::size_t length) {
  guarded_input([=](WebWindow&, ImGuiIO& io) {
    io.AddInputCharactersUTF8(std::string(text, length).c_str());
  });
}

EMSCRIPTEN_KEEPALIVE void xenoglyph_on_paste(const char* text, std::size_t length) {
  guarded_input([=](WebWindow& window, ImGuiIO& io) {
    window.clipboard.assign(text, length);
    const ImGuiKey modifier = io.ConfigMacOSXBehaviors ? ImGuiMod_Super : ImGuiMod_Ctrl;
    const bool held = (io.KeyMods & modifier) != 0;
    io.AddKeyEvent(modifier, true);
    io.AddKeyEvent(ImGuiKey_V, true);
    io.AddKeyEvent(ImGuiKey_V, false);
    io.AddKeyEvent(modifier, held);
  });
}

EMSCRIPTEN_KEEPALIVE void xenoglyph_on_focus(int focused) {
  guarded_input([=](WebWindow&, ImGuiIO& io) { io.AddFocusEvent(focused != 0); });
}

EMSCRIPTEN_KEEPALIVE void xenoglyph_on_graphics_lost(int lost) {
  guarded(
      [=](WebWindow& window) { lost != 0 ? window.lose_graphics() : window.restore_graphics(); });
}

EMSCRIPTEN_KEEPALIVE void xenoglyph_on_address(const char* hash, std::size_t length) {
  guarded([=](WebWindow& window) {
    if (window.program().address_changed) {
      window.program().address_changed(std::string(hash, length));
    }
    window.input();
  });
}

EMSCRIPTEN_KEEPALIVE void xenoglyph_on_dark_mode(int dark) {
  guarded([=](WebWindow& window) {
    if (window.program().dark_mode_changed) {
      window.program().dark_mode_changed(dark != 0);
    }
    window.input();
  });
}

EMSCRIPTEN_KEEPALIVE void xenoglyph_on_file(const char* name, std::size_t name_length,
                                            const char* content, std::size_t length) {
  guarded([=](WebWindow& window) {
    if (window.program().file_dropped) {
      const auto bytes = std::as_bytes(std::span(content, length));
      window.program().file_dropped(
          {.name = std::string(name, name_length), .content = {bytes.begin(), bytes.end()}});
    }
    window.input();
  });
}

EMSCRIPTEN_KEEPALIVE void xenoglyph_on_file_failed(const char* name, std::size_t name_length,
                                                   const char* reason, std::size_t length) {
  guarded([=](WebWindow& window) {
    if (window.program().file_failed) {
      window.program().file_failed(std::string(name, name_length), std::string(reason, length));
    }
    window.input();
  });
}

EMSCRIPTEN_KEEPALIVE void xenoglyph_on_asset_progress(const char* name, std::size_t length,
                                                      double received, double total) {
  guarded([=](WebWindow& window) {
    if (window.program().asset_progress) {
      window.program().asset_progress(std::string(name, length), received, total);
    }
    window.request_frame();
  });
}

EMSCRIPTEN_KEEPALIVE void xenoglyph_on_asset(const char* name, std::size_t name_length,
                                             const char* content, std::size_t length) {
  guarded([=](WebWindow& window) {
    if (window.program().asset_arrived) {
      const auto bytes = std::as_bytes(std::span(content, length));
      window.program().asset_arrived(
          {.name = std::string(name, name_length), .content = {bytes.begin(), bytes.end()}});
    }
    window.request_frame();
  });
}

EMSCRIPTEN_KEEPALIVE void xenoglyph_on_asset_failed(const char* name, std::size_t name_length,
                                                    const char* reason, std::size_t length) {
  guarded([=](WebWindow& window) {
    if (window.program().asset_failed) {
      window.program().asset_failed(std::string(name, name_length), std::string(reason, length));
    }
    window.request_frame();
  });
}

}  // extern "C"

}  // namespace xenoglyph::platform
