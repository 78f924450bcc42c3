#include "render/density_field.hpp"

#include <cmath>
#include <stdexcept>
#include <vector>

#include <catch_amalgamated.hpp>

#include "graphics_context.hpp"
#include "pixels.hpp"

using namespace xenoglyph::render;

namespace {

constexpr int width = 200;
constexpr int height = 160;
constexpr float no_lines = 0.0F;

Pixels on_white(const std::vector<Bump>& bumps, float peak, float strength, float line_width,
                const View& view = pixel_view(width, height)) {
  return drawn(width, height, white, [&] {
    DensityField field;
    field.draw(bumps, view, peak, strength, line_width);
  });
}

Bump bump_at(float x, float y, float deviation) {
  Bump bump;
  bump.centre_x = x;
  bump.centre_y = y;
  bump.precision_xx = bump.precision_yy = 1.0F / (deviation * deviation);
  bump.colour = black;
  return bump;
}

double value(const Bump& bump, double x, double y) {
  const double dx = x - bump.centre_x;
  const double dy = y - bump.centre_y;
  return std::exp(bump.log_height - (bump.precision_xx * dx * dx + 2 * bump.precision_xy * dx * dy +
                                     bump.precision_yy * dy * dy) /
                                        2);
}

// One step of 8-bit colour, and half a step of dithering.
constexpr double colour_step = 2.0 / 255.0;

}  // namespace

TEST_CASE("the field peaks at the mean and falls with the square root of the density") {
  const float strength = GENERATE(0.4F, 0.9F);
  Bump bump = bump_at(90.5F, 70.5F, 20.0F);
  bump.precision_xx *= 0.5F;
  bump.precision_xy = GENERATE(0.0F, 0.001F);
  const Pixels pixels = on_white({bump}, 1.0F, strength, no_lines);
  for (int y = 0; y < height; y += 3) {
    for (int x = 0; x < width; x += 3) {
      INFO("pixel " << x << ", " << y);
      REQUIRE(
          pixels.ink(x, y) ==
          Catch::Approx(strength * std::sqrt(value(bump, x + 0.5, y + 0.5))).margin(colour_step));
    }
  }
  CHECK(pixels.ink(90, 70) == Catch::Approx(strength).margin(colour_step));
}

TEST_CASE("the peak sets the scale, whatever the heights") {
  const float log_height = GENERATE(-200.0F, -3.0F, 0.0F, 80.0F);
  Bump bump = bump_at(100.5F, 80.5F, 15.0F);
  bump.log_height = log_height;
  // A peak beyond what a float holds can't be asked for.
  if (log_height > -80.0F) {
    const Pixels pixels = on_white({bump}, std::exp(log_height), 0.8F, no_lines);
    CHECK(pixels.ink(100, 80) == Catch::Approx(0.8).margin(colour_step));
    CHECK(pixels.ink(115, 80) == Catch::Approx(0.8 * std::exp(-0.25)).margin(colour_step));
  } else {
    CHECK(on_white({bump}, 1.0F, 0.8F, no_lines).total_ink() == 0.0);
  }
}

TEST_CASE("bumps add up, and mix their colours by their share") {
  Bump red = bump_at(70.5F, 80.5F, 25.0F);
  red.colour = {1.0F, 0.0F, 0.0F, 1.0F};
  Bump blue = bump_at(130.5F, 80.5F, 25.0F);
  blue.colour = {0.0F, 0.0F, 1.0F, 1.0F};
  const Pixels pixels = on_white({red, blue}, 2.0F, 1.0F, no_lines);
  for (const int x : {60, 85, 100, 115, 140}) {
    const double share = value(red, x + 0.5, 80.5);
    const double other = value(blue, x + 0.5, 80.5);
    const double alpha = std::sqrt((share + other) / 2);
    INFO("pixel " << x);
    CHECK(pixels.at(x, 80).red ==
          Catch::Approx(1 - alpha + alpha * share / (share + other)).margin(colour_step));
    CHECK(pixels.at(x, 80).blue ==
          Catch::Approx(1 - alpha + alpha * other / (share + other)).margin(colour_step));
  }
}

TEST_CASE("contour lines lie where the density has halved, and nowhere else") {
  const Bump bump = bump_at(100.5F, 80.5F, 40.0F);
  const Pixels plain = on_white({bump}, 1.0F, 0.5F, no_lines);
  const Pixels lined = on_white({bump}, 1.0F, 0.5F, 1.0F);
  const auto rise = [&](double radius) {
    const int x = 100 + static_cast<int>(std::lround(radius));
    return lined.ink(x, 80) - plain.ink(x, 80);
  };
  for (int halving = 1; halving <= 3; ++halving) {
    const double radius = 40.0 * std::sqrt(2 * halving * std::log(2.0));
    CHECK(std::max({rise(radius - 1), rise(radius), rise(radius + 1)}) > 0.03);
    CHECK(std::abs(rise(radius - 5)) < 0.01);
    CHECK(std::abs(rise(radius + 5)) < 0.01);
  }
  CHECK(std::abs(rise(0)) < 0.01);
}

TEST_CASE("far from the origin the field is as exact as near it") {
  Bump bump = bump_at(65'536.0F + 100.5F, 80.5F, 20.0F);
  const View view{65'536.0F, 65'536.0F + width, 0.0F, height};
  const Pixels pixels = on_white({bump}, 1.0F, 0.8F, no_lines, view);
  CHECK(pixels.ink(100, 80) == Catch::Approx(0.8).margin(colour_step));
  CHECK(pixels.ink(120, 80) == Catch::Approx(0.8 * std::exp(-0.25)).margin(colour_step));
}

TEST_CASE("a field holds up to 64 bumps") {
  const std::vector<Bump> most(64, bump_at(100.5F, 80.5F, 20.0F));
  CHECK(on_white(most, 64.0F, 0.8F, no_lines).ink(100, 80) ==
        Catch::Approx(0.8).margin(colour_step));
  CHECK_THROWS_AS(on_white(std::vector<Bump>(65), 1.0F, 0.8F, no_lines), std::length_error);
  CHECK(on_white({}, 1.0F, 0.8F, no_lines).total_ink() == 0.0);
}
