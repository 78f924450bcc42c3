#pragma once

#include <cstdint>
#include <cstring>

namespace xenoglyph::internal {

/// Several doubles treated as one, the same number of them on every machine, so that sums round the
/// same everywhere: GCC's and clang's vectors, which become whatever registers there are.
inline constexpr int lane_count = 4;
using Lanes = double __attribute__((vector_size(8 * lane_count)));

/// What an operation on Lanes is for the points left over: one at a time.
template <class Value>
struct LaneTraits;

template <>
struct LaneTraits<Lanes> {
  using Bits = std::uint64_t __attribute__((vector_size(8 * lane_count)));
  static constexpr int count = lane_count;
};

template <>
struct LaneTraits<double> {
  using Bits = std::uint64_t;
  static constexpr int count = 1;
};

#define XENOGLYPH_INLINE inline __attribute__((always_inline))

/// Compiles a function for the processor's wide registers too; which one runs is decided when the
/// program starts. The arithmetic is the same. Only where the loader can choose (glibc), and not
/// under the address sanitizer, which is not ready by then.
#if defined(__x86_64__) && defined(__GLIBC__) && !defined(__SANITIZE_ADDRESS__) && \
    !defined(__clang__)
#define XENOGLYPH_WIDE __attribute__((target_clones("avx2", "default")))
#else
#define XENOGLYPH_WIDE
#endif

/// The same values where they lie in memory, aligned as single numbers are. A copy through memcpy
/// would do, but GCC takes it in halves, which the next instruction then waits for.
template <class Value>
struct InMemory;

template <>
struct InMemory<Lanes> {
  using Type = double __attribute__((vector_size(8 * lane_count), aligned(8), may_alias));
};

template <>
struct InMemory<double> {
  using Type = double;
};

template <class Value>
XENOGLYPH_INLINE void load(Value& value, const double* from) {
  value = *reinterpret_cast<const typename InMemory<Value>::Type*>(from);
}

template <class Value>
XENOGLYPH_INLINE void store(double* to, const Value& value) {
  *reinterpret_cast<typename InMemory<Value>::Type*>(to) = value;
}

XENOGLYPH_INLINE double lane_sum(const Lanes& value) {
  double sum = 0.0;
  for (int lane = 0; lane < lane_count; ++lane) {
    sum += value[lane];
  }
  return sum;
}

/// 2^value to the last bits of a double, for values within -1000..1000; anything for others.
///
/// The nearest integer goes into the exponent's bits, the rest (at most 1/2) through a polynomial
/// of least relative error.
template <class Value>
XENOGLYPH_INLINE void exponential2(Value& value) {
  using Bits = typename LaneTraits<Value>::Bits;
  // Adding it leaves a double whose last bits are the nearest integer.
  constexpr double round_to_integer = 0x1.8p52;
  const Value shifted = value + round_to_integer;
  const Value rest = value - (shifted - round_to_integer);
  const Value square = rest * rest;
  // Two chains, of the even and of the odd powers, that don't wait for one another.
  Value even = 0x1.e3992178bd0ddp-28 * square + 0x1.62c157ec7ee12p-20;
  Value odd = 0x1.b6740fb0785eap-24 * square + 0x1.ffcb55e844f93p-17;
  even = even * square + 0x1.43091260573e4p-13;
  odd = odd * square + 0x1.5d87fe9cc5ce9p-10;
  even = even * square + 0x1.3b2ab6fbde0f3p-7;
  odd = odd * square + 0x1.c6b08d703d48ap-5;
  even = even * square + 0x1.ebfbdff82c3b9p-3;
  odd = odd * square + 0x1.62e42fefa3a17p-1;
  even = even * square + 1.0;
  const Value power = even + odd * rest;
  Bits exponent_bits;
  Bits power_bits;
  std::memcpy(&exponent_bits, &shifted, sizeof(Value));
  std::memcpy(&power_bits, &power, sizeof(Value));
  power_bits += exponent_bits << 52;
  std::memcpy(&value, &power_bits, sizeof(Value));
}

}  // namespace xenoglyph::internal
