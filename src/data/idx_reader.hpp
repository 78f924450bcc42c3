#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <span>
#include <string>
#include <vector>

#include <Eigen/Core>

namespace xenoglyph::data {

/// Grey images of one size, as MNIST's files hold them: 0 is background, 255 is ink.
struct Images {
  Eigen::Index count = 0;
  Eigen::Index height = 0;
  Eigen::Index width = 0;
  std::vector<std::uint8_t> pixels;  ///< count x height x width, image by image, row by row
};

/// Whether the content, or what is inflated from it where it is gzip, begins as IDX files do, with
/// two zero bytes. Throws FileError for gzip that is damaged there.
bool is_idx(std::span<const std::byte> content, const std::string& name);

/// Reads images in the IDX format of MNIST's files (http://yann.lecun.com/exdb/mnist): unsigned
/// bytes of three dimensions. Gzip around it is recognised by content and inflated (natively only:
/// gzip_reader.hpp); no more is inflated than the header tells of. Throws FileError for another
/// type, other dimensions, no images at all, too few and too many bytes, and damaged gzip.
Images read_idx_images(std::span<const std::byte> content, const std::string& name);

/// Reads labels likewise: unsigned bytes of one dimension.
std::vector<std::uint8_t> read_idx_labels(std::span<const std::byte> content,
                                          const std::string& name);

/// The same from files; "-" is standard input. Throws FileError.
Images read_idx_images_file(const std::filesystem::path& path);
std::vector<std::uint8_t> read_idx_labels_file(const std::filesystem::path& path);

}  // namespace xenoglyph::data
