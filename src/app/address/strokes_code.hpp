#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "app/options/settings.hpp"

namespace xenoglyph::app {

/// Most points of a drawing that an address holds: about 5 KB of text.
inline constexpr std::size_t most_linked_stroke_points = 1200;

/// A drawing as short text for an address: each coordinate as one of 4096 steps in two characters,
/// strokes with a full stop between them. Coding what was decoded gives the same text. Empty for no
/// strokes or more points than an address holds.
std::string encode_strokes(const Strokes& strokes);

/// The inverse; nothing when the text is not of that form.
std::optional<Strokes> decode_strokes(std::string_view text);

}  // namespace xenoglyph::app
