#pragma once

namespace xenoglyph::render {

/// What part of the plane a picture shows: data coordinates at its edges. y grows upwards.
struct View {
  float left = -1.0F;
  float right = 1.0F;
  float bottom = -1.0F;
  float top = 1.0F;
};

}  // namespace xenoglyph::render
