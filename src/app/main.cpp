// The page, or the desktop program.
#include <cstdio>
#include <exception>
#include <filesystem>
#include <memory>
#include <string>
#include <system_error>

#include "app/chapters/chapter_list.hpp"
#include "app/corpus/corpus_source.hpp"
#include "app/scripting.hpp"
#include "app/shell.hpp"
#include "platform/platform.hpp"

#ifndef __EMSCRIPTEN__
#include "app/command_line.hpp"
#endif

namespace {

namespace platform = xenoglyph::platform;

void run(const platform::WindowOptions& window, const std::string& address) {
  // With a fixed number of frames each stands for a sixtieth of a second, however fast it was
  // drawn.
  const double timestep = window.frames ? 1.0 / 60.0 : 0.0;
  const auto shell = std::make_shared<xenoglyph::app::Shell>(
      xenoglyph::app::all_chapters(), xenoglyph::app::all_corpora(), address, timestep);
  xenoglyph::app::set_scripted_shell(shell);
  platform::Program program;
  program.build_fonts = [shell](float ratio) { shell->build_fonts(ratio); };
  program.frame = [shell](const platform::Viewport& viewport) { shell->frame(viewport); };
  program.wants_frame = [shell] { return shell->wants_frame(); };
  program.graphics_lost = [shell] { shell->graphics_lost(); };
  program.address_changed = [shell](const std::string& hash) { shell->go(hash); };
  program.file_dropped = [shell](const platform::DroppedFile& file) { shell->take_file(file); };
  program.file_failed = [shell](const std::string& name, const std::string& reason) {
    shell->tell_of_failed_file(name, reason);
  };
  program.asset_progress = [shell](const std::string& name, double received, double total) {
    shell->asset_progress(name, received, total);
  };
  program.asset_arrived = [shell](const platform::DroppedFile& file) { shell->take_asset(file); };
  program.asset_failed = [shell](const std::string& name, const std::string& reason) {
    shell->tell_of_failed_asset(name, reason);
  };
  program.dark_mode_changed = [shell](bool dark) { shell->set_system_dark(dark); };
  platform::run(window, std::move(program));
}

}  // namespace

#ifdef __EMSCRIPTEN__

int main() {
  run({}, platform::address());
  return 0;
}

#else

int main(int argc, char** argv) {
  platform::WindowOptions window;
  // What ships with the program lies beside it.
  window.asset_folder =
      (std::filesystem::absolute(argc > 0 ? argv[0] : "").parent_path() / "assets").string();
  std::error_code no_link;
  const auto program = std::filesystem::read_symlink("/proc/self/exe", no_link);
  if (!no_link) {
    window.asset_folder = (program.parent_path() / "assets").string();
  }
  std::string address;
  if (const auto status = xenoglyph::app::read_command_line(argc, argv, window, address)) {
    return *status;
  }
  try {
    run(window, address);
    xenoglyph::app::set_scripted_shell(nullptr);
  } catch (const std::exception& error) {
    std::fprintf(stderr, "xenoglyph-demo: %s\n", error.what());
    return 1;
  }
  return 0;
}

#endif
