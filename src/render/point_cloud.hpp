#pragma once

#include <span>

#include "render/colour.hpp"
#include "render/gl.hpp"
#include "render/view.hpp"

namespace xenoglyph::render {

struct Point {
  float x = 0.0F;
  float y = 0.0F;
};

/// Round antialiased points, one vertex buffer, one draw call.
class PointCloud {
 public:
  PointCloud();
  /// Positions in data coordinates.
  void set_positions(std::span<const Point> positions);
  /// One colour for each point, or one for all.
  void set_colours(std::span<const Colour> colours);
  /// Draws into the current framebuffer (see Picture). `diameter` in device pixels.
  void draw(const View& view, int width, int height, float diameter) const;

 private:
  Program program_;
  VertexArray vertices_;
  Buffer positions_;
  Buffer colours_;
  int count_ = 0;
  int colour_count_ = 0;
};

}  // namespace xenoglyph::render
