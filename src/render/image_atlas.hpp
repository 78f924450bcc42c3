#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "render/gl.hpp"

namespace xenoglyph::render {

class ImageAtlas;

/// Tiles of an atlas, one after the other, that belong to whoever holds this; the atlas, which must
/// outlive it, gets them back when it goes.
class Tiles {
 public:
  /// None yet.
  Tiles() = default;
  ~Tiles();
  Tiles(Tiles&& other) noexcept { swap(other); }
  Tiles& operator=(Tiles&& other) noexcept {
    swap(other);
    return *this;
  }

  int count() const { return count_; }
  /// The atlas's number of the tile at a place, 0..count() - 1; any other throws std::out_of_range.
  int operator[](int place) const;

 private:
  friend class ImageAtlas;
  Tiles(ImageAtlas& atlas, int first, int count) : atlas_(&atlas), first_(first), count_(count) {}
  void swap(Tiles& other) noexcept;

  ImageAtlas* atlas_ = nullptr;
  int first_ = 0;
  int count_ = 0;
};

/// Small grey images of any shape as tiles of one texture, smooth when they are enlarged.
///
/// A tile's colour is white and its ink the opacity, so that whoever draws it (ImGui, with a tint)
/// chooses the ink's colour. Each image is kept with its longer side at `tile_side` pixels, in the
/// middle of its tile, interpolated by a Catmull-Rom spline (Catmull and Rom 1974): the graphics
/// card's linear filter alone shows the pixels' corners.
class ImageAtlas {
 public:
  static constexpr int tile_side = 56;
  static constexpr int capacity = 1024;

  /// Where a tile lies in the texture: 0..1, left and top first.
  struct Place {
    float left = 0.0F;
    float top = 0.0F;
    float right = 0.0F;
    float bottom = 0.0F;
  };

  ImageAtlas();
  ImageAtlas(const ImageAtlas&) = delete;
  ImageAtlas& operator=(const ImageAtlas&) = delete;

  /// So many tiles that nobody else has. Throws std::length_error when there is no room for them.
  Tiles allocate(int count);

  /// Puts an image into a tile: height x width values, row by row from the top, 0 (paper) to 1
  /// (ink); what lies outside is cut off. Throws std::invalid_argument for another number of values
  /// or none, and std::out_of_range for a tile that isn't in 0..capacity - 1.
  void set(int tile, std::span<const float> image, int height, int width);
  /// Makes the texture and brings it up to date with what was set; needs a GL context.
  void upload();
  /// 0 before the first upload.
  unsigned texture() const { return texture_.name(); }
  static Place place(int tile);

  /// The GL context is gone: the next upload() makes the texture anew, with all tiles.
  void forget_graphics();

 private:
  friend class Tiles;
  void give_back(int first, int count);

  Texture texture_;
  std::vector<std::uint8_t> ink_;  // the whole texture's opacity
  std::vector<int> changed_;       // tiles not yet uploaded
  std::vector<bool> used_;         // hold an image
  std::vector<bool> lent_;
};

}  // namespace xenoglyph::render
