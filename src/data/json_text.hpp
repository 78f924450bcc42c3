#pragma once

#include <string>

#include <nlohmann/json_fwd.hpp>

namespace xenoglyph::data {

/// An object as text for people to read: a line a field, and a line an element where the elements
/// are arrays or objects. Fields keep their order.
std::string to_text(const nlohmann::ordered_json& object);

}  // namespace xenoglyph::data
