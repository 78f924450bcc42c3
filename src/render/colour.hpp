#pragma once

namespace xenoglyph::render {

/// Straight (not premultiplied) sRGB colour, each channel in 0..1.
struct Colour {
  float red = 0.0F;
  float green = 0.0F;
  float blue = 0.0F;
  float alpha = 1.0F;
};

}  // namespace xenoglyph::render
