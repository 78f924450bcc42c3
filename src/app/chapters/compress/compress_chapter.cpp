#include "app/chapters/compress/compress_chapter.hpp"

#include <nlohmann/json.hpp>

namespace xenoglyph::app {

void CompressChapter::open(const Settings& /*settings*/) {}

void CompressChapter::frame(Interface& /*ui*/, const Rect& /*area*/, Settings& /*settings*/,
                            Handwriting& /*handwriting*/, bool /*dark*/, double /*elapsed*/) {}

bool CompressChapter::wants_frame() const { return false; }

void CompressChapter::forget_graphics() {}

nlohmann::json CompressChapter::state(const Settings& /*settings*/,
                                      const Handwriting& /*handwriting*/,
                                      float /*pixel_ratio*/) const {
  return nlohmann::json::object();
}

}  // namespace xenoglyph::app
