#pragma once

#include <span>

#include "render/colour.hpp"
#include "render/gl.hpp"
#include "render/view.hpp"

namespace xenoglyph::render {

/// The image of the unit circle under an affine map: centre + cos(t) u + sin(t) v, in data
/// coordinates.
struct Ellipse {
  float centre_x = 0.0F;
  float centre_y = 0.0F;
  float u_x = 1.0F;
  float u_y = 0.0F;
  float v_x = 0.0F;
  float v_y = 1.0F;
  Colour outline;
  Colour fill{0.0F, 0.0F, 0.0F, 0.0F};  ///< alpha 0 for none
  float line_width = 2.0F;              ///< device pixels
  float dash = 0.0F;  ///< device pixels of a dash and of the gap after it; 0 for a solid line
};

/// Antialiased ellipse outlines with a constant width on screen, one instanced draw call.
class Ellipses {
 public:
  Ellipses();
  void draw(std::span<const Ellipse> ellipses, const View& view, int width, int height);

 private:
  Program program_;
  VertexArray vertices_;
  Buffer instances_;
};

}  // namespace xenoglyph::render
