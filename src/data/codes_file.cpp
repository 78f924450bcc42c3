#include "data/codes_file.hpp"

#include <utility>

#include "base/errors.hpp"
#include "data/file_error.hpp"
#include "data/safetensors.hpp"
#include "data/tensor_fields.hpp"

namespace xenoglyph::data {

namespace {

// Codes of either precision, as `read` takes them from their tensor.
template <class AnyCodes, class Read>
AnyCodes read_as(std::span<const std::byte> content, const std::string& name, Read read) {
  TensorFile file = read_safetensors(content, name);
  const TensorFields fields(file, name);
  AnyCodes result;
  result.codes = (fields.*read)("codes");
  if (result.codes.size() == 0) {
    fields.fail("its tensor \"codes\" holds no numbers: its shape is " +
                shape_text(file.tensors.at("codes").shape));
  }
  if (fields.has_tensor("labels")) {
    for (const std::int64_t label : fields.integers("labels")) {
      if (label < 0 || label > 255) {
        fields.fail("its tensor \"labels\" holds " + std::to_string(label) +
                    "; labels are from 0 to 255");
      }
      result.labels.push_back(static_cast<std::uint8_t>(label));
    }
    if (static_cast<Eigen::Index>(result.labels.size()) != result.codes.rows()) {
      fields.fail("has " + std::to_string(result.labels.size()) + " labels for " +
                  std::to_string(result.codes.rows()) + " codes");
    }
  }
  result.notes = std::move(file.metadata);
  return result;
}

}  // namespace

Eigen::VectorXi as_classes(const std::vector<std::uint8_t>& labels) {
  using Bytes = Eigen::Matrix<std::uint8_t, Eigen::Dynamic, 1>;
  return Eigen::Map<const Bytes>(labels.data(), static_cast<Eigen::Index>(labels.size()))
      .cast<int>();
}

std::string to_safetensors(const Codes& codes, TensorType type) {
  TensorFile file;
  file.metadata = codes.notes;
  const Tensor& tensor =
      file.tensors.emplace("codes", matrix_tensor(codes.codes.cast<double>(), type)).first->second;
  if (!to_matrix(tensor).allFinite()) {
    throw InvalidArgument("precision",
                          "codes this large do not fit " + std::string(to_string(type)));
  }
  if (!codes.labels.empty()) {
    if (codes.labels.size() != tensor.shape[0]) {
      throw InvalidArgument("labels", "there are " + std::to_string(codes.labels.size()) +
                                          " of them for " + std::to_string(tensor.shape[0]) +
                                          " codes");
    }
    Tensor labels{TensorType::u8, {codes.labels.size()}, {}};
    for (const std::uint8_t label : codes.labels) {
      labels.bytes.push_back(static_cast<std::byte>(label));
    }
    file.tensors.emplace("labels", std::move(labels));
  }
  return to_safetensors(file);
}

ExactCodes read_exact_codes(std::span<const std::byte> content, const std::string& name) {
  return read_as<ExactCodes>(content, name, &TensorFields::table);
}

Codes read_codes(std::span<const std::byte> content, const std::string& name) {
  return read_as<Codes>(content, name, &TensorFields::rows);
}

}  // namespace xenoglyph::data
