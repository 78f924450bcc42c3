#pragma once

#include <cstddef>
#include <span>
#include <string>

#include "base/points.hpp"

namespace xenoglyph::data {

/// Whether the content begins as NumPy's .npy files do, or was cut before that could be seen.
bool is_npy(std::span<const std::byte> content);

/// Reads an array as numpy.save writes it (format versions 1 to 3, NEP 1): floats of 2, 4 or 8
/// bytes, integers of 1 to 8, booleans as 0 and 1, of either byte order, in C or Fortran order. A
/// one-dimensional array of n numbers becomes n x 1. Integers beyond 2^53 are refused by row, as
/// numbers are that are not finite; likewise texts, dates, complex numbers, records, pickles, other
/// shapes, too few or too many bytes. Throws FileError.
Points read_npy(std::span<const std::byte> content, const std::string& name);

}  // namespace xenoglyph::data
