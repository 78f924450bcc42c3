#include "app/page_link.hpp"

#include <string>

#include "app/address/address.hpp"
#include "app/ui/widgets.hpp"
#include "platform/platform.hpp"

namespace xenoglyph::app {

bool draw_copy_link(const Stage& stage, const Rect& rect) {
  const Control control{"copy-link", "Copy link", "The address holds everything that you have set.",
                        {},          {},          true};
  if (!button(stage.ui, rect, control, {.icon = Icon::link})) {
    return false;
  }
  platform::set_clipboard(platform::page_location() + "#" +
                          to_address(stage.options, stage.settings));
  stage.ui.announce("Link copied");
  return true;
}

}  // namespace xenoglyph::app
