#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "data/tensor.hpp"

namespace xenoglyph::data {

/// What a safetensors header says of one tensor; not yet compared with the data.
struct TensorEntry {
  TensorType type = TensorType::f32;
  std::vector<std::size_t> shape;
  std::uint64_t begin = 0;  ///< data_offsets: the first byte
  std::uint64_t end = 0;    ///< and the one after the last
};

struct SafetensorsHeader {
  std::map<std::string, TensorEntry> tensors;
  std::map<std::string, std::string> metadata;
};

/// Reads a safetensors header's JSON: an object of tensors, each with dtype, shape and
/// data_offsets, and perhaps __metadata__, an object of strings. Nothing is nested deeper than
/// that and no name occurs twice. `name` is what messages call the file. Throws FileError.
SafetensorsHeader parse_safetensors_header(std::string_view text, const std::string& name);

/// How messages name a tensor: "weights.safetensors: tensor \"kernel\"".
std::string tensor_place(const std::string& file_name, std::string_view tensor_name);

}  // namespace xenoglyph::data
