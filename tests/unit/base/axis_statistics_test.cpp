#include "base/axis_statistics.hpp"

#include <cmath>

#include <catch_amalgamated.hpp>

#include "base/random.hpp"

namespace xenoglyph {
namespace {

using internal::axis_scale;
using internal::AxisScale;

AxisScale scale_of(std::initializer_list<double> values) {
  Points points(static_cast<Eigen::Index>(values.size()), 1);
  Eigen::Index row = 0;
  for (const double value : values) {
    points(row++, 0) = value;
  }
  return axis_scale(points, 0);
}

Points normal_column(Eigen::Index count, double deviation) {
  Random random(1);
  Points points(count, 1);
  for (double& value : points.reshaped()) {
    value = deviation * random.normal();
  }
  return points;
}

}  // namespace

TEST_CASE("The scale of normal numbers is their standard deviation, whatever a few of them do",
          "[axis_statistics]") {
  const double unit = GENERATE(1e-150, 1e-9, 1.0, 1e9, 1e140);
  Points points = normal_column(2000, unit);
  CHECK(std::abs(axis_scale(points, 0).deviation / unit - 1.0) < 0.06);
  points.topRows(100).array() = 1e8 * unit;
  const AxisScale scale = axis_scale(points, 0);
  CHECK(std::abs(scale.deviation / unit - 1.0) < 0.15);
  CHECK(std::abs(scale.median / unit) < 0.15);
}

TEST_CASE("A scale is found where most numbers agree, and none where all do", "[axis_statistics]") {
  CHECK(scale_of({3, 3, 3, 3, 3, 3, 3, 3, 3, 7}).deviation > 0.0);
  CHECK(scale_of({3, 3, 3, 3, 3, 3, 3, 3, 3, 3}).deviation == 0.0);
  CHECK(scale_of({0.3, 0.1 + 0.2}).deviation == 0.0);
  CHECK(scale_of({-1, 1}).deviation == Catch::Approx(1.0 / 1.3489795));
}

TEST_CASE("Numbers around a large one have their own scale beside a far one", "[axis_statistics]") {
  CHECK(scale_of({0.0, 1.0, 2.0, 3.0, 4.0, 5.0, 6.0, 7.0, 1e17}).deviation < 5.0);
}

TEST_CASE("The resolution is the step that numbers were rounded to", "[axis_statistics]") {
  CHECK(scale_of({1, 2, 2, 5, 9, 9}).step == 1.0);
  CHECK(scale_of({0, 20, 40, 100}).step == 20.0);
  CHECK(scale_of({4, 4, 4}).step == 0.0);
  const double step = GENERATE(1.0, 0.5, 0.1, 1e-7, 12345.0);
  Points points = (normal_column(500, 3.0).array()).round() * step;
  CHECK(std::abs(axis_scale(points, 0).step / step - 1.0) < 1e-9);

  SECTION("of which a few have more digits") {
    points(0, 0) += 0.3217 * step;
    points(1, 0) += 1e-5 * step;
    CHECK(std::abs(axis_scale(points, 0).step / step - 1.0) < 1e-9);
  }
  SECTION("and which are sums that rounding has touched") {
    points.array() += 0.1 * step;
    points.array() -= 0.1 * step;
    CHECK(std::abs(axis_scale(points, 0).step / step - 1.0) < 1e-9);
  }
}

TEST_CASE("Measured numbers have a resolution that means nothing", "[axis_statistics]") {
  CHECK(axis_scale(normal_column(500, 1.0), 0).step < 1e-3);
  // One value many times, as zero often is: there is no second one to have a step to.
  Points points = normal_column(500, 1.0);
  points.topRows(300).setZero();
  CHECK(axis_scale(points, 0).step < 0.05);
}

}  // namespace xenoglyph
