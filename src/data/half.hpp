#pragma once

#include <cstdint>

namespace xenoglyph::data {

/// The value of a half-precision number (IEEE 754 binary16), which a float holds exactly. NaNs stay
/// NaNs.
float half_to_float(std::uint16_t bits);

/// The nearest half-precision number, ties to the even one, as IEEE 754 rounds by default. What
/// rounds beyond the largest finite one, 65504, becomes infinity; what is too small becomes a
/// subnormal or zero of the same sign.
std::uint16_t float_to_half(float value);

}  // namespace xenoglyph::data
