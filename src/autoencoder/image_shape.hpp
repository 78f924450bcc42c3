#pragma once

#include <string>

#include <Eigen/Core>

namespace xenoglyph {

/// What a layer takes or gives for one sample: an image, row by row, the channels of a pixel next
/// to one another. A plain list of n numbers is an image of one pixel, 1 x 1 x n.
struct ImageShape {
  ImageShape() = default;
  /// A plain list. Implicit: a number of outputs is a shape.
  ImageShape(Eigen::Index numbers) : channels(numbers) {}
  ImageShape(Eigen::Index image_height, Eigen::Index image_width, Eigen::Index image_channels)
      : height(image_height), width(image_width), channels(image_channels) {}

  Eigen::Index height = 1;
  Eigen::Index width = 1;
  Eigen::Index channels = 0;

  Eigen::Index size() const { return height * width * channels; }
  bool is_list() const { return height == 1 && width == 1; }

  friend bool operator==(const ImageShape&, const ImageShape&) = default;
};

/// "28 x 28 x 1"; of a list, its length: "784".
inline std::string to_string(const ImageShape& shape) {
  const std::string channels = std::to_string(shape.channels);
  return shape.is_list() ? channels
                         : std::to_string(shape.height) + " x " + std::to_string(shape.width) +
                               " x " + channels;
}

}  // namespace xenoglyph
