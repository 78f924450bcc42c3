#pragma once

#include <span>

#include "render/colour.hpp"
#include "render/gl.hpp"
#include "render/view.hpp"

namespace xenoglyph::render {

/// One Gaussian bump: exp(log_height - ((x-c)' P (x-c)) / 2) with P = [xx xy; xy yy] in data
/// coordinates.
struct Bump {
  float centre_x = 0.0F;
  float centre_y = 0.0F;
  float precision_xx = 1.0F;
  float precision_xy = 0.0F;
  float precision_yy = 1.0F;
  float log_height = 0.0F;
  Colour colour;
};

/// A sum of Gaussian bumps as a soft field of colour with fine contour lines, computed for each
/// pixel. The colour of a pixel mixes the bumps' colours by their share; its strength follows the
/// sum relative to `peak`.
class DensityField {
 public:
  /// Most bumps that one field holds; draw() throws std::length_error beyond.
  static constexpr int max_bumps = 64;

  DensityField();
  /// `peak`: the sum at full strength; alpha falls with the square root of the sum, so that the
  /// flanks are seen. `strength`: alpha at the peak, 0..1. `line_width`: of the contour lines,
  /// which lie at a half of the peak, a quarter and so on, in device pixels; 0 for none.
  void draw(std::span<const Bump> bumps, const View& view, float peak, float strength,
            float line_width = 1.0F);

 private:
  Program program_;
  VertexArray vertices_;
  Buffer bumps_;  // a uniform block
};

}  // namespace xenoglyph::render
