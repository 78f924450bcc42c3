#include "render/point_cloud.hpp"

#include <array>
#include <cmath>
#include <numbers>
#include <stdexcept>
#include <vector>

#include <catch_amalgamated.hpp>

#include "graphics_context.hpp"
#include "pixels.hpp"

using namespace xenoglyph::render;

namespace {

Pixels points_on_white(const std::vector<Point>& points, const std::vector<Colour>& colours,
                       float diameter) {
  return drawn(120, 80, white, [&] {
    PointCloud cloud;
    cloud.set_positions(points);
    cloud.set_colours(colours);
    cloud.draw(pixel_view(120, 80), 120, 80, diameter);
  });
}

}  // namespace

TEST_CASE("a point is a disc of its diameter, where it should be and nowhere else") {
  const float diameter = GENERATE(1.5F, 4.0F, 9.0F, 31.0F);
  const Point centre = GENERATE(Point{60.5F, 40.5F}, Point{47.2F, 31.7F});
  const Pixels pixels = points_on_white({centre}, {black}, diameter);

  int strays = 0;
  int holes = 0;
  double moment_x = 0.0;
  double moment_y = 0.0;
  for (int y = 0; y < pixels.height(); ++y) {
    for (int x = 0; x < pixels.width(); ++x) {
      const double away = std::hypot(x + 0.5 - centre.x, y + 0.5 - centre.y);
      const double ink = pixels.ink(x, y);
      strays += away > diameter / 2 + 1.0 && ink != 0.0 ? 1 : 0;
      holes += away < diameter / 2 - 1.0 && ink != 1.0 ? 1 : 0;
      moment_x += ink * (x + 0.5);
      moment_y += ink * (y + 0.5);
    }
  }
  CHECK(strays == 0);
  CHECK(holes == 0);
  const double area = pixels.total_ink();
  // An edge that falls off linearly over one pixel adds a twelfth of one to the radius's square.
  CHECK(area ==
        Catch::Approx(std::numbers::pi * (diameter * diameter / 4 + 1.0 / 12)).epsilon(0.03));
  CHECK(moment_x / area == Catch::Approx(centre.x).margin(0.1));
  CHECK(moment_y / area == Catch::Approx(centre.y).margin(0.1));
}

TEST_CASE("a point smaller than a pixel is fainter, not larger") {
  const double half = points_on_white({{60.5F, 40.5F}}, {black}, 0.5F).total_ink();
  CHECK(half < 0.5);
  CHECK(half > 0.05);
}

TEST_CASE("points have a colour each, or one for all") {
  const Colour red{1.0F, 0.0F, 0.0F, 1.0F};
  const Colour blue{0.0F, 0.0F, 1.0F, 1.0F};
  const std::vector<Point> points{{30.5F, 40.5F}, {60.5F, 40.5F}, {90.5F, 40.5F}};
  const Pixels each = points_on_white(points, {red, blue, red}, 11.0F);
  CHECK(each.at(30, 40).red == 1.0F);
  CHECK(each.at(30, 40).blue == 0.0F);
  CHECK(each.at(60, 40).red == 0.0F);
  CHECK(each.at(60, 40).blue == 1.0F);
  CHECK(each.at(90, 40).red == 1.0F);
  const Pixels one = points_on_white(points, {blue}, 11.0F);
  for (const int x : {30, 60, 90}) {
    CHECK(one.at(x, 40).red == 0.0F);
    CHECK(one.at(x, 40).blue == 1.0F);
  }
  CHECK_THROWS_AS(points_on_white(points, {red, blue}, 11.0F), std::logic_error);
}

TEST_CASE("a translucent point lets through what is under it") {
  const Pixels pixels =
      points_on_white({{60.5F, 40.5F}, {60.5F, 40.5F}}, {{0.0F, 0.0F, 0.0F, 0.5F}}, 11.0F);
  CHECK(pixels.ink(60, 40) == Catch::Approx(0.75).margin(0.01));
}

TEST_CASE("the view says where the data's coordinates lie, y upwards") {
  const Pixels pixels = drawn(120, 80, white, [] {
    PointCloud cloud;
    cloud.set_positions(std::vector<Point>{{-1.0F, 15.0F}});
    cloud.set_colours(std::vector<Colour>{black});
    cloud.draw({.left = -4.0F, .right = 8.0F, .bottom = 10.0F, .top = 18.0F}, 120, 80, 6.0F);
  });
  CHECK(pixels.ink(30, 50) == 1.0);
  CHECK(pixels.ink(30, 30) == 0.0);
  CHECK(pixels.total_ink() == Catch::Approx(9 * std::numbers::pi).epsilon(0.05));
}

TEST_CASE("a point whose centre lies outside the picture still reaches into it") {
  CHECK(points_on_white({{-3.0F, 40.0F}}, {black}, 10.0F).ink(0, 39) == 1.0);
}

TEST_CASE("no points draw nothing") {
  CHECK(points_on_white({}, {black}, 9.0F).total_ink() == 0.0);
}
