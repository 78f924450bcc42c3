#include "app/ui/colours.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>
#include <numbers>

namespace xenoglyph::app {

namespace {

struct Linear {
  double red;
  double green;
  double blue;

  bool displayable() const {
    constexpr double slack = 1e-4;
    return std::min({red, green, blue}) >= -slack && std::max({red, green, blue}) <= 1 + slack;
  }
};

// Björn Ottosson, "A perceptual color space for image processing", 2020.
Linear linear_from_oklab(double lightness, double a, double b) {
  const double l = std::pow(lightness + 0.3963377774 * a + 0.2158037573 * b, 3);
  const double m = std::pow(lightness - 0.1055613458 * a - 0.0638541728 * b, 3);
  const double s = std::pow(lightness - 0.0894841775 * a - 1.2914855480 * b, 3);
  return {4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s,
          -1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s,
          -0.0041960863 * l - 0.7034186147 * m + 1.7076147010 * s};
}

float encoded(double linear) {
  const double value = std::clamp(linear, 0.0, 1.0);
  return static_cast<float>(value <= 0.0031308 ? 12.92 * value
                                               : 1.055 * std::pow(value, 1 / 2.4) - 0.055);
}

double decoded(float value) {
  return value <= 0.04045F ? value / 12.92 : std::pow((value + 0.055) / 1.055, 2.4);
}

Colour from_bytes(unsigned rgb) {
  const auto channel = [rgb](unsigned shift) {
    return static_cast<float>((rgb >> shift) & 0xFFU) / 255.0F;
  };
  return {channel(16), channel(8), channel(0), 1.0F};
}

double luminance(const Colour& colour) {
  return 0.2126 * decoded(colour.red) + 0.7152 * decoded(colour.green) +
         0.0722 * decoded(colour.blue);
}

}  // namespace

Colour from_oklch(double lightness, double chroma, double hue) {
  Linear linear{};
  for (double allowed = chroma;; allowed -= 0.005) {
    allowed = std::max(allowed, 0.0);
    linear = linear_from_oklab(lightness, allowed * std::cos(hue), allowed * std::sin(hue));
    if (linear.displayable() || allowed == 0.0) {
      break;
    }
  }
  return {encoded(linear.red), encoded(linear.green), encoded(linear.blue), 1.0F};
}

Colour okabe_ito(int index, bool dark) {
  // Blue, vermilion, bluish green, reddish purple, orange, sky blue, yellow, grey for black: the
  // strongest against a light page first.
  constexpr std::array light_codes{0x0072B2U, 0xD55E00U, 0x009E73U, 0xCC79A7U,
                                   0xE69F00U, 0x56B4E9U, 0xC9B800U, 0x6B6B6BU};
  constexpr std::array dark_codes{0x3D9FE0U, 0xF07A2BU, 0x1FC497U, 0xDE92BDU,
                                  0xF0B429U, 0x7CC8F5U, 0xF0E442U, 0xB4B4B4U};
  const auto place = static_cast<std::size_t>(index) % light_codes.size();
  return from_bytes(dark ? dark_codes.at(place) : light_codes.at(place));
}

Colour component_colour(int id, int count, bool dark) {
  // Multiples of the golden section spread any number of hues evenly, neighbours far apart.
  const double turn = std::fmod(0.08 + id * (std::numbers::phi - 1), 1.0);
  const bool second = id % 2 == 1 && count > 8;
  const double lightness = dark ? (second ? 0.68 : 0.78) : (second ? 0.52 : 0.62);
  return from_oklch(lightness, dark ? 0.14 : 0.16, 2 * std::numbers::pi * turn);
}

Colour settled_colour(int rank, int count, bool dark) {
  return count <= 8 ? okabe_ito(rank, dark) : component_colour(rank, count, dark);
}

Colour mix(const Colour& a, const Colour& b, float share) {
  const auto between = [share](float from, float to) { return from + (to - from) * share; };
  return {between(a.red, b.red), between(a.green, b.green), between(a.blue, b.blue),
          between(a.alpha, b.alpha)};
}

Colour with_alpha(const Colour& colour, float alpha) {
  return {colour.red, colour.green, colour.blue, alpha};
}

double contrast(const Colour& a, const Colour& b) {
  const double first = luminance(a);
  const double second = luminance(b);
  return (std::max(first, second) + 0.05) / (std::min(first, second) + 0.05);
}

}  // namespace xenoglyph::app
