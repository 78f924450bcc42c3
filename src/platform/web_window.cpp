#include "platform/web_window.hpp"

#include <algorithm>
#include <stdexcept>
#include <utility>

#include <emscripten/html5.h>
#include <imgui.h>

#include "platform/page.hpp"

namespace xenoglyph::platform {

namespace {

void make_context() {
  EmscriptenWebGLContextAttributes attributes;
  emscripten_webgl_init_context_attributes(&attributes);
  attributes.majorVersion = 2;
  attributes.minorVersion = 0;
  attributes.alpha = false;
  attributes.depth = false;
  attributes.stencil = false;
  attributes.antialias = false;
  attributes.enableExtensionsByDefault = false;
  const EMSCRIPTEN_WEBGL_CONTEXT_HANDLE context =
      emscripten_webgl_create_context("#canvas", &attributes);
  if (context <= 0 || emscripten_webgl_make_context_current(context) != EMSCRIPTEN_RESULT_SUCCESS) {
    throw std::runtime_error(
        "This browser gives no WebGL2 to draw with. Switch on graphics acceleration in its "
        "settings, or try another browser.");
  }
}

}  // namespace

WebWindow::WebWindow(Program program) : program_(std::move(program)) {
  make_context();
  interface_.start_graphics();
  ImGui::GetIO().ConfigMacOSXBehaviors = xenoglyph_page_is_mac() != 0;
}

// The browser tells of the loss only after a while: until then every GL call fails without a word.
bool WebWindow::context_lost() const {
  return emscripten_is_webgl_context_lost(emscripten_webgl_get_current_context()) == EM_TRUE;
}

void WebWindow::frame() {
  if (failed_ || !interface_.has_graphics() || context_lost()) {
    return;
  }
  if (viewport_.width > 0 && viewport_.height > 0 && schedule_.due()) {
    draw();
  }
  schedule();
}

void WebWindow::draw() {
  const double start = seconds();
  interface_.draw(viewport_, program_, [this, start] {
    // ImGui wants some time to have passed.
    static double last = start - 1.0 / 60.0;
    ImGui::GetIO().DeltaTime = static_cast<float>(std::max(start - last, 1e-4));
    last = start;
    xenoglyph_page_set_canvas_size(viewport_.width, viewport_.height);
  });
  clock_.add(seconds() - start);
  xenoglyph_page_set_cursor(ImGui::GetMouseCursor());
  const bool first = clock_.statistics().frames == 1;
  if (first) {
    xenoglyph_page_ready();
  }
  const bool more = program_.wants_frame && program_.wants_frame();
  schedule_.drawn(more || Interface::wants_frame());
}

void WebWindow::resize(const Viewport& viewport) {
  viewport_ = viewport;
  input();
  frame();
}

void WebWindow::input() {
  schedule_.input();
  schedule();
}

void WebWindow::request_frame() {
  schedule_.request();
  schedule();
}

void WebWindow::schedule() const {
  if (schedule_.due() && !failed_ && interface_.has_graphics()) {
    xenoglyph_page_schedule();
  }
}

void WebWindow::lose_graphics() {
  if (!interface_.has_graphics()) {
    return;
  }
  if (program_.graphics_lost) {
    program_.graphics_lost();
  }
  interface_.stop_graphics();
  xenoglyph_page_graphics_lost(1);
}

void WebWindow::restore_graphics() {
  if (interface_.has_graphics()) {
    return;
  }
  interface_.start_graphics();
  xenoglyph_page_graphics_lost(0);
  input();
}

void WebWindow::fail(const std::string& message) {
  if (!std::exchange(failed_, true)) {
    xenoglyph_page_fail(message.data(), message.size());
  }
}

}  // namespace xenoglyph::platform
