#include "fonts/fonts.hpp"

#include <cstddef>

namespace xenoglyph::fonts {

// Written by the build: one source file a typeface.
extern const char regular_data[];
extern const std::size_t regular_size;
extern const char semibold_data[];
extern const std::size_t semibold_size;
extern const char monospaced_data[];
extern const std::size_t monospaced_size;

namespace {

std::span<const unsigned char> bytes(const char* data, std::size_t size) {
  return {reinterpret_cast<const unsigned char*>(data), size};
}

}  // namespace

std::span<const unsigned char> regular() { return bytes(regular_data, regular_size); }
std::span<const unsigned char> semibold() { return bytes(semibold_data, semibold_size); }
std::span<const unsigned char> monospaced() { return bytes(monospaced_data, monospaced_size); }

}  // namespace xenoglyph::fonts
