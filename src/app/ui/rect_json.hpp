#pragma once

#include <nlohmann/json.hpp>

#include "app/ui/interface.hpp"

namespace xenoglyph::app {

/// A rectangle in CSS pixels, as scripts read it: {"x", "y", "width", "height"}.
inline nlohmann::json rect_as_json(const Rect& rect, float pixel_ratio) {
  return {{"x", rect.x / pixel_ratio},
          {"y", rect.y / pixel_ratio},
          {"width", rect.width / pixel_ratio},
          {"height", rect.height / pixel_ratio}};
}

}  // namespace xenoglyph::app
