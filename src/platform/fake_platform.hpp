#pragma once

#include <functional>
#include <map>
#include <string>
#include <vector>

#include "platform/platform.hpp"

/// The platform of unit tests: no window, no browser, no time that passes by itself. What a program
/// asks of the platform is written down here, and what it learns from it is set here.
namespace xenoglyph::platform::fake {

struct World {
  // What the program learns.
  double seconds = 0.0;
  std::string address;
  std::string location = "https://example.org/page";
  bool dark = false;
  bool reduced_motion = false;
  bool touch = false;
  bool chooses_files = true;
  bool saves_files = true;
  FrameStatistics frames;

  // What it did.
  std::vector<std::string> addresses;  ///< each that was shown, in order
  std::vector<std::string> announced;
  std::string clipboard;
  std::vector<std::string> requested_assets;
  std::map<std::string, std::string> saved;  ///< content by name
  int file_choosers = 0;
  int requested_frames = 0;
  std::vector<std::string> opened_links;
};

/// The one world, as it stands.
World& world();

}  // namespace xenoglyph::platform::fake
