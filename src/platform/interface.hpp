#pragma once

#include <functional>

#include "platform/platform.hpp"

struct ImGuiContext;

namespace xenoglyph::platform {

/// ImGui's context and its OpenGL renderer: what the native window and the page have in common.
class Interface {
 public:
  Interface();
  Interface(const Interface&) = delete;
  Interface& operator=(const Interface&) = delete;
  ~Interface();

  /// Makes the renderer's GL objects in the current context.
  void start_graphics();
  /// Lets the renderer's GL objects go. Harmless when their context is lost.
  void stop_graphics();
  bool has_graphics() const { return has_graphics_; }

  /// Draws one frame into the default framebuffer; fonts are built anew when the pixel ratio
  /// changed. `begin_input` is called where the window's backend has its say, before ImGui's new
  /// frame.
  void draw(const Viewport& viewport, const Program& program,
            const std::function<void()>& begin_input);

  /// Must another frame follow because ImGui has input left over, or a key or button is held?
  static bool wants_frame();

 private:
  ImGuiContext* context_;
  bool has_graphics_ = false;
  float fonts_ratio_ = 0.0F;
};

}  // namespace xenoglyph::platform
