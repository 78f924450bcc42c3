#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

/// Numbers from 0 to 4095 as two characters of RFC 4648's URL-safe alphabet.
namespace xenoglyph::app {

inline constexpr int largest_step = 4095;
inline constexpr std::string_view step_alphabet =
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

inline void append_step(std::string& text, int step) {
  text += step_alphabet[static_cast<std::size_t>(step / 64)];
  text += step_alphabet[static_cast<std::size_t>(step % 64)];
}

/// The step that begins at a place of the text; nothing where there is none.
inline std::optional<int> step_at(std::string_view text, std::size_t place) {
  if (place + 1 >= text.size()) {
    return std::nullopt;
  }
  const std::size_t upper = step_alphabet.find(text[place]);
  const std::size_t lower = step_alphabet.find(text[place + 1]);
  if (upper == std::string_view::npos || lower == std::string_view::npos) {
    return std::nullopt;
  }
  return static_cast<int>(upper * 64 + lower);
}

}  // namespace xenoglyph::app
