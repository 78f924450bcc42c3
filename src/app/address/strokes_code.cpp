#include "app/address/strokes_code.hpp"

#include <algorithm>
#include <cmath>
#include <cstddef>

#include "app/address/steps_code.hpp"

namespace xenoglyph::app {

std::string encode_strokes(const Strokes& strokes) {
  std::size_t count = 0;
  std::string text;
  for (const auto& stroke : strokes) {
    if (stroke.empty()) {
      continue;
    }
    if (!text.empty()) {
      text += '.';
    }
    for (const auto& point : stroke) {
      for (const float coordinate : point) {
        append_step(
            text, static_cast<int>(std::lround(std::clamp(coordinate, 0.0F, 1.0F) * largest_step)));
      }
    }
    count += stroke.size();
  }
  return count > most_linked_stroke_points ? std::string() : text;
}

std::optional<Strokes> decode_strokes(std::string_view text) {
  Strokes strokes;
  std::size_t count = 0;
  for (std::size_t end = 0; end != std::string_view::npos;) {
    end = text.find('.');
    const std::string_view part = text.substr(0, end);
    text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
    if (part.empty() || part.size() % 4 != 0) {
      return std::nullopt;
    }
    auto& stroke = strokes.emplace_back();
    for (std::size_t place = 0; place < part.size(); place += 4) {
      const auto x = step_at(part, place);
      const auto y = step_at(part, place + 2);
      if (!x || !y) {
        return std::nullopt;
      }
      stroke.push_back(
          {static_cast<float>(*x) / largest_step, static_cast<float>(*y) / largest_step});
    }
    count += stroke.size();
  }
  if (count > most_linked_stroke_points) {
    return std::nullopt;
  }
  return strokes;
}

}  // namespace xenoglyph::app
