#include "app/chapters/discover/discover_chapter.hpp"

#include <nlohmann/json.hpp>

namespace xenoglyph::app {

void DiscoverChapter::open(const Settings& /*settings*/) {}

void DiscoverChapter::frame(Interface& /*ui*/, const Rect& /*area*/, Settings& /*settings*/,
                            Handwriting& /*handwriting*/, bool /*dark*/, double /*elapsed*/) {}

bool DiscoverChapter::wants_frame() const { return false; }

void DiscoverChapter::forget_graphics() {}

nlohmann::json DiscoverChapter::state(const Settings& /*settings*/,
                                      const Handwriting& /*handwriting*/,
                                      float /*pixel_ratio*/) const {
  return nlohmann::json::object();
}

}  // namespace xenoglyph::app
