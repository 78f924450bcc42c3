#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "base/points.hpp"

namespace xenoglyph::app {

/// Most numbers (points x coordinates) that an address holds: about 5 KB of text.
inline constexpr Eigen::Index most_linked_numbers = 2400;

/// Points as short text for an address: for each coordinate its range, then each number as one of
/// 4096 steps of that range in two characters, which is as fine as a picture shows. Coding what was
/// decoded gives the same text. Empty for no points or more than an address holds.
std::string encode_points(const Points& points);

/// The inverse; nothing when the text is not of that form.
std::optional<Points> decode_points(std::string_view text);

}  // namespace xenoglyph::app
