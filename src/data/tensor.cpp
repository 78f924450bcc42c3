#include "data/tensor.hpp"

#include <cmath>
#include <cstring>

#include "data/half.hpp"
#include "mixture/errors.hpp"

namespace xenoglyph::data {

namespace {

using Eigen::Index;

template <typename Bits, typename Value>
Bits bits_of(Value value) {
  static_assert(sizeof(Bits) == sizeof(Value));
  Bits bits = 0;
  std::memcpy(&bits, &value, sizeof bits);
  return bits;
}

template <typename Value, typename Bits>
Value value_of(Bits bits) {
  static_assert(sizeof(Bits) == sizeof(Value));
  Value value{};
  std::memcpy(&value, &bits, sizeof value);
  return value;
}

// The bits of `value` in the type's format, in the low bytes.
std::uint64_t encoded(double value, TensorType type) {
  switch (type) {
    case TensorType::f16:
      return float_to_half(static_cast<float>(value));
    case TensorType::f32:
      return bits_of<std::uint32_t>(static_cast<float>(value));
    case TensorType::f64:
      return bits_of<std::uint64_t>(value);
    case TensorType::i64:
      return bits_of<std::uint64_t>(static_cast<std::int64_t>(value));
    case TensorType::u8:
      return static_cast<std::uint8_t>(value);
  }
  return 0;
}

double decoded(std::uint64_t bits, TensorType type) {
  switch (type) {
    case TensorType::f16:
      return static_cast<double>(half_to_float(static_cast<std::uint16_t>(bits)));
    case TensorType::f32:
      return static_cast<double>(value_of<float>(static_cast<std::uint32_t>(bits)));
    case TensorType::f64:
      return value_of<double>(bits);
    case TensorType::i64:
      return static_cast<double>(value_of<std::int64_t>(bits));
    case TensorType::u8:
      return static_cast<double>(bits);
  }
  return 0.0;
}

void store(std::uint64_t bits, std::byte* place, std::size_t size) {
  for (std::size_t i = 0; i < size; ++i) {
    place[i] = static_cast<std::byte>(bits >> (8 * i) & 0xFFU);
  }
}

std::uint64_t load(const std::byte* place, std::size_t size) {
  std::uint64_t bits = 0;
  for (std::size_t i = 0; i < size; ++i) {
    bits |= std::to_integer<std::uint64_t>(place[i]) << (8 * i);
  }
  return bits;
}

}  // namespace

std::string_view to_string(TensorType type) {
  switch (type) {
    case TensorType::f16:
      return "F16";
    case TensorType::f32:
      return "F32";
    case TensorType::f64:
      return "F64";
    case TensorType::i64:
      return "I64";
    case TensorType::u8:
      return "U8";
  }
  return {};
}

std::size_t bytes_per_number(TensorType type) {
  switch (type) {
    case TensorType::f16:
      return 2;
    case TensorType::f32:
      return 4;
    case TensorType::u8:
      return 1;
    case TensorType::f64:
    case TensorType::i64:
      return 8;
  }
  return 0;
}

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
      store(encoded(values(row, column), type), place, size);
    }
  }
  return tensor;
}

Tensor vector_tensor(const Eigen::Ref<const Eigen::VectorXd>& values, TensorType type) {
  Tensor tensor = matrix_tensor(values, type);
  tensor.shape.pop_back();
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
  const std::size_t size = bytes_per_number(tensor.type);
  std::vector<double> values(tensor.bytes.size() / size);
  for (std::size_t i = 0; i < values.size(); ++i) {
    values[i] = decoded(load(&tensor.bytes[size * i], size), tensor.type);
  }
  return values;
}

std::vector<std::int64_t> integers(const Tensor& tensor) {
  const std::size_t size = bytes_per_number(tensor.type);
  std::vector<std::int64_t> values(tensor.bytes.size() / size);
  for (std::size_t i = 0; i < values.size(); ++i) {
    values[i] = value_of<std::int64_t>(load(&tensor.bytes[size * i], size));
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
  using RowMajor = Eigen::Matrix<double, Eigen::Dynamic, Eigen::Dynamic, Eigen::RowMajor>;
  return Eigen::Map<const RowMajor>(values.data(), rows, columns);
}

}  // namespace xenoglyph::data
