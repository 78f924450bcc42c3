#include "data/tensor_fields.hpp"

#include <charconv>
#include <iterator>
#include <system_error>

#include "data/file_error.hpp"
#include "data/numbers.hpp"
#include "data/printable.hpp"
#include "data/safetensors_header.hpp"

namespace xenoglyph::data {

void TensorFields::fail(const std::string& fault) const { throw FileError(name_ + ": " + fault); }

void TensorFields::fail_text(const std::string& key, const std::string& fault) const {
  fail("metadata \"" + printable(key) + "\" is \"" + printable(text(key)) + "\"; " + fault);
}

const Tensor& TensorFields::tensor(const std::string& tensor, std::size_t dimensions) const {
  const auto found = file_.tensors.find(tensor);
  if (found == file_.tensors.end()) {
    fail("has no tensor \"" + printable(tensor) + "\"");
  }
  if (found->second.shape.size() != dimensions) {
    throw FileError(tensor_place(name_, tensor) + " has shape " + shape_text(found->second.shape) +
                    "; it should have " + std::to_string(dimensions) +
                    (dimensions == 1 ? " dimension" : " dimensions"));
  }
  return found->second;
}

const Tensor& TensorFields::number_tensor(const std::string& tensor, std::size_t dimensions) const {
  const Tensor& found = this->tensor(tensor, dimensions);
  if (binary_format(found.type).is_integer()) {
    throw FileError(tensor_place(name_, tensor) + " has type " +
                    std::string(to_string(found.type)) + "; it should be F16, BF16, F32 or F64");
  }
  return found;
}

Eigen::MatrixXd TensorFields::matrix(const std::string& tensor) const {
  Eigen::MatrixXd values = to_matrix(number_tensor(tensor, 2));
  for (Eigen::Index row = 0; row < values.rows(); ++row) {
    if (!values.row(row).allFinite()) {
      throw FileError(tensor_place(name_, tensor) + " holds a number that is not finite in row " +
                      std::to_string(row + 1));
    }
  }
  return values;
}

std::pair<const Tensor&, BinaryMatrix> TensorFields::matrix_tensor_of(
    const std::string& tensor) const {
  const auto found = file_.tensors.find(tensor);
  const bool is_list = found != file_.tensors.end() && found->second.shape.size() == 1;
  const Tensor& values = this->tensor(tensor, is_list ? 1 : 2);
  return {values, {binary_format(values.type), values.shape[0], is_list ? 1 : values.shape[1]}};
}

Points TensorFields::table(const std::string& tensor) const {
  const auto [values, matrix] = matrix_tensor_of(tensor);
  return read_matrix(values.bytes, matrix, tensor_place(name_, tensor));
}

Rows<float> TensorFields::rows(const std::string& tensor) const {
  const auto [values, matrix] = matrix_tensor_of(tensor);
  return read_rows(values.bytes, matrix, tensor_place(name_, tensor));
}

Eigen::VectorXd TensorFields::vector(const std::string& tensor) const {
  Eigen::VectorXd values = to_matrix(number_tensor(tensor, 1)).col(0);
  if (!values.allFinite()) {
    throw FileError(tensor_place(name_, tensor) + " holds a number that is not finite");
  }
  return values;
}

Eigen::VectorXd TensorFields::numbers(const std::string& tensor,
                                      const std::vector<Eigen::Index>& extents) const {
  const Tensor& found = number_tensor(tensor, extents.size());
  const std::vector<std::size_t> shape(extents.begin(), extents.end());
  if (found.shape != shape) {
    throw FileError(tensor_place(name_, tensor) + " has shape " + shape_text(found.shape) +
                    "; it should be " + shape_text(shape));
  }
  const std::vector<double> values = data::numbers(found);
  const Eigen::Map<const Eigen::VectorXd> result(values.data(), std::ssize(values));
  if (!result.allFinite()) {
    throw FileError(tensor_place(name_, tensor) + " holds a number that is not finite");
  }
  return result;
}

std::vector<std::int64_t> TensorFields::integers(const std::string& tensor) const {
  const Tensor& found = this->tensor(tensor, 1);
  if (!binary_format(found.type).is_integer()) {
    throw FileError(tensor_place(name_, tensor) + " has type " +
                    std::string(to_string(found.type)) +
                    "; it should be one of integers, such as I64 or U8");
  }
  return data::integers(found);
}

const std::string& TensorFields::text(const std::string& key) const {
  const auto found = file_.metadata.find(key);
  if (found == file_.metadata.end()) {
    fail("its metadata have no \"" + printable(key) + "\"");
  }
  return found->second;
}

double TensorFields::number(const std::string& key) const {
  const ParsedNumber parsed = parse_number(text(key));
  if (parsed.kind != NumberKind::finite) {
    fail_text(key, "it should be a number");
  }
  return parsed.value;
}

std::uint64_t TensorFields::whole_number(const std::string& key) const {
  const std::string& digits = text(key);
  const char* const end = digits.data() + digits.size();
  std::uint64_t value = 0;
  const auto result = std::from_chars(digits.data(), end, value);
  if (result.ec != std::errc{} || result.ptr != end) {
    fail_text(key, "it should be a whole number, at least 0");
  }
  return value;
}

std::vector<std::string> TensorFields::list(const std::string& key) const {
  const std::string& whole = text(key);
  std::vector<std::string> parts(1);
  for (const char character : whole) {
    if (character == ',') {
      parts.emplace_back();
    } else {
      parts.back() += character;
    }
  }
  return parts;
}

void TensorFields::check_format(std::string_view format, std::string_view made_by) const {
  if (!has_text("format") || text("format") != format) {
    fail("is not " + std::string(made_by) + ": its metadata should hold \"format\": \"" +
         std::string(format) + "\"");
  }
  if (text("version") != "1") {
    fail_text("version", "only version 1 is known to this program");
  }
}

}  // namespace xenoglyph::data
