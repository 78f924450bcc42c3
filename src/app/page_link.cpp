#include "app/page_link.hpp"

#include <string>

#include "app/address/address.hpp"
#include "app/ui/widgets.hpp"
#include "platform/platform.hpp"

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

namespace {

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

}  // namespace

bool draw_copy_link(Interface& ui, const Rect& rect, const Settings& settings) {
  const Control control{"copy-link", "Copy link", "The address holds everything that you have set.",
                        {},          {},          true};
  if (!button(ui, rect, control, {.icon = Icon::link})) {
    return false;
  }
  platform::set_clipboard(link_to(to_address(settings)));
  ui.announce("Link copied");
  return true;
}

}  // namespace xenoglyph::app
