#include "data/half.hpp"

#include <cstring>

namespace xenoglyph::data {

namespace {

constexpr std::uint32_t float_infinity = 0x7F800000U;
constexpr std::uint32_t half_infinity = 0x7C00U;
constexpr std::uint32_t quiet_bit = 0x0200U;
// What the exponents' biases differ by: 127 - 15.
constexpr std::uint32_t bias_difference = 112U;

std::uint32_t bits_of(float value) {
  std::uint32_t bits = 0;
  std::memcpy(&bits, &value, sizeof bits);
  return bits;
}

float float_of(std::uint32_t bits) {
  float value = 0.0F;
  std::memcpy(&value, &bits, sizeof value);
  return value;
}

// `value` without its last `shift` bits (1 to 31), rounded to nearest, ties to even.
std::uint32_t shift_and_round(std::uint32_t value, std::uint32_t shift) {
  const std::uint32_t kept = value >> shift;
  const std::uint32_t rest = value & ((1U << shift) - 1U);
  const std::uint32_t tie = 1U << (shift - 1U);
  const bool up = rest > tie || (rest == tie && (kept & 1U) != 0U);
  return kept + (up ? 1U : 0U);
}

// Of a float's bits without the sign.
std::uint32_t magnitude_to_half(std::uint32_t bits) {
  if (bits >= float_infinity) {
    return bits == float_infinity ? half_infinity
                                  : half_infinity | quiet_bit | ((bits >> 13U) & 0x03FFU);
  }
  const std::uint32_t exponent = bits >> 23U;
  if (exponent > bias_difference) {
    // Rounding may carry into the exponent, and from the largest number to infinity, as it should.
    const std::uint32_t rounded = shift_and_round(bits - (bias_difference << 23U), 13U);
    return rounded < half_infinity ? rounded : half_infinity;
  }
  // Subnormal: the mantissa with its leading one, in units of 2^-24.
  const std::uint32_t shift = 126U - exponent;
  return shift > 24U ? 0U : shift_and_round((bits & 0x007FFFFFU) | 0x00800000U, shift);
}

}  // namespace

float half_to_float(std::uint16_t bits) {
  const std::uint32_t sign = (bits & 0x8000U) << 16U;
  const std::uint32_t exponent = (bits >> 10U) & 0x1FU;
  const std::uint32_t mantissa = bits & 0x03FFU;
  if (exponent == 0x1FU) {
    return float_of(sign | float_infinity | (mantissa << 13U));
  }
  if (exponent == 0U) {
    const float magnitude = static_cast<float>(mantissa) * 0x1.0p-24F;
    return sign == 0U ? magnitude : -magnitude;
  }
  return float_of(sign | ((exponent + bias_difference) << 23U) | (mantissa << 13U));
}

std::uint16_t float_to_half(float value) {
  const std::uint32_t bits = bits_of(value);
  return static_cast<std::uint16_t>(((bits >> 16U) & 0x8000U) |
                                    magnitude_to_half(bits & 0x7FFFFFFFU));
}

}  // namespace xenoglyph::data
