#include "base/lanes.hpp"

#include <cmath>
#include <cstddef>
#include <numbers>
#include <vector>

#include <catch_amalgamated.hpp>

#include "../mixture/samples.hpp"
#include "mixture/density_kernels.hpp"

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

TEST_CASE("A sum of logarithms is that of the single ones", "[lanes]") {
  const auto count = static_cast<std::size_t>(GENERATE(0, 1, 3, 4, 5, 1023, 4003, 10000));
  CAPTURE(count);
  Random random(11);
  std::vector<double> values;
  double sum = 0.0;
  double magnitude = 1.0;
  for (std::size_t i = 0; i < count; ++i) {
    values.push_back(std::exp2(600.0 * random.uniform() - 300.0));
    sum += std::log(values.back());
    magnitude += std::abs(std::log(values.back()));
  }
  CHECK(std::abs(sum_of_logarithms(values.data(), count) - sum) <= 1e-14 * magnitude);
}

TEST_CASE("A sum of logarithms near 0 keeps its digits", "[lanes]") {
  const std::vector<double> values(5000, 1.0 + 0x1.0p-40);
  CHECK(sum_of_logarithms(values.data(), values.size()) ==
        Catch::Approx(5000 * std::log1p(0x1.0p-40)).epsilon(1e-3));
  const std::vector<double> halves(2500, 0.5);
  CHECK(sum_of_logarithms(halves.data(), halves.size()) ==
        Catch::Approx(-2500 * std::numbers::ln2).epsilon(1e-14));
}

}  // namespace
}  // namespace xenoglyph::internal
