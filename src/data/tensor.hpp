#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include <Eigen/Core>

#include "data/binary_numbers.hpp"

namespace xenoglyph::data {

/// The number formats of safetensors files: all that the format has but those of 8-bit floats.
enum class TensorType { f16, bf16, f32, f64, i8, i16, i32, i64, u8, u16, u32, u64, boolean };

/// As the files name it: "F16", "BF16", "I64", "BOOL".
std::string_view to_string(TensorType type);
/// The inverse of to_string; nothing for a name that is none of these types.
std::optional<TensorType> tensor_type_from_string(std::string_view name);
/// The names of all types, with commas between, for messages.
std::string tensor_type_names();
BinaryFormat binary_format(TensorType type);
std::size_t bytes_per_number(TensorType type);

/// A multi-dimensional array as it stands in a file.
struct Tensor {
  TensorType type = TensorType::f32;
  std::vector<std::size_t> shape;  ///< empty for a single number
  std::vector<std::byte> bytes;    ///< little-endian, the last dimension's index fastest
};

/// How many numbers a tensor of this shape has.
std::size_t number_count(const std::vector<std::size_t>& shape);

/// "(784, 256)".
std::string shape_text(const std::vector<std::size_t>& shape);

/// A matrix as a tensor of shape (rows, columns). Numbers are rounded to the nearest that the type
/// holds; integer types take whole numbers in their range only (a precondition).
Tensor matrix_tensor(const Eigen::Ref<const Eigen::MatrixXd>& values, TensorType type);

/// A list of numbers as a tensor of shape (size).
Tensor vector_tensor(const Eigen::Ref<const Eigen::VectorXd>& values, TensorType type);

/// The same as a tensor of as many numbers, the last extent's index fastest.
Tensor shaped_tensor(const Eigen::Ref<const Eigen::VectorXd>& values,
                     const std::vector<Eigen::Index>& extents, TensorType type);

/// Integers as I64 of shape (size).
Tensor integer_tensor(std::span<const std::int64_t> values);

/// The numbers in the order of the bytes; exact but for integers beyond 2^53.
std::vector<double> numbers(const Tensor& tensor);

/// The numbers of a tensor of integers or booleans, exactly (U64 up to 2^63 - 1).
std::vector<std::int64_t> integers(const Tensor& tensor);

/// A tensor of two dimensions as a matrix, or of one dimension as a single column. Throws
/// InvalidArgument for other shapes.
Eigen::MatrixXd to_matrix(const Tensor& tensor);

}  // namespace xenoglyph::data
