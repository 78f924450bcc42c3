#include "data/printable.hpp"

#include <cstddef>
#include <cstdint>

namespace xenoglyph::data {

namespace {

constexpr std::size_t longest = 30;

std::uint32_t byte_at(std::string_view text, std::size_t position) {
  return static_cast<unsigned char>(text[position]);
}

bool is_continuation(std::uint32_t byte) { return (byte & 0xC0U) == 0x80U; }

// Length of the character that starts at `position`, 0 where that is not UTF-8.
std::size_t character_length(std::string_view text, std::size_t position) {
  const std::uint32_t first = byte_at(text, position);
  if (first < 0x80U) {
    return 1;
  }
  const std::size_t length = first >= 0xF0U ? 4 : first >= 0xE0U ? 3 : 2;
  if (first < 0xC2U || first > 0xF4U || length > text.size() - position) {
    return 0;
  }
  for (std::size_t i = 1; i < length; ++i) {
    if (!is_continuation(byte_at(text, position + i))) {
      return 0;
    }
  }
  // Overlong forms, surrogates, and what lies beyond U+10FFFF.
  const std::uint32_t second = byte_at(text, position + 1);
  if ((first == 0xE0U && second < 0xA0U) || (first == 0xEDU && second > 0x9FU) ||
      (first == 0xF0U && second < 0x90U) || (first == 0xF4U && second > 0x8FU)) {
    return 0;
  }
  return length;
}

}  // namespace

bool is_utf8(std::string_view text) {
  std::size_t position = 0;
  while (position < text.size()) {
    const std::size_t length = character_length(text, position);
    if (length == 0) {
      return false;
    }
    position += length;
  }
  return true;
}

std::string printable(std::string_view text) {
  std::string result;
  std::size_t position = 0;
  for (std::size_t count = 0; position < text.size(); ++count) {
    if (count == longest) {
      return result + "...";
    }
    const std::size_t length = character_length(text, position);
    const std::uint32_t byte = byte_at(text, position);
    if (length == 0 || byte < 0x20U || byte == 0x7FU) {
      result += '?';
      ++position;
    } else {
      result += text.substr(position, length);
      position += length;
    }
  }
  return result;
}

}  // namespace xenoglyph::data
