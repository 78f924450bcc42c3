#include "data/tensor_fields.hpp"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <iterator>
#include <system_error>

#include "base/rows.hpp"
#include "data/file_error.hpp"
#include "data/numbers.hpp"
#include "data/printable.hpp"
#include "data/safetensors_header.hpp"

namespace xenoglyph::data {

void TensorFields::fail(const std::string& fault) const { throw FileError(name_ + ": " + fault); }

void TensorFields::fail_text(const std::string& key, const std::string& fault) const {
  fail("metadata \"" + printable(key) + "\" is \"" + printable(text(key)) + "\"; " + fault);
}

void TensorFields::fail_tensor(const std::string& tensor, const std::string& fault) const {
  throw FileError(tensor_place(name_, tensor) + " " + fault);
}

bool TensorFields::has_tensor(const std::string& tensor, TensorType type) const {
  const auto found = file_.tensors.find(tensor);
  return found != file_.tensors.end() && found->second.type == type;
}

const Tensor& TensorFields::tensor(const std::string& tensor, std::size_t dimensions) const {
  const auto found = file_.tensors.find(tensor);
  if (found == file_.tensors.end()) {
    fail("has no tensor \"" + printable(tensor) + "\"");
  }
  if (found->second.shape.size() != dimensions) {
    fail_tensor(tensor, "has shape " + shape_text(found->second.shape) + "; it should have " +
                            std::to_string(dimensions) +
                            (dimensions == 1 ? " dimension" : " dimensions"));
  }
  return found->second;
}

const Tensor& TensorFields::tensor(const std::string& tensor,
                                   const std::vector<Eigen::Index>& extents) const {
  const Tensor& found = this->tensor(tensor, extents.size());
  const std::vector<std::size_t> shape(extents.begin(), extents.end());
  if (found.shape != shape) {
    fail_tensor(tensor,
                "has shape " + shape_text(found.shape) + "; it should be " + shape_text(shape));
  }
  return found;
}

Eigen::VectorXd TensorFields::finite_numbers(const std::string& name, const Tensor& tensor) const {
  if (binary_format(tensor.type).is_integer()) {
    fail_tensor(name, "has type " + std::string(to_string(tensor.type)) +
                          "; it should be F16, BF16, F32 or F64");
  }
  const std::vector<double> values = data::numbers(tensor);
  const auto bad = std::find_if(values.begin(), values.end(),
                                [](double value) { return !std::isfinite(value); });
  if (bad != values.end()) {
    std::string fault = "holds a number that is not finite";
    if (tensor.shape.size() == 2) {
      const auto row = static_cast<std::size_t>(bad - values.begin()) / tensor.shape[1];
      fault.append(" in row ").append(std::to_string(row + 1));
    }
    fail_tensor(name, fault);
  }
  return Eigen::Map<const Eigen::VectorXd>(values.data(), std::ssize(values));
}

std::vector<std::int64_t> TensorFields::whole_numbers(const std::string& name,
                                                      const Tensor& tensor) const {
  if (!binary_format(tensor.type).is_integer()) {
    fail_tensor(name, "has type " + std::string(to_string(tensor.type)) +
                          "; it should be one of integers, such as I64 or U8");
  }
  return data::integers(tensor);
}

std::pair<Eigen::Index, Eigen::Index> TensorFields::matrix_size(const std::string& tensor) const {
  const std::vector<std::size_t>& shape = this->tensor(tensor, 2).shape;
  if (number_count(shape) == 0) {
    fail_tensor(tensor, "has shape " + shape_text(shape) + ", which is no number at all");
  }
  return {static_cast<Eigen::Index>(shape[0]), static_cast<Eigen::Index>(shape[1])};
}

Eigen::MatrixXd TensorFields::matrix(const std::string& tensor) const {
  const Tensor& found = this->tensor(tensor, 2);
  const Eigen::VectorXd values = finite_numbers(tensor, found);
  return Eigen::Map<const Rows<double>>(values.data(), static_cast<Eigen::Index>(found.shape[0]),
                                        static_cast<Eigen::Index>(found.shape[1]));
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
  return finite_numbers(tensor, this->tensor(tensor, 1));
}

Eigen::VectorXd TensorFields::numbers(const std::string& tensor,
                                      const std::vector<Eigen::Index>& extents) const {
  return finite_numbers(tensor, this->tensor(tensor, extents));
}

std::vector<std::int64_t> TensorFields::integers(const std::string& tensor) const {
  return whole_numbers(tensor, this->tensor(tensor, 1));
}

std::vector<std::int64_t> TensorFields::integers(const std::string& tensor,
                                                 const std::vector<Eigen::Index>& extents) const {
  return whole_numbers(tensor, this->tensor(tensor, extents));
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
