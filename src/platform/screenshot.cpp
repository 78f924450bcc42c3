#include "platform/screenshot.hpp"

#include <GLES3/gl3.h>
// stb's implementation goes into this file only.
#define STB_IMAGE_WRITE_IMPLEMENTATION
#define STB_IMAGE_WRITE_STATIC
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wunused-function"
#include <stb/stb_image_write.h>
#pragma GCC diagnostic pop

#include <cstddef>
#include <stdexcept>
#include <vector>

namespace xenoglyph::platform {

void write_screenshot(const std::string& path, int width, int height) {
  const auto row = static_cast<std::size_t>(width) * 4;
  std::vector<unsigned char> pixels(row * static_cast<std::size_t>(height));
  glPixelStorei(GL_PACK_ALIGNMENT, 1);
  glReadPixels(0, 0, width, height, GL_RGBA, GL_UNSIGNED_BYTE, pixels.data());
  // The window's alpha is of no interest, and GL's first row is the lowest.
  for (std::size_t i = 3; i < pixels.size(); i += 4) {
    pixels[i] = 255;
  }
  stbi_flip_vertically_on_write(1);
  if (stbi_write_png(path.c_str(), width, height, 4, pixels.data(), static_cast<int>(row)) == 0) {
    throw std::runtime_error("The screenshot can't be written to " + path +
                             ": check that its folder exists and can be written to.");
  }
}

}  // namespace xenoglyph::platform
