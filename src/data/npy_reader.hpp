#pragma once

#include <cstddef>
#include <span>
#include <string>

#include "mixture/points.hpp"

namespace xenoglyph::data {

/// Whether the content begins as NumPy's .npy files do, or was cut before that could be seen.
bool is_npy(std::span<const std::byte> content);

/// Reads an array as numpy.save writes it (format versions 1 to 3, NEP 1): float32 or float64 of
/// either byte order, C or Fortran order. A one-dimensional array of n numbers becomes n x 1.
/// Integers are refused, with the conversion to make, as are pickles, other shapes, too few or too
/// many bytes, and numbers that are not finite. Throws FileError.
Points read_npy(std::span<const std::byte> content, const std::string& name);

}  // namespace xenoglyph::data
