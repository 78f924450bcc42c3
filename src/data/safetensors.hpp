#pragma once

#include <cstddef>
#include <map>
#include <span>
#include <string>

#include "data/tensor.hpp"

namespace xenoglyph::data {

/// The content of a safetensors file: named tensors, and texts about them.
struct TensorFile {
  std::map<std::string, Tensor> tensors;
  std::map<std::string, std::string> metadata;  ///< the field __metadata__
};

/// Whether the content begins as safetensors files do: the length of a header, and its brace.
bool is_safetensors(std::span<const std::byte> content);

/// Reads the format of Hugging Face's safetensors package: an 8-byte little-endian length, a JSON
/// header of that length, the tensors' bytes. As that package, it refuses headers over 100 MB,
/// duplicate names, tensors that overlap, leave holes or reach beyond the file, and lengths that
/// don't fit the shape. Types other than TensorType's are refused too. Throws FileError.
TensorFile read_safetensors(std::span<const std::byte> content, const std::string& name);

/// The inverse: the same content gives the same bytes. Wide numbers come first and the header's
/// length is a multiple of 8, so that each tensor is aligned.
std::string to_safetensors(const TensorFile& file);

}  // namespace xenoglyph::data
