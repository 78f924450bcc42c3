#include "render/ellipses.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numbers>
#include <vector>

#include <catch_amalgamated.hpp>

#include "graphics_context.hpp"
#include "pixels.hpp"

using namespace xenoglyph::render;

namespace {

struct Point2 {
  double x;
  double y;
};

constexpr int width = 240;
constexpr int height = 160;

Pixels on_white(const std::vector<Ellipse>& ellipses) {
  return drawn(width, height, white, [&] {
    Ellipses renderer;
    renderer.draw(ellipses, pixel_view(width, height), width, height);
  });
}

// Half axes a and b, turned by `angle`; the parameter starts at `phase`, which must not matter.
Ellipse turned(double a, double b, double angle, double phase) {
  Ellipse ellipse;
  ellipse.centre_x = 118.3F;
  ellipse.centre_y = 80.6F;
  const auto at = [=](double t) {
    const double x = a * std::cos(t);
    const double y = b * std::sin(t);
    return Point2{x * std::cos(angle) - y * std::sin(angle),
                  x * std::sin(angle) + y * std::cos(angle)};
  };
  const Point2 u = at(phase);
  const Point2 v = at(phase + std::numbers::pi / 2);
  ellipse.u_x = static_cast<float>(u.x);
  ellipse.u_y = static_cast<float>(u.y);
  ellipse.v_x = static_cast<float>(v.x);
  ellipse.v_y = static_cast<float>(v.y);
  ellipse.outline = black;
  return ellipse;
}

std::vector<Point2> curve(const Ellipse& ellipse, int count) {
  std::vector<Point2> points;
  for (int i = 0; i < count; ++i) {
    const double t = 2 * std::numbers::pi * i / count;
    points.push_back({ellipse.centre_x + std::cos(t) * ellipse.u_x + std::sin(t) * ellipse.v_x,
                      ellipse.centre_y + std::cos(t) * ellipse.u_y + std::sin(t) * ellipse.v_y});
  }
  return points;
}

double length_of(const std::vector<Point2>& points) {
  double sum = 0.0;
  for (std::size_t i = 0; i < points.size(); ++i) {
    const Point2& next = points[(i + 1) % points.size()];
    sum += std::hypot(next.x - points[i].x, next.y - points[i].y);
  }
  return sum;
}

double distance_to(const std::vector<Point2>& points, double x, double y) {
  double nearest = std::numeric_limits<double>::infinity();
  for (const Point2& point : points) {
    nearest = std::min(nearest, std::hypot(point.x - x, point.y - y));
  }
  return nearest;
}

double ink_between_pixels(const Pixels& pixels, const Point2& point) {
  const int x = static_cast<int>(std::floor(point.x - 0.5));
  const int y = static_cast<int>(std::floor(point.y - 0.5));
  const double right = point.x - 0.5 - x;
  const double up = point.y - 0.5 - y;
  return (1 - up) * ((1 - right) * pixels.ink(x, y) + right * pixels.ink(x + 1, y)) +
         up * ((1 - right) * pixels.ink(x, y + 1) + right * pixels.ink(x + 1, y + 1));
}

}  // namespace

TEST_CASE("an outline has the same width all around") {
  const double line_width = GENERATE(1.0, 2.0, 5.0);
  const auto [a, b] =
      GENERATE(std::pair{50.0, 50.0}, std::pair{90.0, 30.0}, std::pair{100.0, 12.0});
  const double angle = GENERATE(0.0, 0.5);
  const double phase = GENERATE(0.0, 1.1);
  Ellipse ellipse = turned(a, b, angle, phase);
  ellipse.line_width = static_cast<float>(line_width);
  const Pixels pixels = on_white({ellipse});
  const std::vector<Point2> points = curve(ellipse, 1000);
  int strays = 0;
  int holes = 0;
  for (int y = 0; y < height; ++y) {
    for (int x = 0; x < width; ++x) {
      const double away = distance_to(points, x + 0.5, y + 0.5);
      strays += away > line_width / 2 + 1.25 && pixels.ink(x, y) != 0.0 ? 1 : 0;
      holes += away < line_width / 2 - 0.75 && pixels.ink(x, y) < 0.95 ? 1 : 0;
    }
  }
  CHECK(strays == 0);
  CHECK(holes == 0);
  CHECK(pixels.total_ink() == Catch::Approx(length_of(points) * line_width).epsilon(0.03));
}

