#pragma once

#include <cstddef>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

/// The window and what lies around it: one header, a native and a web implementation.
///
/// Everything on screen is measured in device pixels, so that it is crisp at any pixel ratio: a
/// length from the design is multiplied by `Viewport::pixel_ratio`.
namespace xenoglyph::platform {

/// The drawing area, in device pixels.
struct Viewport {
  int width = 0;
  int height = 0;
  float pixel_ratio = 1.0F;  ///< device pixels to a CSS pixel (or to a desktop's point)
};

struct DroppedFile {
  std::string name;
  std::vector<std::byte> content;
};

/// What a program tells the window; every member may be empty.
struct Program {
  /// Before the first frame, and when the pixel ratio changes: fill ImGui's font atlas and style.
  /// The window uploads the atlas afterwards.
  std::function<void(float pixel_ratio)> build_fonts;
  /// Between ImGui's new frame and its rendering. Draw everything.
  std::function<void(const Viewport& viewport)> frame;
  /// Asked after each frame: must another one follow though nothing was pressed (animation,
  /// fitting)?
  std::function<bool()> wants_frame;
  /// The GL context is gone: forget every GL object without deleting it. When there is a new one,
  /// the next frame makes them again.
  std::function<void()> graphics_lost;
  /// The address bar's hash was changed by the visitor (or by going back). Without the leading '#'.
  std::function<void(const std::string& hash)> address_changed;
  std::function<void(DroppedFile file)> file_dropped;
  /// A file that was dropped or chosen could not be read; `reason` is a sentence for the visitor.
  std::function<void(const std::string& name, const std::string& reason)> file_failed;
  /// A file that request_asset() asked for: so many bytes of `total` have arrived.
  std::function<void(const std::string& name, double received, double total)> asset_progress;
  std::function<void(DroppedFile file)> asset_arrived;
  /// It could not be had; `reason` is a sentence for the visitor.
  std::function<void(const std::string& name, const std::string& reason)> asset_failed;
  /// prefers-color-scheme changed.
  std::function<void(bool dark)> dark_mode_changed;
};

struct WindowOptions {
  std::string title = "Xenoglyph";
  int width = 1280;  ///< native: window size in points; the page fills its canvas
  int height = 800;
  std::optional<int> frames;         ///< native: leave after so many frames
  std::string asset_folder;          ///< native: where request_asset() finds its files
  std::string screenshot;            ///< native: write the last frame there as PNG
  std::optional<float> pixel_ratio;  ///< native: instead of the screen's
};

/// Opens the window, makes an OpenGL ES 3 (WebGL2) context and an ImGui context, and runs the
/// program until the window is closed. On the web it returns at once, and the browser calls the
/// program from then on: what `program` refers to must outlive main(), so let its functions share
/// ownership (std::shared_ptr) of the state. Draws a frame only after input, a change of size,
/// request_frame(), or while wants_frame() says so; after input a few more follow, so that ImGui
/// settles. An exception out of `program` ends it: natively run()
/// throws it on, the page shows it. Throws std::runtime_error with what to do when there is no
/// OpenGL ES 3, or the screenshot can't be written.
void run(const WindowOptions& options, Program program);

/// Draws one more frame soon, from wherever it is called on the main thread.
void request_frame();

/// Seconds on a steady clock.
double seconds();

/// Frames drawn since the start, and the longest and mean seconds a frame of the last 120 took.
struct FrameStatistics {
  long frames = 0;
  double mean_seconds = 0.0;
  double longest_seconds = 0.0;
};
FrameStatistics frame_statistics();

/// The address bar's hash without '#'; natively what set_address or the command line last gave.
std::string address();
/// The page's own location without a hash; natively nothing.
std::string page_location();
/// Replaces the hash in the address bar without adding a step to the history.
void set_address(std::string_view hash);

/// The system's colour preference; natively false.
bool prefers_dark();
/// The system asks for less motion; natively false.
bool prefers_reduced_motion();
/// Last input came from a finger: targets should be larger.
bool touch_input();

/// Says a sentence to those who hear the page rather than see it (a live region); natively nothing.
void announce(std::string_view text);

void set_clipboard(std::string_view text);
/// Opens a file chooser; the file arrives through Program::file_dropped. Natively there is none: it
/// says so by returning false.
bool choose_file(std::string_view accept);
/// Asks for a file that ships beside the program ("codes.safetensors"): it arrives later through
/// Program::asset_arrived, or Program::asset_failed says why not.
void request_asset(std::string_view name);
/// Offers a file to be saved: a download on the web, the working directory natively. False when it
/// could not be written.
bool save_file(std::string_view name, std::string_view mime_type, std::string_view content);
/// Opens a web page in a new tab; natively prints it.
void open_link(std::string_view url);

}  // namespace xenoglyph::platform
