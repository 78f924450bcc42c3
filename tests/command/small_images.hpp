#pragma once

#include <cstdint>
#include <string>
#include <vector>

/// The bytes of an IDX file of unsigned bytes.
inline std::string idx_file(const std::vector<std::uint32_t>& shape, const std::string& values) {
  std::string text{'\0', '\0', '\x08', static_cast<char>(shape.size())};
  for (const std::uint32_t extent : shape) {
    for (const int shift : {24, 16, 8, 0}) {
      text += static_cast<char>(extent >> shift & 0xFFU);
    }
  }
  return text + values;
}

/// IDX images of 4 x 5 pixels: a bright row or column on grey, each image a little different.
/// There are nine kinds, told by the number of the image; `variant` changes the noise.
inline std::string small_images(std::uint32_t count, std::uint32_t variant = 0) {
  std::string pixels;
  for (std::uint32_t i = 0; i < count; ++i) {
    const std::uint32_t kind = i % 9;
    for (std::uint32_t y = 0; y < 4; ++y) {
      for (std::uint32_t x = 0; x < 5; ++x) {
        const bool bright = kind < 4 ? y == kind : x == kind - 4;
        const std::uint32_t noise = (i * 7 + y * 13 + x * 29 + variant * 31) % 40;
        pixels += static_cast<char>(bright ? 255 - noise : noise);
      }
    }
  }
  return idx_file({count, 4, 5}, pixels);
}

/// Their labels: the kind of each.
inline std::string small_labels(std::uint32_t count) {
  std::string labels;
  for (std::uint32_t i = 0; i < count; ++i) {
    labels += static_cast<char>(i % 9);
  }
  return idx_file({count}, labels);
}
