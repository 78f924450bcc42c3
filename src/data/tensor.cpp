#include "data/tensor.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstring>

#include "base/errors.hpp"
#include "base/rows.hpp"
#include "data/half.hpp"

namespace xenoglyph::data {

namespace {

using Eigen::Index;

struct TypeRecord {
  TensorType type;
  std::string_view name;
  BinaryFormat format;
};

constexpr std::array<TypeRecord, 13> types{{
    {TensorType::f16, "F16", {BinaryKind::floating, 2}},
    {TensorType::bf16, "BF16", {BinaryKind::brain_float, 2}},
    {TensorType::f32, "F32", {BinaryKind::floating, 4}},
    {TensorType::f64, "F64", {BinaryKind::floating, 8}},
    {TensorType::i8, "I8", {BinaryKind::signed_integer, 1}},
    {TensorType::i16, "I16", {BinaryKind::signed_integer, 2}},
    {TensorType::i32, "I32", {BinaryKind::signed_integer, 4}},
    {TensorType::i64, "I64", {BinaryKind::signed_integer, 8}},
    {TensorType::u8, "U8", {BinaryKind::unsigned_integer, 1}},
    {TensorType::u16, "U16", {BinaryKind::unsigned_integer, 2}},
    {TensorType::u32, "U32", {BinaryKind::unsigned_integer, 4}},
    {TensorType::u64, "U64", {BinaryKind::unsigned_integer, 8}},
    {TensorType::boolean, "BOOL", {BinaryKind::boolean, 1}},
}};

const TypeRecord& record(TensorType type) { return types.at(static_cast<std::size_t>(type)); }

template <typename Bits, typename Value>
Bits bits_of(Value value) {
  static_assert(sizeof(Bits) == sizeof(Value));
  Bits bits = 0;
  std::memcpy(&bits, &value, sizeof bits);
  return bits;
}

// The upper half of a float's bits, rounded to nearest, ties to even; NaNs stay NaNs.
std::uint32_t brain_bits(float value) {
  const auto bits = bits_of<std::uint32_t>(value);
  if (std::isnan(value)) {
    return (bits >> 16U) | 0x0040U;
  }
  return (bits + 0x7FFFU + ((bits >> 16U) & 1U)) >> 16U;
}

// The bits of `value` in the type's format, in the low bytes.
std::uint64_t encoded(double value, const BinaryFormat& format) {
  switch (format.kind) {
    case BinaryKind::floating:
      if (format.size == 2) {
        return float_to_half(static_cast<float>(value));
      }
      return format.size == 4 ? bits_of<std::uint32_t>(static_cast<float>(value))
                              : bits_of<std::uint64_t>(value);
    case BinaryKind::brain_float:
      return brain_bits(static_cast<float>(value));
    case BinaryKind::signed_integer:
      return bits_of<std::uint64_t>(static_cast<std::int64_t>(value));
    case BinaryKind::unsigned_integer:
    case BinaryKind::boolean:
      return static_cast<std::uint64_t>(value);
  }
  return 0;
}

void store(std::uint64_t bits, std::byte* place, std::size_t size) {
  for (std::size_t i = 0; i < size; ++i) {
    place[i] = static_cast<std::byte>(bits >> (8 * i) & 0xFFU);
  }
}

}  // namespace

std::string_view to_string(TensorType type) { return record(type).name; }

std::optional<TensorType> tensor_type_from_string(std::string_view name) {
  const auto* const found =
      std::find_if(types.begin(), types.end(),
                   [name](const TypeRecord& candidate) { return candidate.name == name; });
  return found == types.end() ? std::nullopt : std::optional(found->type);
}

std::string tensor_type_names() {
  std::string names;
  for (const TypeRecord& type : types) {
    names.append(names.empty() ? "" : ", ").append(type.name);
  }
  return names;
}

BinaryFormat binary_format(TensorType type) { return record(type).format; }

std::size_t bytes_per_number(TensorType type) { return record(type).format.size; }

std::size_t number_count(const std::vector<std::size_t>& shape) {
  std::size_t count = 1;
  for (const std::size_t extent : shape) {
    count *= extent;
  }
  return count;
}

std::string shape_text(const std::vector<std::size_t>& shape) {
  std::string text = "(";
  for (const std::size_t extent : shape) {
    text += (text.size() > 1 ? ", " : "") + std::to_string(extent);
  }
  return text + (shape.size() == 1 ? ",)" : ")");
}

Tensor matrix_tensor(const Eigen::Ref<const Eigen::MatrixXd>& values, TensorType type) {
  const std::size_t size = bytes_per_number(type);
  Tensor tensor{type,
                {static_cast<std::size_t>(values.rows()), static_cast<std::size_t>(values.cols())},
                std::vector<std::byte>(static_cast<std::size_t>(values.size()) * size)};
  std::byte* place = tensor.bytes.data();
  for (Index row = 0; row < values.rows(); ++row) {
    for (Index column = 0; column < values.cols(); ++column, place += size) {
      store(encoded(values(row, column), binary_format(type)), place, size);
    }
  }
  return tensor;
}

Tensor vector_tensor(const Eigen::Ref<const Eigen::VectorXd>& values, TensorType type) {
  return shaped_tensor(values, {values.size()}, type);
}

Tensor shaped_tensor(const Eigen::Ref<const Eigen::VectorXd>& values,
                     const std::vector<Index>& extents, TensorType type) {
  Tensor tensor = matrix_tensor(values, type);
  tensor.shape.assign(extents.begin(), extents.end());
  return tensor;
}

Tensor integer_tensor(std::span<const std::int64_t> values) {
  Tensor tensor{TensorType::i64, {values.size()}, std::vector<std::byte>(values.size() * 8)};
  for (std::size_t i = 0; i < values.size(); ++i) {
    store(bits_of<std::uint64_t>(values[i]), &tensor.bytes[8 * i], 8);
  }
  return tensor;
}

std::vector<double> numbers(const Tensor& tensor) {
  const BinaryFormat format = binary_format(tensor.type);
  std::vector<double> values(tensor.bytes.size() / format.size);
  for (std::size_t i = 0; i < values.size(); ++i) {
    values[i] = to_double(bits_at(&tensor.bytes[format.size * i], format), format);
  }
  return values;
}

std::vector<std::int64_t> integers(const Tensor& tensor) {
  const BinaryFormat format = binary_format(tensor.type);
  std::vector<std::int64_t> values(tensor.bytes.size() / format.size);
  for (std::size_t i = 0; i < values.size(); ++i) {
    values[i] = to_integer(bits_at(&tensor.bytes[format.size * i], format), format);
  }
  return values;
}

Eigen::MatrixXd to_matrix(const Tensor& tensor) {
  if (tensor.shape.empty() || tensor.shape.size() > 2) {
    throw InvalidArgument(
        "tensor", "has shape " + shape_text(tensor.shape) + "; a matrix has one or two dimensions");
  }
  const auto rows = static_cast<Index>(tensor.shape[0]);
  const auto columns = tensor.shape.size() == 2 ? static_cast<Index>(tensor.shape[1]) : Index{1};
  const std::vector<double> values = numbers(tensor);
  return Eigen::Map<const Rows<double>>(values.data(), rows, columns);
}

}  // namespace xenoglyph::data
