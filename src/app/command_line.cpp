#include "app/command_line.hpp"

#include <array>
#include <cstdio>

#include <CLI/CLI.hpp>

namespace xenoglyph::app {

std::optional<int> read_command_line(int argc, char** argv, platform::WindowOptions& window,
                                     std::string& address) {
  CLI::App command("Xenoglyph: a Gaussian mixture that finds its own number of components.",
                   "xenoglyph-demo");
  int frames = 0;
  float ratio = 0.0F;
  std::string size;
  const auto* frames_option =
      command
          .add_option("--frames", frames, "leave after so many frames, each a sixtieth of a second")
          ->check(CLI::PositiveNumber);
  command.add_option("--screenshot", window.screenshot, "write the last frame there as PNG");
  command.add_option("--size", size, "size of the window, WIDTHxHEIGHT (1280x800)")
      ->check([&window](const std::string& text) {
        char rest = '\0';
        const int read = std::sscanf(text.c_str(), "%dx%d%c", &window.width, &window.height, &rest);
        const bool good = read == 2 && window.width >= 100 && window.height >= 100 &&
                          window.width <= 16384 && window.height <= 16384;
        return good ? std::string() : "must be like 1280x800, each 100 to 16384, not " + text;
      });
  const auto* ratio_option =
      command
          .add_option("--pixel-ratio", ratio, "device pixels to a point, instead of the screen's")
          ->check(CLI::Range(0.5F, 4.0F));
  command.add_option(
      "--assets", window.asset_folder,
      "folder of autoencoder.safetensors and codes.safetensors (beside the program)");
  command.add_option("--address", address, "what opens, as in the page's address bar");
  try {
    command.parse(argc, argv);
  } catch (const CLI::ParseError& error) {
    return command.exit(error) == 0 ? 0 : 2;
  }
  if (frames_option->count() > 0) {
    window.frames = frames;
  }
  if (ratio_option->count() > 0) {
    window.pixel_ratio = ratio;
  }
  return std::nullopt;
}

}  // namespace xenoglyph::app
