#pragma once

#include <array>

#include "render/colour.hpp"
#include "render/gl.hpp"

namespace xenoglyph::render {

/// A drawing kept as a texture: drawn into (with 4x multisampling) when something changed, shown
/// for as long as nothing does.
class Picture {
 public:
  /// Gets `width` x `height` device pixels (made anew only when the size changed), clears them, and
  /// directs all drawing there until end(). The background may be translucent. Throws
  /// std::invalid_argument when there are no pixels or more than the graphics card allows.
  void begin(int width, int height, const Colour& background);
  /// Resolves the samples and gives drawing back to the framebuffer that was bound before, with the
  /// viewport, scissor and clear colour that were set.
  void end();

  int width() const { return width_; }
  int height() const { return height_; }
  /// The texture, bottom row first (v = 0), so ImGui shows it with uv (0,1)-(1,0). Its colours are
  /// straight, as ImGui's renderer expects.
  unsigned texture() const { return target_.texture.name(); }

 private:
  // A texture and the framebuffer that draws into it.
  struct Target {
    Texture texture;
    Framebuffer framebuffer;
  };
  // What begin() changes and end() puts back.
  struct Found {
    int draw_framebuffer = 0;
    int read_framebuffer = 0;
    std::array<int, 4> viewport{};
    std::array<float, 4> clear_colour{};
    bool scissor = false;
  };

  static Target make_target(int width, int height);
  void make_straight();

  int width_ = 0;
  int height_ = 0;
  bool translucent_ = false;
  Renderbuffer samples_;
  Framebuffer sample_framebuffer_;
  Target target_;
  Target premultiplied_;  // only for a translucent background
  Program straighten_;
  VertexArray no_vertices_;
  Found found_;
};

}  // namespace xenoglyph::render
