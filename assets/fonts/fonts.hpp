#pragma once

#include <span>

/// The typefaces of the demo as font files in memory (OpenType), for ImGui's atlas. They live as
/// long as the program does; tell ImGui not to free them (ImFontConfig::FontDataOwnedByAtlas =
/// false).
///
/// They hold Latin, Greek, typographic punctuation, superscripts and subscripts, letterlike signs,
/// arrows, mathematical operators, geometric shapes and a few dingbats, as far as the typeface has
/// them.
namespace xenoglyph::fonts {

/// Inter Regular: text.
std::span<const unsigned char> regular();
/// Inter SemiBold: headings and what is pressed.
std::span<const unsigned char> semibold();
/// JetBrains Mono Regular: numbers.
std::span<const unsigned char> monospaced();

}  // namespace xenoglyph::fonts
