#include "app/chapters/dream/dream_chapter.hpp"

#include <nlohmann/json.hpp>

namespace xenoglyph::app {

void DreamChapter::open(const Settings& /*settings*/) {}

void DreamChapter::frame(Interface& /*ui*/, const Rect& /*area*/, Settings& /*settings*/,
                         Handwriting& /*handwriting*/, bool /*dark*/, double /*elapsed*/) {}

bool DreamChapter::wants_frame() const { return false; }

void DreamChapter::forget_graphics() {}

nlohmann::json DreamChapter::state(const Settings& /*settings*/, const Handwriting& /*handwriting*/,
                                   float /*pixel_ratio*/) const {
  return nlohmann::json::object();
}

}  // namespace xenoglyph::app
