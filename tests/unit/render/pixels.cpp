#include "pixels.hpp"

#include <cstddef>

#include <GLES3/gl3.h>

#include "graphics_context.hpp"

using namespace xenoglyph::render;

Pixels::Pixels(const Picture& picture)
    : width_(picture.width()),
      height_(picture.height()),
      bytes_(static_cast<std::size_t>(width_) * static_cast<std::size_t>(height_) * 4) {
  const Framebuffer framebuffer = make_framebuffer();
  glBindFramebuffer(GL_READ_FRAMEBUFFER, framebuffer.name());
  glFramebufferTexture2D(GL_READ_FRAMEBUFFER, GL_COLOR_ATTACHMENT0, GL_TEXTURE_2D,
                         picture.texture(), 0);
  glReadPixels(0, 0, width_, height_, GL_RGBA, GL_UNSIGNED_BYTE, bytes_.data());
  glBindFramebuffer(GL_READ_FRAMEBUFFER, 0);
}

Colour Pixels::at(int x, int y) const {
  const std::size_t first = (static_cast<std::size_t>(y) * static_cast<std::size_t>(width_) +
                             static_cast<std::size_t>(x)) *
                            4;
  const auto channel = [&](std::size_t i) {
    return static_cast<float>(bytes_.at(first + i)) / 255.0F;
  };
  return {channel(0), channel(1), channel(2), channel(3)};
}

double Pixels::total_ink() const {
  double sum = 0.0;
  for (int y = 0; y < height_; ++y) {
    for (int x = 0; x < width_; ++x) {
      sum += ink(x, y);
    }
  }
  return sum;
}

View pixel_view(int width, int height) {
  return {0.0F, static_cast<float>(width), 0.0F, static_cast<float>(height)};
}

Pixels drawn(int width, int height, const Colour& background, const std::function<void()>& draw) {
  use_graphics_context();
  Picture picture;
  picture.begin(width, height, background);
  draw();
  picture.end();
  return Pixels(picture);
}
