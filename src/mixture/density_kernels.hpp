#pragma once

#include <cstddef>

namespace xenoglyph::internal {

/// The inner loops over the points, in the plainest terms, so that they vectorise.

/// Densities that are smaller, relative to their point's reference, count as 2^lowest_exponent:
/// nothing beside a sum that is at least 2^lowest_sum_exponent.
inline constexpr double lowest_exponent = -440.0;
inline constexpr double lowest_sum_exponent = -290.0;
/// A density that is larger needs a new reference for its point first.
inline constexpr double highest_exponent = 440.0;
/// A sum that shrinks to less than this part of itself has lost too many digits.
inline constexpr double cancellation = 1.0 / 1024.0;

/// What became of a run of points' sums.
struct SumCheck {
  double smallest_margin;  ///< of new sum - cancellation x old sum
  double largest_exponent;
};

/// One component's densities replaced: densities = 2^(exponents - references), and
/// sums += new_weight x new density - old_weight x old density.
SumCheck replace_densities(const double* exponents, const double* references, double new_weight,
                           double old_weight, std::size_t count, double* densities, double* sums);

/// exponents = peak - |whitening (x - mean)|^2 for points of a small number of coordinates.
///
/// @param x          d pointers to `count` coordinates each
/// @param whitening  lower triangle, d x d column by column
/// Returns false, with nothing done, when there is no loop for this d.
bool whitened_exponents(std::size_t d, const double* const* x, const double* mean,
                        const double* whitening, double peak, std::size_t count, double* exponents);

/// Adds to `moments` the sums over the points of r, r (x - shift) (d) and the lower triangle, row
/// by row, of r (x - shift)(x - shift)' (d(d+1)/2), where r = weight x densities / sums. Returns
/// false, with nothing done, when there is no loop for this d.
bool accumulate_moments(std::size_t d, const double* const* x, const double* shift, double weight,
                        const double* densities, const double* sums, std::size_t count,
                        double* moments);

/// Sum of the natural logarithms of positive normal numbers: their mantissas are multiplied and
/// their exponents added, so that only every few hundredth number costs a logarithm.
double sum_of_logarithms(const double* values, std::size_t count);

}  // namespace xenoglyph::internal
