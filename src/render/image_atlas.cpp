#include "render/image_atlas.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>
#include <stdexcept>
#include <string>
#include <utility>

#include <GLES3/gl3.h>

namespace xenoglyph::render {

namespace {

constexpr int tile_side = ImageAtlas::tile_side;
// A tile's slot has a margin of paper, so that neighbours don't show at its edges.
constexpr int margin = 4;
constexpr int slot_side = tile_side + 2 * margin;
constexpr int slots_a_row = 32;
constexpr int texture_side = slot_side * slots_a_row;
static_assert(slots_a_row * slots_a_row == ImageAtlas::capacity);

using TileImage = std::array<float, static_cast<std::size_t>(tile_side* tile_side)>;

// Of a pixel in a picture that is kept row by row.
std::size_t pixel(int x, int y, int width) {
  return static_cast<std::size_t>(y) * static_cast<std::size_t>(width) +
         static_cast<std::size_t>(x);
}

// A place of the tile along one axis: the four pixels of the image about it, from `first` on, and
// their Catmull-Rom weights. What lies outside of the image is paper.
struct Neighbours {
  int first = 0;
  std::array<float, 4> weights{};
};

Neighbours neighbours(int place, float pixels_a_place, int image_side, int tile_pixels) {
  const float at =
      (static_cast<float>(place) + 0.5F - 0.5F * static_cast<float>(tile_side - tile_pixels)) *
          pixels_a_place -
      0.5F;
  // Beyond the image's edges nothing is drawn out.
  if (at < -0.5F || at > static_cast<float>(image_side) - 0.5F) {
    return {image_side, {}};
  }
  const float before = std::floor(at);
  const float t = at - before;
  return {static_cast<int>(before) - 1,
          {((-0.5F * t + 1.0F) * t - 0.5F) * t, (1.5F * t - 2.5F) * t * t + 1.0F,
           ((-1.5F * t + 2.0F) * t + 0.5F) * t, (0.5F * t - 0.5F) * t * t}};
}

template <class At>
float interpolated(const Neighbours& near, int image_side, const At& at) {
  float sum = 0.0F;
  for (int i = 0; i < 4; ++i) {
    const int place = near.first + i;
    if (place >= 0 && place < image_side) {
      sum += near.weights.at(static_cast<std::size_t>(i)) * at(place);
    }
  }
  return sum;
}

TileImage enlarged(std::span<const float> image, int height, int width) {
  const int longer = std::max(height, width);
  const float pixels_a_place = static_cast<float>(longer) / static_cast<float>(tile_side);
  const auto at = [&](int x, int y) {
    const float value = image[pixel(x, y, width)];
    return std::isfinite(value) ? std::clamp(value, 0.0F, 1.0F) : 0.0F;
  };
  std::vector<float> wide(static_cast<std::size_t>(tile_side) * static_cast<std::size_t>(height));
  for (int x = 0; x < tile_side; ++x) {
    const Neighbours near = neighbours(x, pixels_a_place, width, tile_side * width / longer);
    for (int y = 0; y < height; ++y) {
      wide[pixel(x, y, tile_side)] =
          interpolated(near, width, [&](int place) { return at(place, y); });
    }
  }
  TileImage large{};
  for (int y = 0; y < tile_side; ++y) {
    const Neighbours near = neighbours(y, pixels_a_place, height, tile_side * height / longer);
    for (int x = 0; x < tile_side; ++x) {
      large[pixel(x, y, tile_side)] =
          interpolated(near, height, [&](int place) { return wide[pixel(x, place, tile_side)]; });
    }
  }
  return large;
}

std::pair<int, int> corner(int tile) {
  return {tile % slots_a_row * slot_side, tile / slots_a_row * slot_side};
}

}  // namespace

Tiles::~Tiles() {
  if (atlas_ != nullptr) {
    atlas_->give_back(first_, count_);
  }
}

void Tiles::swap(Tiles& other) noexcept {
  std::swap(atlas_, other.atlas_);
  std::swap(first_, other.first_);
  std::swap(count_, other.count_);
}

int Tiles::operator[](int place) const {
  if (place < 0 || place >= count_) {
    throw std::out_of_range("Tiles: there is no place " + std::to_string(place) + " among " +
                            std::to_string(count_));
  }
  return first_ + place;
}

ImageAtlas::ImageAtlas() : used_(capacity, false), lent_(capacity, false) {}

Tiles ImageAtlas::allocate(int count) {
  const auto found = std::search_n(lent_.begin(), lent_.end(), count, false);
  if (count < 1 || found == lent_.end()) {
    throw std::length_error("ImageAtlas::allocate: there are no " + std::to_string(count) +
                            " free tiles together");
  }
  std::fill_n(found, count, true);
  return {*this, static_cast<int>(found - lent_.begin()), count};
}

void ImageAtlas::give_back(int first, int count) {
  std::fill_n(lent_.begin() + first, count, false);
  std::fill_n(used_.begin() + first, count, false);
}

void ImageAtlas::set(int tile, std::span<const float> image, int height, int width) {
  if (height < 1 || width < 1 || image.size() != pixel(0, height, width)) {
    throw std::invalid_argument("ImageAtlas::set: an image of " + std::to_string(height) + " x " +
                                std::to_string(width) + " pixels has no " +
                                std::to_string(image.size()) + " values");
  }
  if (tile < 0 || tile >= capacity) {
    throw std::out_of_range("ImageAtlas::set: there is no tile " + std::to_string(tile));
  }
  if (ink_.empty()) {
    ink_ = std::vector<std::uint8_t>(static_cast<std::size_t>(texture_side) * texture_side, 0);
  }
  const TileImage large = enlarged(image, height, width);
  const auto [left, top] = corner(tile);
  for (int y = 0; y < tile_side; ++y) {
    for (int x = 0; x < tile_side; ++x) {
      const float value = std::clamp(large[pixel(x, y, tile_side)], 0.0F, 1.0F);
      ink_[pixel(left + margin + x, top + margin + y, texture_side)] =
          static_cast<std::uint8_t>(std::lround(255.0F * value));
    }
  }
  used_[static_cast<std::size_t>(tile)] = true;
  if (std::find(changed_.begin(), changed_.end(), tile) == changed_.end()) {
    changed_.push_back(tile);
  }
}

void ImageAtlas::upload() {
  if (texture_ && changed_.empty()) {
    return;
  }
  GLint texture_before = 0;
  glGetIntegerv(GL_TEXTURE_BINDING_2D, &texture_before);
  if (!texture_) {
    texture_ = make_texture();
    glBindTexture(GL_TEXTURE_2D, texture_.name());
    glTexStorage2D(GL_TEXTURE_2D, 1, GL_RGBA8, texture_side, texture_side);
    for (const int filter : {GL_TEXTURE_MIN_FILTER, GL_TEXTURE_MAG_FILTER}) {
      glTexParameteri(GL_TEXTURE_2D, static_cast<GLenum>(filter), GL_LINEAR);
    }
    for (const int wrap : {GL_TEXTURE_WRAP_S, GL_TEXTURE_WRAP_T}) {
      glTexParameteri(GL_TEXTURE_2D, static_cast<GLenum>(wrap), GL_CLAMP_TO_EDGE);
    }
  }
  glBindTexture(GL_TEXTURE_2D, texture_.name());
  std::vector<std::uint8_t> slot(static_cast<std::size_t>(slot_side) * slot_side * 4, 255);
  for (const int tile : changed_) {
    const auto [left, top] = corner(tile);
    for (int y = 0; y < slot_side; ++y) {
      for (int x = 0; x < slot_side; ++x) {
        slot[pixel(x, y, slot_side) * 4 + 3] = ink_[pixel(left + x, top + y, texture_side)];
      }
    }
    glTexSubImage2D(GL_TEXTURE_2D, 0, left, top, slot_side, slot_side, GL_RGBA, GL_UNSIGNED_BYTE,
                    slot.data());
  }
  changed_.clear();
  glBindTexture(GL_TEXTURE_2D, static_cast<GLuint>(texture_before));
}

ImageAtlas::Place ImageAtlas::place(int tile) {
  const auto [left, top] = corner(tile);
  const auto share = [](int pixel) { return static_cast<float>(pixel) / texture_side; };
  return {share(left + margin), share(top + margin), share(left + margin + tile_side),
          share(top + margin + tile_side)};
}

void ImageAtlas::forget_graphics() {
  texture_ = {};
  changed_.clear();
  for (int tile = 0; tile < capacity; ++tile) {
    if (used_[static_cast<std::size_t>(tile)]) {
      changed_.push_back(tile);
    }
  }
}

}  // namespace xenoglyph::render
