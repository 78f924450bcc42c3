#pragma once

#include <array>
#include <functional>
#include <vector>

#include "render/colour.hpp"
#include "render/picture.hpp"
#include "render/view.hpp"

/// What a picture holds, as numbers in 0..1; row 0 is the lowest, pixel (x, y) has its centre at
/// (x + 0.5, y + 0.5).
class Pixels {
 public:
  explicit Pixels(const xenoglyph::render::Picture& picture);

  int width() const { return width_; }
  int height() const { return height_; }
  xenoglyph::render::Colour at(int x, int y) const;
  /// How dark a pixel is, for black drawn on white: 0 for untouched, 1 for covered.
  double ink(int x, int y) const { return 1.0 - static_cast<double>(at(x, y).green); }
  double total_ink() const;

 private:
  int width_;
  int height_;
  std::vector<unsigned char> bytes_;
};

inline constexpr xenoglyph::render::Colour black{0.0F, 0.0F, 0.0F, 1.0F};
inline constexpr xenoglyph::render::Colour white{1.0F, 1.0F, 1.0F, 1.0F};

/// A view in which data coordinates are pixels.
xenoglyph::render::View pixel_view(int width, int height);

/// What `draw` draws on a picture of this size.
Pixels drawn(int width, int height, const xenoglyph::render::Colour& background,
             const std::function<void()>& draw);
