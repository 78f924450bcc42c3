#include "platform/interface.hpp"

#include <algorithm>
#include <stdexcept>

#include <GLES3/gl3.h>
#include <imgui.h>
#include <imgui_impl_opengl3.h>
#include <imgui_internal.h>

namespace xenoglyph::platform {

Interface::Interface() : context_(ImGui::CreateContext()) {
  ImGuiIO& io = ImGui::GetIO();
  io.IniFilename = nullptr;
  io.LogFilename = nullptr;
  io.ConfigFlags |= ImGuiConfigFlags_NavEnableKeyboard;
  // A blinking cursor would keep an idle program drawing.
  io.ConfigInputTextCursorBlink = false;
}

Interface::~Interface() {
  stop_graphics();
  ImGui::DestroyContext(context_);
}

void Interface::start_graphics() {
  if (!ImGui_ImplOpenGL3_Init("#version 300 es")) {
    throw std::runtime_error("The interface can't be drawn with this OpenGL ES 3.");
  }
  has_graphics_ = true;
}

void Interface::stop_graphics() {
  if (has_graphics_) {
    ImGui_ImplOpenGL3_Shutdown();
    has_graphics_ = false;
  }
}

void Interface::draw(const Viewport& viewport, const Program& program,
                     const std::function<void()>& begin_input) {
  if (fonts_ratio_ != viewport.pixel_ratio) {
    fonts_ratio_ = viewport.pixel_ratio;
    ImGui::GetIO().Fonts->Clear();
    if (program.build_fonts) {
      program.build_fonts(viewport.pixel_ratio);
    }
    // Its texture is made anew, from the new atlas, by the renderer's next frame.
    ImGui_ImplOpenGL3_DestroyDeviceObjects();
  }
  ImGui_ImplOpenGL3_NewFrame();
  begin_input();
  ImGuiIO& io = ImGui::GetIO();
  io.DisplaySize = ImVec2(static_cast<float>(viewport.width), static_cast<float>(viewport.height));
  io.DisplayFramebufferScale = ImVec2(1.0F, 1.0F);
  ImGui::NewFrame();
  if (program.frame) {
    program.frame(viewport);
  }
  ImGui::Render();
  glViewport(0, 0, viewport.width, viewport.height);
  const ImVec4 background = ImGui::GetStyleColorVec4(ImGuiCol_WindowBg);
  glClearColor(background.x, background.y, background.z, 1.0F);
  glClear(GL_COLOR_BUFFER_BIT);
  ImGui_ImplOpenGL3_RenderDrawData(ImGui::GetDrawData());
}

bool Interface::wants_frame() {
  const ImGuiContext& context = *ImGui::GetCurrentContext();
  const ImGuiIO& io = context.IO;
  const bool held = std::any_of(std::begin(io.MouseDown), std::end(io.MouseDown),
                                [](bool down) { return down; }) ||
                    std::any_of(std::begin(io.KeysData), std::end(io.KeysData),
                                [](const ImGuiKeyData& key) { return key.Down; });
  const bool dimming = context.DimBgRatio > 0.0F && context.DimBgRatio < 1.0F;
  return held || dimming || !context.InputEventsQueue.empty();
}

}  // namespace xenoglyph::platform
