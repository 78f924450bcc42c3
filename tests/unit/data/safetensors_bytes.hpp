#pragma once

#include <cstddef>
#include <cstdint>
#include <string>

/// A safetensors file around any header and data: the header's length as eight bytes, lowest first.
inline std::string safetensors(const std::string& header, const std::string& data) {
  std::string text;
  for (int i = 0; i < 8; ++i) {
    text += static_cast<char>(std::uint64_t{header.size()} >> (8 * i) & 0xFFU);
  }
  return text + header + data;
}
