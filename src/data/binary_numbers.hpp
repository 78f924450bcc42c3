#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>

#include "base/points.hpp"
#include "base/rows.hpp"

namespace xenoglyph::data {

/// What kinds of numbers binary files hold.
enum class BinaryKind {
  floating,          ///< IEEE 754 of 2, 4 or 8 bytes
  brain_float,       ///< the upper half of a 4-byte float
  signed_integer,    ///< two's complement of 1, 2, 4 or 8 bytes
  unsigned_integer,  ///< of 1, 2, 4 or 8 bytes
  boolean            ///< a byte, 0 or 1
};

struct BinaryFormat {
  BinaryKind kind = BinaryKind::floating;
  std::size_t size = 8;  ///< bytes
  bool big_endian = false;

  bool is_integer() const {
    return kind == BinaryKind::signed_integer || kind == BinaryKind::unsigned_integer ||
           kind == BinaryKind::boolean;
  }
};

/// The bits of the number that begins at `bytes`, in the low bytes of the result.
std::uint64_t bits_at(const std::byte* bytes, const BinaryFormat& format);

/// The number, or the double nearest to it where it is an integer beyond 2^53.
double to_double(std::uint64_t bits, const BinaryFormat& format);

/// The number of an integer format; an unsigned one beyond 2^63 - 1 becomes that.
std::int64_t to_integer(std::uint64_t bits, const BinaryFormat& format);

/// A matrix as it lies in a file.
struct BinaryMatrix {
  BinaryFormat format;
  std::size_t rows = 0;
  std::size_t columns = 0;
  bool by_columns = false;  ///< the row's index is the fastest (Fortran order)
};

/// The matrix's numbers as doubles. Throws FileError, which begins with `place` and names row and
/// column, for numbers that are not finite and for integers beyond 2^53, which doubles can't all
/// hold.
///
/// @param bytes  at least as many as the matrix takes
Points read_matrix(std::span<const std::byte> bytes, const BinaryMatrix& matrix,
                   const std::string& place);

/// The same as floats, each the nearest one. Throws FileError also for numbers too large for one.
Rows<float> read_rows(std::span<const std::byte> bytes, const BinaryMatrix& matrix,
                      const std::string& place);

}  // namespace xenoglyph::data
