#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace xenoglyph {

/// The enumerators of one type and their names in files and on the command line.
template <class Value, std::size_t Count>
using Names = std::array<std::pair<Value, std::string_view>, Count>;

template <class Value, std::size_t Count>
std::string_view name_of(const Names<Value, Count>& names, Value value) {
  return std::find_if(names.begin(), names.end(),
                      [value](const auto& entry) { return entry.first == value; })
      ->second;
}

/// The entry of that name, or null.
template <class Value, std::size_t Count>
const std::pair<Value, std::string_view>* find_name(const Names<Value, Count>& names,
                                                    std::string_view name) {
  for (const auto& entry : names) {
    if (entry.second == name) {
      return &entry;
    }
  }
  return nullptr;
}

/// All names, in their order.
template <class Value, std::size_t Count>
std::vector<std::string> names_in(const Names<Value, Count>& names) {
  std::vector<std::string> result;
  for (const auto& entry : names) {
    result.emplace_back(entry.second);
  }
  return result;
}

/// "'x' is none of a, b, c".
template <class Value, std::size_t Count>
std::string none_of(const Names<Value, Count>& names, std::string_view name) {
  std::string text("'");
  text.append(name).append("' is none of ");
  for (std::size_t i = 0; i < Count; ++i) {
    text.append(i == 0 ? "" : ", ").append(names[i].second);
  }
  return text;
}

}  // namespace xenoglyph
