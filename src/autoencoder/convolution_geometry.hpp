#pragma once

#include <algorithm>
#include <cstddef>

namespace xenoglyph {

/// Where the numbers of a convolution lie. Between images, height x width x channels, and maps of
/// them, map_height() x map_width() x filters: a convolution gives the maps of images, a transposed
/// one gives images of maps. Both row by row, the numbers of one place next to one another.
///
/// Each place of a map looks at a square of kernel x kernel places of the image; the squares of
/// neighbours are `stride` apart. The image is continued by zeros so that there are
/// ceil(height / stride) rows of squares, the odd zero at the end: 'same' padding as Keras has it.
/// Weights are indexed [row in the square][column in it][channel][filter].
///
/// Part of the kernels' interface, so no Eigen here (see network_kernels.hpp).
struct ConvolutionGeometry {
  std::ptrdiff_t height = 0;
  std::ptrdiff_t width = 0;
  std::ptrdiff_t channels = 0;
  std::ptrdiff_t filters = 0;
  std::ptrdiff_t kernel = 1;
  std::ptrdiff_t stride = 1;

  std::ptrdiff_t map_height() const { return (height + stride - 1) / stride; }
  std::ptrdiff_t map_width() const { return (width + stride - 1) / stride; }
  std::ptrdiff_t image_size() const { return height * width * channels; }
  std::ptrdiff_t map_size() const { return map_height() * map_width() * filters; }
  std::ptrdiff_t kernel_size() const { return kernel * kernel * channels * filters; }

  /// Rows and columns of zeros before the image.
  std::ptrdiff_t zeros_above() const { return zeros_before(height, map_height()); }
  std::ptrdiff_t zeros_left() const { return zeros_before(width, map_width()); }

 private:
  std::ptrdiff_t zeros_before(std::ptrdiff_t image, std::ptrdiff_t map) const {
    return std::max<std::ptrdiff_t>((map - 1) * stride + kernel - image, 0) / 2;
  }
};

}  // namespace xenoglyph
