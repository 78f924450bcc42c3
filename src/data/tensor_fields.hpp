#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <Eigen/Core>

#include "data/safetensors.hpp"

namespace xenoglyph::data {

/// What a safetensors file must hold to be a file of ours: tensors and texts by name, of the right
/// kind. Each function throws FileError with the file's name and what is wrong with the field.
class TensorFields {
 public:
  /// `file` must outlive this. `name` is what messages call it.
  TensorFields(const TensorFile& file, std::string name) : file_(file), name_(std::move(name)) {}

  const std::string& name() const { return name_; }
  bool has_tensor(const std::string& tensor) const { return file_.tensors.contains(tensor); }
  bool has_tensor(const std::string& tensor, TensorType type) const;

  /// Rows and columns of a tensor of any type that has two dimensions, at least one of each.
  std::pair<Eigen::Index, Eigen::Index> matrix_size(const std::string& tensor) const;

  /// Finite numbers of type F16, BF16, F32 or F64 and shape (rows, columns).
  Eigen::MatrixXd matrix(const std::string& tensor) const;
  /// Finite numbers of type F16, BF16, F32 or F64 and shape (size).
  Eigen::VectorXd vector(const std::string& tensor) const;
  /// Finite numbers of type F16, BF16, F32 or F64 and these extents, the last one's index fastest.
  Eigen::VectorXd numbers(const std::string& tensor,
                          const std::vector<Eigen::Index>& extents) const;
  /// Finite numbers of any type and shape (rows, columns), or (rows,) as a single column, exactly:
  /// integers beyond 2^53 are refused, as other faults are, by row.
  Points table(const std::string& tensor) const;
  /// The same as floats, each the nearest one; numbers too large for a float are refused too.
  Rows<float> rows(const std::string& tensor) const;
  /// Numbers of any integer type, or BOOL, and shape (size).
  std::vector<std::int64_t> integers(const std::string& tensor) const;
  /// The same of these extents, the last one's index fastest.
  std::vector<std::int64_t> integers(const std::string& tensor,
                                     const std::vector<Eigen::Index>& extents) const;

  bool has_text(const std::string& key) const { return file_.metadata.contains(key); }
  /// An entry of the metadata.
  const std::string& text(const std::string& key) const;
  /// An entry that is a finite number.
  double number(const std::string& key) const;
  /// An entry that is a whole number, at least 0.
  std::uint64_t whole_number(const std::string& key) const;
  /// An entry cut at its commas.
  std::vector<std::string> list(const std::string& key) const;

  /// Throws FileError unless the metadata say "format": `format` and "version": "1".
  void check_format(std::string_view format, std::string_view made_by) const;

  [[noreturn]] void fail(const std::string& fault) const;
  /// The fault of a tensor: "has shape (2,); it should be (3,)".
  [[noreturn]] void fail_tensor(const std::string& tensor, const std::string& fault) const;
  [[noreturn]] void fail_text(const std::string& key, const std::string& fault) const;

 private:
  const Tensor& tensor(const std::string& tensor, std::size_t dimensions) const;
  const Tensor& tensor(const std::string& tensor, const std::vector<Eigen::Index>& extents) const;
  // Of one or two dimensions, with the shape that it has as a matrix.
  std::pair<const Tensor&, BinaryMatrix> matrix_tensor_of(const std::string& tensor) const;
  Eigen::VectorXd finite_numbers(const std::string& name, const Tensor& tensor) const;
  std::vector<std::int64_t> whole_numbers(const std::string& name, const Tensor& tensor) const;

  const TensorFile& file_;
  std::string name_;
};

}  // namespace xenoglyph::data
