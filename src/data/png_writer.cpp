#include "data/png_writer.hpp"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <new>

#define STB_IMAGE_WRITE_STATIC
#define STB_IMAGE_WRITE_IMPLEMENTATION
#define STBI_WRITE_NO_STDIO
#include <stb/stb_image_write.h>

#include "base/errors.hpp"
#include "base/rows.hpp"

namespace xenoglyph::data {

namespace {

using Eigen::Index;

constexpr Index most_pixels = Index{1} << 28;

void check_at_least(const char* argument, Index value, Index least) {
  if (value < least) {
    throw InvalidArgument(
        argument, "must be at least " + std::to_string(least) + ", is " + std::to_string(value));
  }
}

std::uint8_t grey(float value) {
  // Written so that NaN is black.
  return value > 0.0F ? static_cast<std::uint8_t>(std::lround(255.0F * std::min(value, 1.0F)))
                      : std::uint8_t{0};
}

// Extents before scaling, gaps included, must stay in the range of int and of memory.
void check_total(Index images, Index rows, Index columns, Index height, Index width,
                 const ContactSheetOptions& options) {
  const double total = static_cast<double>(rows) * static_cast<double>(columns) *
                       static_cast<double>(height + options.gap) *
                       static_cast<double>(width + options.gap) *
                       static_cast<double>(options.scale) * static_cast<double>(options.scale);
  if (total > static_cast<double>(most_pixels)) {
    throw InvalidArgument("scale", "a sheet of " + std::to_string(images) +
                                       " images at this scale and gap is too large; sheets have "
                                       "at most 2^28 pixels");
  }
}

}  // namespace

GreyPicture contact_sheet(const RowsView<float>& images, Index height, Index width,
                          const ContactSheetOptions& options) {
  if (images.rows() == 0) {
    throw InvalidArgument("images", "there are none");
  }
  check_at_least("height", height, 1);
  check_at_least("width", width, 1);
  if (images.cols() != height * width) {
    throw InvalidArgument("images", "have " + std::to_string(images.cols()) +
                                        " pixels each, which is not " + std::to_string(height) +
                                        " x " + std::to_string(width));
  }
  check_at_least("columns", options.columns, 0);
  check_at_least("scale", options.scale, 1);
  check_at_least("gap", options.gap, 0);
  const Index wanted =
      options.columns > 0
          ? options.columns
          : static_cast<Index>(std::ceil(std::sqrt(static_cast<double>(images.rows()))));
  const Index columns = std::min(wanted, images.rows());
  const Index rows = (images.rows() + columns - 1) / columns;
  check_total(images.rows(), rows, columns, height, width, options);

  const Index scale = options.scale;
  GreyPicture sheet;
  sheet.width = scale * (columns * (width + options.gap) + options.gap);
  sheet.height = scale * (rows * (height + options.gap) + options.gap);
  sheet.pixels.assign(static_cast<std::size_t>(sheet.width * sheet.height), 0);
  for (Index image = 0; image < images.rows(); ++image) {
    const Index top = scale * (image / columns * (height + options.gap) + options.gap);
    const Index left = scale * (image % columns * (width + options.gap) + options.gap);
    for (Index y = 0; y < scale * height; ++y) {
      const Index start = (top + y) * sheet.width + left;
      for (Index x = 0; x < scale * width; ++x) {
        sheet.pixels[static_cast<std::size_t>(start + x)] =
            grey(images(image, y / scale * width + x / scale));
      }
    }
  }
  return sheet;
}

std::string to_png(const GreyPicture& picture) {
  const auto append = [](void* text, void* bytes, int size) {
    static_cast<std::string*>(text)->append(static_cast<const char*>(bytes),
                                            static_cast<std::size_t>(size));
  };
  std::string text;
  if (stbi_write_png_to_func(append, &text, static_cast<int>(picture.width),
                             static_cast<int>(picture.height), 1, picture.pixels.data(),
                             static_cast<int>(picture.width)) == 0) {
    throw std::bad_alloc();
  }
  return text;
}

}  // namespace xenoglyph::data
