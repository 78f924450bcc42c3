#include "mixture/lanes.hpp"

#include <catch_amalgamated.hpp>

#include "samples.hpp"

namespace xenoglyph::internal {
namespace {

TEST_CASE("Powers of two are right to the last bits", "[lanes]") {
  Random random(1);
  for (int trial = 0; trial < 20000; ++trial) {
    Lanes lanes;
    double exponents[lane_count];
    for (int lane = 0; lane < lane_count; ++lane) {
      exponents[lane] = 900.0 * (2.0 * random.uniform() - 1.0);
      lanes[lane] = exponents[lane];
    }
    exponential2(lanes);
    for (int lane = 0; lane < lane_count; ++lane) {
      const double expected = std::exp2(exponents[lane]);
      REQUIRE(std::abs(lanes[lane] - expected) <= 1e-15 * expected);
      double single = exponents[lane];
      exponential2(single);
      REQUIRE(single == lanes[lane]);
    }
  }
}

TEST_CASE("Whole powers of two are exact", "[lanes]") {
  for (int power = -900; power <= 900; ++power) {
    double value = power;
    exponential2(value);
    REQUIRE(value == std::ldexp(1.0, power));
  }
}

}  // namespace
}  // namespace xenoglyph::internal
