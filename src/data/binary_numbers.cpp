#include "data/binary_numbers.hpp"

#include <cmath>
#include <cstring>
#include <limits>

#include "data/file_error.hpp"
#include "data/half.hpp"

namespace xenoglyph::data {

namespace {

constexpr std::uint64_t most_exact = std::uint64_t{1} << 53U;

template <typename Value, typename Bits>
Value value_of(Bits bits) {
  static_assert(sizeof(Bits) == sizeof(Value));
  Value value{};
  std::memcpy(&value, &bits, sizeof value);
  return value;
}

std::int64_t signed_value(std::uint64_t bits, std::size_t size) {
  switch (size) {
    case 1:
      return value_of<std::int8_t>(static_cast<std::uint8_t>(bits));
    case 2:
      return value_of<std::int16_t>(static_cast<std::uint16_t>(bits));
    case 4:
      return value_of<std::int32_t>(static_cast<std::uint32_t>(bits));
    default:
      return value_of<std::int64_t>(bits);
  }
}

double floating_value(std::uint64_t bits, std::size_t size) {
  switch (size) {
    case 2:
      return static_cast<double>(half_to_float(static_cast<std::uint16_t>(bits)));
    case 4:
      return static_cast<double>(value_of<float>(static_cast<std::uint32_t>(bits)));
    default:
      return value_of<double>(bits);
  }
}

bool is_beyond_exact(std::uint64_t bits, const BinaryFormat& format) {
  if (format.kind == BinaryKind::unsigned_integer) {
    return bits > most_exact;
  }
  if (format.kind != BinaryKind::signed_integer) {
    return false;
  }
  const std::int64_t value = signed_value(bits, format.size);
  constexpr auto most = static_cast<std::int64_t>(most_exact);
  return value > most || value < -most;
}

std::string integer_text(std::uint64_t bits, const BinaryFormat& format) {
  return format.kind == BinaryKind::unsigned_integer
             ? std::to_string(bits)
             : std::to_string(signed_value(bits, format.size));
}

// Numbers of a file into a matrix of doubles or floats.
template <class Matrix>
Matrix read_as(std::span<const std::byte> bytes, const BinaryMatrix& matrix,
               const std::string& place) {
  using Scalar = typename Matrix::Scalar;
  const BinaryFormat& format = matrix.format;
  Matrix numbers(static_cast<Eigen::Index>(matrix.rows), static_cast<Eigen::Index>(matrix.columns));
  for (std::size_t row = 0; row < matrix.rows; ++row) {
    for (std::size_t column = 0; column < matrix.columns; ++column) {
      const std::size_t index =
          matrix.by_columns ? column * matrix.rows + row : row * matrix.columns + column;
      const std::uint64_t bits = bits_at(&bytes[index * format.size], format);
      const double value = to_double(bits, format);
      const auto cell = [&]() {
        return place + ": row " + std::to_string(row + 1) + ": column " +
               std::to_string(column + 1) + " is ";
      };
      if (!std::isfinite(value)) {
        throw FileError(cell() + "not a finite number");
      }
      if (is_beyond_exact(bits, format)) {
        throw FileError(cell() + integer_text(bits, format) +
                        ", an integer beyond 2^53, which a double can't hold exactly; shift the "
                        "column or save it as floats");
      }
      const auto rounded = static_cast<Scalar>(value);
      if (!std::isfinite(rounded)) {
        throw FileError(cell() + "too large for F32");
      }
      numbers(static_cast<Eigen::Index>(row), static_cast<Eigen::Index>(column)) = rounded;
    }
  }
  return numbers;
}

}  // namespace

std::uint64_t bits_at(const std::byte* bytes, const BinaryFormat& format) {
  std::uint64_t bits = 0;
  for (std::size_t i = 0; i < format.size; ++i) {
    const std::size_t place = format.big_endian ? format.size - 1 - i : i;
    bits |= std::to_integer<std::uint64_t>(bytes[i]) << (8 * place);
  }
  return bits;
}

double to_double(std::uint64_t bits, const BinaryFormat& format) {
  switch (format.kind) {
    case BinaryKind::floating:
      return floating_value(bits, format.size);
    case BinaryKind::brain_float:
      return floating_value(bits << 16U, sizeof(float));
    case BinaryKind::signed_integer:
      return static_cast<double>(signed_value(bits, format.size));
    case BinaryKind::unsigned_integer:
      return static_cast<double>(bits);
    case BinaryKind::boolean:
      return bits == 0 ? 0.0 : 1.0;
  }
  return 0.0;
}

std::int64_t to_integer(std::uint64_t bits, const BinaryFormat& format) {
  if (format.kind == BinaryKind::signed_integer) {
    return signed_value(bits, format.size);
  }
  constexpr auto most = static_cast<std::uint64_t>(std::numeric_limits<std::int64_t>::max());
  return static_cast<std::int64_t>(bits < most ? bits : most);
}

Points read_matrix(std::span<const std::byte> bytes, const BinaryMatrix& matrix,
                   const std::string& place) {
  return read_as<Points>(bytes, matrix, place);
}

Rows<float> read_rows(std::span<const std::byte> bytes, const BinaryMatrix& matrix,
                      const std::string& place) {
  return read_as<Rows<float>>(bytes, matrix, place);
}

}  // namespace xenoglyph::data
