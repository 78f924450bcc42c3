#pragma once

#include "render/colour.hpp"
#include "render/gl.hpp"

namespace xenoglyph::render {

/// A drawing kept as a texture: drawn into (with 4x multisampling) when something changed, shown
/// for as long as nothing does.
class Picture {
 public:
  /// Gets `width` x `height` device pixels (made anew only when the size changed), clears them, and
  /// directs all drawing there until end().
  void begin(int width, int height, const Colour& background);
  /// Resolves the samples and gives drawing back to the framebuffer that was bound before.
  void end();

  int width() const { return width_; }
  int height() const { return height_; }
  /// The texture, bottom row first (v = 0), so ImGui shows it with uv (0,1)-(1,0).
  unsigned texture() const { return texture_.name(); }

 private:
  int width_ = 0;
  int height_ = 0;
  Texture texture_;
  Renderbuffer samples_;
  Framebuffer sample_framebuffer_;
  Framebuffer texture_framebuffer_;
  int previous_framebuffer_ = 0;
};

}  // namespace xenoglyph::render
