// Half precision by its definition: sign, 5 bits of exponent (bias 15), 10 bits of mantissa.

#include "data/half.hpp"

#include <cmath>
#include <cstdint>
#include <limits>

#include <catch_amalgamated.hpp>

namespace {

using xenoglyph::data::float_to_half;
using xenoglyph::data::half_to_float;

constexpr std::uint16_t infinity_bits = 0x7C00;
constexpr std::uint16_t largest_bits = 0x7BFF;

std::uint16_t half_bits(int bits) { return static_cast<std::uint16_t>(bits); }

bool is_nan(std::uint16_t bits) { return (bits & 0x7FFF) > infinity_bits; }

// IEEE 754-2008, section 3.4, for finite numbers and infinity.
double by_definition(std::uint16_t bits) {
  const int exponent = bits >> 10 & 0x1F;
  const double mantissa = bits & 0x3FF;
  double magnitude = 0.0;
  if (exponent == 0x1F) {
    magnitude = std::numeric_limits<double>::infinity();
  } else if (exponent == 0) {
    magnitude = std::ldexp(mantissa, -24);
  } else {
    magnitude = std::ldexp(1024.0 + mantissa, exponent - 25);
  }
  return (bits & 0x8000) != 0 ? -magnitude : magnitude;
}

}  // namespace

TEST_CASE("every half has the value that IEEE 754 defines, and comes back from a float") {
  int wrong_values = 0;
  int wrong_bits = 0;
  for (int i = 0; i <= 0xFFFF; ++i) {
    const std::uint16_t bits = half_bits(i);
    const float value = half_to_float(bits);
    if (is_nan(bits)) {
      wrong_values += std::isnan(value) ? 0 : 1;
      wrong_bits += is_nan(float_to_half(value)) ? 0 : 1;
    } else {
      const double expected = by_definition(bits);
      const bool same =
          static_cast<double>(value) == expected && std::signbit(value) == std::signbit(expected);
      wrong_values += same ? 0 : 1;
      wrong_bits += float_to_half(value) == bits ? 0 : 1;
    }
  }
  CHECK(wrong_values == 0);
  CHECK(wrong_bits == 0);
}

TEST_CASE("between any two neighbours a float rounds to the nearer, at the middle to the even") {
  constexpr float up = std::numeric_limits<float>::infinity();
  int wrong = 0;
  for (int i = 0; i < largest_bits; ++i) {
    const std::uint16_t low = half_bits(i);
    const std::uint16_t high = half_bits(i + 1);
    // Exact: a float has 13 more bits than a half.
    const float middle = (half_to_float(low) + half_to_float(high)) / 2.0F;
    const std::uint16_t even = i % 2 == 0 ? low : high;
    wrong += float_to_half(middle) == even ? 0 : 1;
    wrong += float_to_half(std::nextafter(middle, -up)) == low ? 0 : 1;
    wrong += float_to_half(std::nextafter(middle, up)) == high ? 0 : 1;
    wrong += float_to_half(-middle) == (even | 0x8000) ? 0 : 1;
    wrong += float_to_half(std::nextafter(half_to_float(low), up)) == low ? 0 : 1;
    wrong += float_to_half(std::nextafter(half_to_float(high), -up)) == high ? 0 : 1;
  }
  CHECK(wrong == 0);
}

TEST_CASE("what is too large becomes infinity, what is too small zero of its sign") {
  CHECK(half_to_float(largest_bits) == 65504.0F);
  CHECK(float_to_half(65519.996F) == largest_bits);
  CHECK(float_to_half(65520.0F) == infinity_bits);
  CHECK(float_to_half(65536.0F) == infinity_bits);
  CHECK(float_to_half(std::numeric_limits<float>::max()) == infinity_bits);
  CHECK(float_to_half(-std::numeric_limits<float>::infinity()) == 0xFC00);
  CHECK(float_to_half(0x1.0p-25F) == 0);
  CHECK(float_to_half(-0x1.0p-25F) == 0x8000);
  CHECK(float_to_half(0x1.000002p-25F) == 1);
  CHECK(float_to_half(std::numeric_limits<float>::denorm_min()) == 0);
  CHECK(float_to_half(-std::numeric_limits<float>::min()) == 0x8000);
  CHECK(is_nan(float_to_half(std::numeric_limits<float>::quiet_NaN())));
}
