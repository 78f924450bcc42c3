#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include <Eigen/Core>

#include "base/rows.hpp"

namespace xenoglyph::data {

/// A grey picture: 0 is black, 255 white.
struct GreyPicture {
  Eigen::Index width = 0;
  Eigen::Index height = 0;
  std::vector<std::uint8_t> pixels;  ///< row by row from the top
};

/// How many images are laid out, and how large.
struct ContactSheetOptions {
  Eigen::Index columns = 0;  ///< images a row; 0 for about as many as there are rows
  Eigen::Index scale = 1;    ///< each pixel becomes scale x scale
  Eigen::Index gap = 2;      ///< black pixels between images and around them, before scaling
};

/// Images side by side, in order, row by row.
///
/// @param images  n x (height * width), a row an image, from 0 (black) to 1 (white); what lies
///                outside is cut off
/// Throws InvalidArgument for no images, a size that doesn't match, options below their least
/// value, and sheets of more than 2^28 pixels.
GreyPicture contact_sheet(const RowsView<float>& images, Eigen::Index height, Eigen::Index width,
                          const ContactSheetOptions& options = {});

/// The picture as the bytes of a PNG file.
std::string to_png(const GreyPicture& picture);

}  // namespace xenoglyph::data
