#include "data/json_text.hpp"

#include <nlohmann/json.hpp>

namespace xenoglyph::data {

std::string to_text(const nlohmann::ordered_json& object) {
  std::string text = "{";
  for (const auto& [key, value] : object.items()) {
    text += text.size() > 1 ? ",\n \"" : "\n \"";
    text += key;
    text += "\": ";
    if (!value.is_array() || value.empty() || !value.front().is_structured()) {
      text += value.dump();
      continue;
    }
    text += '[';
    for (const nlohmann::ordered_json& element : value) {
      text += &element == &value.front() ? "\n  " : ",\n  ";
      text += element.dump();
    }
    text += "\n ]";
  }
  return text + "\n}\n";
}

}  // namespace xenoglyph::data
