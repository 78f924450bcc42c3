#pragma once

#include <cstdint>
#include <string>
#include <vector>

/// The bytes of an IDX file: two zero bytes, the type (8: unsigned bytes), the number of
/// dimensions, each extent as four bytes with the highest first, the values.
inline std::string idx(const std::vector<std::uint32_t>& shape, const std::string& values,
                       int type = 8) {
  std::string text{'\0', '\0', static_cast<char>(type), static_cast<char>(shape.size())};
  for (const std::uint32_t extent : shape) {
    for (const int shift : {24, 16, 8, 0}) {
      text += static_cast<char>(extent >> shift & 0xFFU);
    }
  }
  return text + values;
}
