#include "density_kernels.hpp"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <cstring>
#include <numbers>

#include "../base/lanes.hpp"

namespace xenoglyph::internal {
namespace {

template <class Value>
XENOGLYPH_INLINE void broadcast(Value& value, double number) {
  value = Value{} + number;
}

template <class Value>
XENOGLYPH_INLINE void replace_some(const double* exponents, const double* references,
                                   double new_weight, double old_weight, double* densities,
                                   double* sums, Value& margin, Value& largest) {
  Value exponent;
  Value reference;
  Value old_density;
  Value old_sum;
  load(exponent, exponents);
  load(reference, references);
  load(old_density, densities);
  load(old_sum, sums);
  Value lowest;
  broadcast(lowest, lowest_exponent);
  exponent -= reference;
  largest = exponent > largest ? exponent : largest;
  Value density = lowest > exponent ? lowest : exponent;
  exponential2(density);
  const Value sum = (old_sum - old_weight * old_density) + new_weight * density;
  const Value left = sum - cancellation * old_sum;
  margin = left < margin ? left : margin;
  store(densities, density);
  store(sums, sum);
}

template <int Dimensions, class Value>
XENOGLYPH_INLINE void exponents_of_some(const double* const* x, std::size_t i, const double* mean,
                                        const double* whitening, double peak, double* exponents) {
  Value difference[Dimensions];
  for (int a = 0; a < Dimensions; ++a) {
    load(difference[a], x[a] + i);
    difference[a] -= mean[a];
  }
  Value exponent;
  broadcast(exponent, peak);
  for (int a = 0; a < Dimensions; ++a) {
    Value white = difference[0] * whitening[a];
    for (int b = 1; b <= a; ++b) {
      white += difference[b] * whitening[a + Dimensions * b];
    }
    exponent -= white * white;
  }
  store(exponents + i, exponent);
}

template <int Dimensions>
XENOGLYPH_INLINE void exponents_of(const double* const* x, const double* mean,
                                   const double* whitening, double peak, std::size_t count,
                                   double* exponents) {
  std::size_t i = 0;
  for (; i + lane_count <= count; i += lane_count) {
    exponents_of_some<Dimensions, Lanes>(x, i, mean, whitening, peak, exponents);
  }
  for (; i < count; ++i) {
    exponents_of_some<Dimensions, double>(x, i, mean, whitening, peak, exponents);
  }
}

template <int Dimensions, class Value>
XENOGLYPH_INLINE void moments_of_some(const double* const* x, std::size_t i, const double* shift,
                                      double weight, const double* densities, const double* sums,
                                      Value* moments) {
  Value responsibility;
  Value sum;
  load(responsibility, densities + i);
  load(sum, sums + i);
  responsibility = weight * responsibility / sum;
  moments[0] += responsibility;
  Value difference[Dimensions];
  for (int a = 0; a < Dimensions; ++a) {
    load(difference[a], x[a] + i);
    difference[a] -= shift[a];
  }
  int next = 1 + Dimensions;
  for (int a = 0; a < Dimensions; ++a) {
    const Value weighted = responsibility * difference[a];
    moments[1 + a] += weighted;
    for (int b = 0; b <= a; ++b) {
      moments[next] += weighted * difference[b];
      ++next;
    }
  }
}

template <int Dimensions>
XENOGLYPH_INLINE void moments_of(const double* const* x, const double* shift, double weight,
                                 const double* densities, const double* sums, std::size_t count,
                                 double* moments) {
  constexpr int size = 1 + Dimensions + Dimensions * (Dimensions + 1) / 2;
  Lanes partial[size] = {};
  std::size_t i = 0;
  for (; i + lane_count <= count; i += lane_count) {
    moments_of_some<Dimensions, Lanes>(x, i, shift, weight, densities, sums, partial);
  }
  for (int m = 0; m < size; ++m) {
    moments[m] += lane_sum(partial[m]);
  }
  for (; i < count; ++i) {
    moments_of_some<Dimensions, double>(x, i, shift, weight, densities, sums, moments);
  }
}

}  // namespace

XENOGLYPH_WIDE SumCheck replace_densities(const double* exponents, const double* references,
                                          double new_weight, double old_weight, std::size_t count,
                                          double* densities, double* sums) {
  constexpr double infinite = __builtin_huge_val();
  Lanes margins;
  Lanes largest;
  broadcast(margins, infinite);
  broadcast(largest, -infinite);
  SumCheck check{infinite, -infinite};
  std::size_t i = 0;
  for (; i + lane_count <= count; i += lane_count) {
    replace_some(exponents + i, references + i, new_weight, old_weight, densities + i, sums + i,
                 margins, largest);
  }
  for (; i < count; ++i) {
    replace_some(exponents + i, references + i, new_weight, old_weight, densities + i, sums + i,
                 check.smallest_margin, check.largest_exponent);
  }
  for (int lane = 0; lane < lane_count; ++lane) {
    if (margins[lane] < check.smallest_margin) {
      check.smallest_margin = margins[lane];
    }
    if (largest[lane] > check.largest_exponent) {
      check.largest_exponent = largest[lane];
    }
  }
  return check;
}

XENOGLYPH_WIDE bool whitened_exponents(std::size_t d, const double* const* x, const double* mean,
                                       const double* whitening, double peak, std::size_t count,
                                       double* exponents) {
  switch (d) {
    case 1:
      exponents_of<1>(x, mean, whitening, peak, count, exponents);
      return true;
    case 2:
      exponents_of<2>(x, mean, whitening, peak, count, exponents);
      return true;
    case 3:
      exponents_of<3>(x, mean, whitening, peak, count, exponents);
      return true;
    case 4:
      exponents_of<4>(x, mean, whitening, peak, count, exponents);
      return true;
    case 5:
      exponents_of<5>(x, mean, whitening, peak, count, exponents);
      return true;
    case 6:
      exponents_of<6>(x, mean, whitening, peak, count, exponents);
      return true;
    default:
      return false;
  }
}

XENOGLYPH_WIDE bool accumulate_moments(std::size_t d, const double* const* x, const double* shift,
                                       double weight, const double* densities, const double* sums,
                                       std::size_t count, double* moments) {
  switch (d) {
    case 1:
      moments_of<1>(x, shift, weight, densities, sums, count, moments);
      return true;
    case 2:
      moments_of<2>(x, shift, weight, densities, sums, count, moments);
      return true;
    case 3:
      moments_of<3>(x, shift, weight, densities, sums, count, moments);
      return true;
    case 4:
      moments_of<4>(x, shift, weight, densities, sums, count, moments);
      return true;
    case 5:
      moments_of<5>(x, shift, weight, densities, sums, count, moments);
      return true;
    case 6:
      moments_of<6>(x, shift, weight, densities, sums, count, moments);
      return true;
    default:
      return false;
  }
}

XENOGLYPH_WIDE double sum_of_logarithms(const double* values, std::size_t count) {
  using Bits = LaneTraits<Lanes>::Bits;
  constexpr std::uint64_t mantissa_bits = (std::uint64_t{1} << 52U) - 1;
  constexpr std::uint64_t one = std::uint64_t{1023} << 52U;  // the bits of 1.0
  // Mantissas are below 2, so that many of them don't overflow.
  constexpr std::size_t longest_product = 1000;
  double logarithms = 0.0;
  double exponents = 0.0;
  std::size_t i = 0;
  while (count - i >= lane_count) {
    const std::size_t length = std::min((count - i) / lane_count, longest_product);
    Lanes product = Lanes{} + 1.0;
    Bits exponent_sums{};
    for (std::size_t step = 0; step < length; ++step, i += lane_count) {
      Lanes value;
      load(value, values + i);
      Bits bits;
      std::memcpy(&bits, &value, sizeof bits);
      exponent_sums += bits >> 52U;
      bits = (bits & mantissa_bits) | one;
      std::memcpy(&value, &bits, sizeof bits);
      product *= value;
    }
    for (int lane = 0; lane < lane_count; ++lane) {
      logarithms += std::log(product[lane]);
      exponents += static_cast<double>(exponent_sums[lane]) - 1023.0 * static_cast<double>(length);
    }
  }
  for (; i < count; ++i) {
    logarithms += std::log(values[i]);
  }
  return logarithms + std::numbers::ln2 * exponents;
}

}  // namespace xenoglyph::internal
