#pragma once

#include <array>
#include <cstdint>
#include <vector>

#include "app/ui/axes.hpp"
#include "autoencoder/autoencoder.hpp"
#include "base/points.hpp"
#include "base/rows.hpp"
#include "data/autoencoder_file.hpp"
#include "data/codes_file.hpp"

namespace xenoglyph::app {

/// The handwriting that the later chapters are about: the trained network, and the codes of the
/// images that it was tested on. The images themselves are not there.
struct Digits {
  static constexpr Eigen::Index image_side = 28;
  static constexpr Eigen::Index image_size = image_side * image_side;

  Autoencoder<float> autoencoder;
  Rows<float> codes;                 ///< n x code_size(), a row an image
  Points points;                     ///< the same numbers, for the mixture
  std::vector<std::uint8_t> labels;  ///< n, the digit of each; shown, never fitted
  std::vector<Interval> ranges;      ///< of each code coordinate

  Eigen::Index code_size() const { return autoencoder.code_size(); }
  /// The labels as scores of a clustering take them, n.
  Eigen::VectorXi classes() const { return data::as_classes(labels); }
  /// n x code_size() of n x 784 images, 0 (paper) to 1 (ink).
  Rows<float> encode(const RowsView<float>& images) const { return autoencoder.encode(images); }
  /// n x 784 of n x code_size().
  Rows<float> decode(const RowsView<float>& codes_to_draw) const {
    return autoencoder.decode(codes_to_draw);
  }
};

/// Puts network and codes together. Throws data::FileError when they don't fit one another: images
/// of another size, another code size, labels missing or beyond 9.
Digits make_digits(data::AutoencoderFile network, data::Codes codes);

}  // namespace xenoglyph::app
