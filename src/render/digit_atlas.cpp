#include "render/digit_atlas.hpp"

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

constexpr int image_side = DigitAtlas::image_side;
constexpr int large_side = 2 * image_side;
// A tile's slot has a margin of paper, so that neighbours don't show at its edges.
constexpr int margin = 4;
constexpr int slot_side = large_side + 2 * margin;
constexpr int slots_a_row = 32;
constexpr int texture_side = slot_side * slots_a_row;
static_assert(slots_a_row * slots_a_row == DigitAtlas::capacity);

using Image = std::array<float, static_cast<std::size_t>(image_side* image_side)>;
using LargeImage = std::array<float, static_cast<std::size_t>(large_side* large_side)>;

// Of a pixel in a picture that is kept row by row.
std::size_t pixel(int x, int y, int width) {
  return static_cast<std::size_t>(y) * static_cast<std::size_t>(width) +
         static_cast<std::size_t>(x);
}

// Catmull-Rom weights a quarter of a pixel beyond the second of four.
constexpr std::array<float, 4> quarter{-0.0703125F, 0.8671875F, 0.2265625F, -0.0234375F};

// Value `index` of a line of twice as many, from a line whose outside is paper.
template <class At>
float doubled(int index, const At& at) {
  const int nearest = index / 2;
  const int way = index % 2 == 1 ? 1 : -1;
  float sum = 0.0F;
  for (int i = 0; i < 4; ++i) {
    const int place = nearest + way * (i - 1);
    if (place >= 0 && place < image_side) {
      sum += quarter.at(static_cast<std::size_t>(i)) * at(place);
    }
  }
  return sum;
}

LargeImage enlarged(std::span<const float> image) {
  const auto at = [&](int x, int y) {
    const float value = image[pixel(x, y, image_side)];
    return std::isfinite(value) ? std::clamp(value, 0.0F, 1.0F) : 0.0F;
  };
  std::array<float, static_cast<std::size_t>(large_side * image_side)> wide{};
  for (int y = 0; y < image_side; ++y) {
    for (int x = 0; x < large_side; ++x) {
      wide[pixel(x, y, large_side)] = doubled(x, [&](int place) { return at(place, y); });
    }
  }
  LargeImage large{};
  for (int y = 0; y < large_side; ++y) {
    for (int x = 0; x < large_side; ++x) {
      large[pixel(x, y, large_side)] =
          doubled(y, [&](int place) { return wide[pixel(x, place, large_side)]; });
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

DigitAtlas::DigitAtlas() : used_(capacity, false), lent_(capacity, false) {}

Tiles DigitAtlas::allocate(int count) {
  const auto found = std::search_n(lent_.begin(), lent_.end(), count, false);
  if (count < 1 || found == lent_.end()) {
    throw std::length_error("DigitAtlas::allocate: there are no " + std::to_string(count) +
                            " free tiles together");
  }
  std::fill_n(found, count, true);
  return {*this, static_cast<int>(found - lent_.begin()), count};
}

void DigitAtlas::give_back(int first, int count) {
  std::fill_n(lent_.begin() + first, count, false);
  std::fill_n(used_.begin() + first, count, false);
}

void DigitAtlas::set(int tile, std::span<const float> image) {
  if (image.size() != Image{}.size()) {
    throw std::invalid_argument("DigitAtlas::set: an image has 784 values, not " +
                                std::to_string(image.size()));
  }
  if (tile < 0 || tile >= capacity) {
    throw std::out_of_range("DigitAtlas::set: there is no tile " + std::to_string(tile));
  }
  if (ink_.empty()) {
    ink_ = std::vector<std::uint8_t>(static_cast<std::size_t>(texture_side) * texture_side, 0);
  }
  const LargeImage large = enlarged(image);
  const auto [left, top] = corner(tile);
  for (int y = 0; y < large_side; ++y) {
    for (int x = 0; x < large_side; ++x) {
      const float value = std::clamp(large[pixel(x, y, large_side)], 0.0F, 1.0F);
      ink_[pixel(left + margin + x, top + margin + y, texture_side)] =
          static_cast<std::uint8_t>(std::lround(255.0F * value));
    }
  }
  used_[static_cast<std::size_t>(tile)] = true;
  if (std::find(changed_.begin(), changed_.end(), tile) == changed_.end()) {
    changed_.push_back(tile);
  }
}

void DigitAtlas::upload() {
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

DigitAtlas::Place DigitAtlas::place(int tile) {
  const auto [left, top] = corner(tile);
  const auto share = [](int pixel) { return static_cast<float>(pixel) / texture_side; };
  return {share(left + margin), share(top + margin), share(left + margin + large_side),
          share(top + margin + large_side)};
}

void DigitAtlas::forget_graphics() {
  texture_ = {};
  changed_.clear();
  for (int tile = 0; tile < capacity; ++tile) {
    if (used_[static_cast<std::size_t>(tile)]) {
      changed_.push_back(tile);
    }
  }
}

}  // namespace xenoglyph::render
