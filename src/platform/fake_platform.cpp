#include "platform/fake_platform.hpp"

#include <stdexcept>

namespace xenoglyph::platform {

namespace fake {

World& world() {
  static World only;
  return only;
}

}  // namespace fake

using fake::world;

// NOLINTNEXTLINE(performance-unnecessary-value-param): the other platforms keep it.
void run(const WindowOptions& /*options*/, Program /*program*/) {
  throw std::logic_error("A test has no window: it draws frames itself.");
}

void request_frame() { ++world().requested_frames; }

double seconds() { return world().seconds; }

FrameStatistics frame_statistics() { return world().frames; }

std::string address() { return world().address; }

std::string page_location() { return world().location; }

void set_address(std::string_view hash) {
  world().address = hash;
  world().addresses.emplace_back(hash);
}

bool prefers_dark() { return world().dark; }
bool prefers_reduced_motion() { return world().reduced_motion; }
bool touch_input() { return world().touch; }

void announce(std::string_view text) { world().announced.emplace_back(text); }

void set_clipboard(std::string_view text) { world().clipboard = text; }

bool choose_file(std::string_view /*accept*/) {
  ++world().file_choosers;
  return world().chooses_files;
}

void request_asset(std::string_view name) { world().requested_assets.emplace_back(name); }

bool save_file(std::string_view name, std::string_view /*mime_type*/, std::string_view content) {
  if (!world().saves_files) {
    return false;
  }
  world().saved[std::string(name)] = content;
  return true;
}

void open_link(std::string_view url) { world().opened_links.emplace_back(url); }

}  // namespace xenoglyph::platform