TEST_CASE("a mirrored ellipse is the same ellipse") {
  Ellipse ellipse = turned(80, 30, 0.4, 0.0);
  const double ink = on_white({ellipse}).total_ink();
  ellipse.v_x = -ellipse.v_x;
  ellipse.v_y = -ellipse.v_y;
  CHECK(on_white({ellipse}).total_ink() == Catch::Approx(ink).epsilon(0.001));
}

TEST_CASE("dashes are evenly long along the curve, and whole in number") {
  Ellipse ellipse = turned(100, 40, 0.3, 0.7);
  ellipse.line_width = 3.0F;
  ellipse.dash = 9.0F;
  const Pixels pixels = on_white({ellipse});
  const std::vector<Point2> points = curve(ellipse, 20'000);
  const double length = length_of(points);
  const auto dashes = static_cast<int>(std::lround(length / 18.0));

  std::vector<double> starts;
  double along = 0.0;
  const auto inked = [&](const Point2& point) { return ink_between_pixels(pixels, point) > 0.5; };
  for (std::size_t i = 0; i < points.size(); ++i) {
    const Point2& next = points[(i + 1) % points.size()];
    along += std::hypot(next.x - points[i].x, next.y - points[i].y);
    if (!inked(points[i]) && inked(next)) {
      starts.push_back(along);
    }
  }
  CHECK(static_cast<int>(starts.size()) == dashes);
  for (std::size_t i = 1; i < starts.size(); ++i) {
    CHECK(starts[i] - starts[i - 1] == Catch::Approx(length / dashes).margin(2.0));
  }
  CHECK(pixels.total_ink() == Catch::Approx(length * 3.0 / 2).epsilon(0.05));
}

TEST_CASE("the inside is filled when the fill has a colour") {
  Ellipse ellipse = turned(80, 40, 0.3, 0.0);
  ellipse.outline = {0.0F, 0.0F, 0.0F, 0.0F};
  CHECK(on_white({ellipse}).total_ink() == 0.0);
  ellipse.fill = {0.0F, 0.0F, 0.0F, 0.25F};
  const Pixels pixels = on_white({ellipse});
  CHECK(pixels.ink(118, 80) == Catch::Approx(0.25).margin(0.01));
  CHECK(pixels.ink(10, 10) == 0.0);
  CHECK(pixels.total_ink() == Catch::Approx(0.25 * std::numbers::pi * 80 * 40).epsilon(0.02));
}

TEST_CASE("an ellipse that has shrunk to a line or a point draws no more than that") {
  Ellipse line = turned(80, 0, 0.0, 0.0);
  line.line_width = 4.0F;
  const Pixels pixels = on_white({line});
  int strays = 0;
  int holes = 0;
  for (int y = 0; y < height; ++y) {
    for (int x = 0; x < width; ++x) {
      const double beyond = std::max(std::abs(x + 0.5 - line.centre_x) - 80.0, 0.0);
      const double away = std::hypot(beyond, y + 0.5 - line.centre_y);
      strays += away > 3.25 && pixels.ink(x, y) != 0.0 ? 1 : 0;
      holes += away < 1.25 && beyond == 0.0 && pixels.ink(x, y) < 0.95 ? 1 : 0;
    }
  }
  CHECK(strays == 0);
  CHECK(holes == 0);
  Ellipse point = turned(0, 0, 0.0, 0.0);
  point.line_width = 8.0F;
  CHECK(on_white({point}).total_ink() == Catch::Approx(16 * std::numbers::pi).epsilon(0.06));
}

TEST_CASE("later ellipses lie over earlier ones, fill and outline") {
  Ellipse below = turned(60, 60, 0.0, 0.0);
  below.line_width = 6.0F;
  Ellipse above = below;
  above.centre_x += 60.0F;
  above.fill = {1.0F, 0.0F, 0.0F, 1.0F};
  const Pixels pixels = on_white({below, above});
  const Colour crossing = pixels.at(178, 80);  // the first one's outline, inside the second
  CHECK(crossing.red == 1.0F);
  CHECK(crossing.green == 0.0F);
}
