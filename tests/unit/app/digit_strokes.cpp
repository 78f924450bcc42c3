#include "digit_strokes.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>
#include <stdexcept>
#include <vector>

using xenoglyph::app::Strokes;

namespace {

using Stroke = std::vector<std::array<float, 2>>;

// Along an ellipse, angles in degrees, clockwise from the right, since y runs downwards.
void arc(Stroke& stroke, float x, float y, float radius_x, float radius_y, float from, float to) {
  constexpr int parts = 24;
  for (int i = 0; i <= parts; ++i) {
    const float angle =
        (from + (to - from) * static_cast<float>(i) / parts) * std::numbers::pi_v<float> / 180.0F;
    stroke.push_back({x + radius_x * std::cos(angle), y + radius_y * std::sin(angle)});
  }
}

}  // namespace

Strokes strokes_of_digit(int digit) {
  Stroke line;
  switch (digit) {
    case 0:
      arc(line, 0.5F, 0.5F, 0.2F, 0.3F, -90.0F, -455.0F);
      return {line};
    case 1:
      return {{{0.54F, 0.2F}, {0.46F, 0.8F}}};
    case 2:
      arc(line, 0.48F, 0.36F, 0.17F, 0.16F, 200.0F, 390.0F);
      line.push_back({0.28F, 0.8F});
      line.push_back({0.74F, 0.78F});
      return {line};
    case 3:
      arc(line, 0.46F, 0.35F, 0.17F, 0.15F, 205.0F, 445.0F);
      arc(line, 0.46F, 0.65F, 0.19F, 0.16F, 275.0F, 505.0F);
      return {line};
    case 4:
      return {{{0.36F, 0.2F}, {0.3F, 0.52F}, {0.68F, 0.5F}}, {{0.66F, 0.2F}, {0.6F, 0.82F}}};
    case 5:
      line = {{0.38F, 0.22F}, {0.36F, 0.46F}};
      arc(line, 0.46F, 0.62F, 0.18F, 0.18F, 240.0F, 500.0F);
      return {line, {{0.38F, 0.22F}, {0.68F, 0.2F}}};
    case 6:
      line = {{0.6F, 0.18F}, {0.48F, 0.3F}, {0.39F, 0.45F}};
      arc(line, 0.51F, 0.65F, 0.15F, 0.16F, 190.0F, -180.0F);
      return {line};
    case 7:
      return {{{0.3F, 0.26F}, {0.7F, 0.24F}, {0.58F, 0.5F}, {0.48F, 0.82F}}};
    case 8:
      for (int i = 0; i <= 48; ++i) {
        const float t = 2.0F * std::numbers::pi_v<float> * static_cast<float>(i) / 48.0F;
        line.push_back({0.5F + 0.16F * std::sin(2.0F * t), 0.5F - 0.31F * std::cos(t)});
      }
      return {line};
    case 9:
      arc(line, 0.5F, 0.36F, 0.14F, 0.15F, -20.0F, -375.0F);
      line.push_back({0.6F, 0.82F});
      return {line};
    default:
      throw std::out_of_range("digits are 0 to 9");
  }
}

Strokes placed(const Strokes& strokes, float scale, float right, float down) {
  Strokes result = strokes;
  for (Stroke& stroke : result) {
    for (auto& [x, y] : stroke) {
      x = 0.5F + scale * (x - 0.5F) + right;
      y = 0.5F + scale * (y - 0.5F) + down;
    }
  }
  return result;
}

Strokes resampled(const Strokes& strokes, float step) {
  Strokes result;
  for (const Stroke& stroke : strokes) {
    Stroke& line = result.emplace_back();
    line.push_back(stroke.front());
    for (std::size_t i = 1; i < stroke.size(); ++i) {
      const auto& from = stroke[i - 1];
      const auto& to = stroke[i];
      const int parts = std::max(
          1, static_cast<int>(std::ceil(std::hypot(to[0] - from[0], to[1] - from[1]) / step)));
      for (int part = 1; part <= parts; ++part) {
        const float share = static_cast<float>(part) / static_cast<float>(parts);
        line.push_back({from[0] + share * (to[0] - from[0]), from[1] + share * (to[1] - from[1])});
      }
    }
  }
  return result;
}
