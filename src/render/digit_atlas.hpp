#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "render/gl.hpp"

namespace xenoglyph::render {

/// Small grey images as tiles of one texture, smooth when they are enlarged.
///
/// A tile's colour is white and its ink the opacity, so that whoever draws it (ImGui, with a tint)
/// chooses the ink's colour. Each image is kept at twice its size, interpolated by a Catmull-Rom
/// spline (Catmull and Rom 1974): the graphics card's linear filter alone shows the pixels'
/// corners.
class DigitAtlas {
 public:
  static constexpr int image_side = 28;
  static constexpr int capacity = 1024;

  /// Where a tile lies in the texture: 0..1, left and top first.
  struct Place {
    float left = 0.0F;
    float top = 0.0F;
    float right = 0.0F;
    float bottom = 0.0F;
  };

  DigitAtlas();

  /// Puts an image into a tile: 28 x 28 values, row by row from the top, 0 (paper) to 1 (ink); what
  /// lies outside is cut off. Throws std::invalid_argument for another number of values and
  /// std::out_of_range for a tile that isn't in 0..capacity - 1.
  void set(int tile, std::span<const float> image);
  /// Makes the texture and brings it up to date with what was set; needs a GL context.
  void upload();
  /// 0 before the first upload.
  unsigned texture() const { return texture_.name(); }
  static Place place(int tile);

  /// The GL context is gone: the next upload() makes the texture anew, with all tiles.
  void forget_graphics();

 private:
  Texture texture_;
  std::vector<std::uint8_t> ink_;  // the whole texture's opacity
  std::vector<int> changed_;       // tiles not yet uploaded
  std::vector<bool> used_;
};

}  // namespace xenoglyph::render
