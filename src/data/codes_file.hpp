#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <span>
#include <string>
#include <vector>

#include "autoencoder/layer.hpp"
#include "base/points.hpp"
#include "base/rows.hpp"
#include "data/tensor.hpp"

namespace xenoglyph::data {

/// Codes of images, with the label of each where they are known.
struct Codes {
  Rows<float> codes;                         ///< n x d, a row an image
  std::vector<std::uint8_t> labels;          ///< n, or none
  std::map<std::string, std::string> notes;  ///< on where they come from
};

/// The same to the last bit, as a table has it.
struct ExactCodes {
  Points codes;                              ///< n x d
  std::vector<std::uint8_t> labels;          ///< n, or none
  std::map<std::string, std::string> notes;  ///< on where they come from
};

/// Labels as scores of a clustering take them.
Eigen::VectorXi as_classes(const std::vector<std::uint8_t>& labels);

/// Codes as a safetensors file: tensor "codes" (n, d) of type F16, F32 or F64, "labels" (n,) of U8,
/// the notes as metadata. Throws InvalidArgument when the number of labels is not that of codes,
/// or a code does not fit the type.
std::string to_safetensors(const Codes& codes, TensorType type);

/// Reads such a file, or one that was made elsewhere: "codes" is there, of finite numbers of any
/// type (integers within 2^53), and "labels", if it is there, has integers from 0 to 255. Other
/// tensors are ignored. Throws FileError.
ExactCodes read_exact_codes(std::span<const std::byte> content, const std::string& name);

/// The same rounded to floats, as networks take them. Throws FileError also for numbers that a
/// float can't hold.
Codes read_codes(std::span<const std::byte> content, const std::string& name);

}  // namespace xenoglyph::data
