#include "app/page_link.hpp"

#ifdef __EMSCRIPTEN__
#include <emscripten.h>

// A location is plain ASCII, so it can be taken over letter by letter. 0 at its end.
// clang-format off
EM_JS(int, xenoglyph_location_letter, (int index), {
  const text = location.href.split("#")[0];
  return index < text.length ? text.charCodeAt(index) : 0;
});
// clang-format on
#endif

namespace xenoglyph::app {

std::string link_to(const std::string& address) {
  std::string link;
#ifdef __EMSCRIPTEN__
  for (int letter = xenoglyph_location_letter(0); letter != 0;
       letter = xenoglyph_location_letter(static_cast<int>(link.size()))) {
    link += static_cast<char>(letter);
  }
#endif
  link += '#';
  link += address;
  return link;
}

}  // namespace xenoglyph::app
