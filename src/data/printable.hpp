#pragma once

#include <string>
#include <string_view>

namespace xenoglyph::data {

/// Whether the bytes are well-formed UTF-8 (RFC 3629).
bool is_utf8(std::string_view text);

/// A text of unknown origin made fit for a one-line message: cut to some 30 characters, control
/// characters and bytes that are not UTF-8 shown as question marks.
std::string printable(std::string_view text);

}  // namespace xenoglyph::data
