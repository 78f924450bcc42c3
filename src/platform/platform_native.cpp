#define GLFW_INCLUDE_NONE
#include <chrono>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <span>
#include <utility>
#include <vector>

#include <GLFW/glfw3.h>
#include <imgui_impl_glfw.h>

#include "platform/frame_clock.hpp"
#include "platform/frame_schedule.hpp"
#include "platform/interface.hpp"
#include "platform/native_window.hpp"
#include "platform/platform.hpp"
#include "platform/screenshot.hpp"

namespace xenoglyph::platform {

namespace {

// GLFW's callbacks know no object of ours, and there is one window: its state is the process's.
struct {
  FrameSchedule schedule;
  FrameClock clock;
  std::string address;
  std::filesystem::path asset_folder;
  std::vector<std::string> requested_assets;
  GLFWwindow* window = nullptr;
  const Program* program = nullptr;
} running;

void note_input() { running.schedule.input(); }

// GLFW gives the pointer's place in window coordinates, which are not pixels everywhere.
void move_pointer(GLFWwindow* window, double x, double y) {
  int window_width = 0;
  int window_height = 0;
  int width = 0;
  int height = 0;
  glfwGetWindowSize(window, &window_width, &window_height);
  glfwGetFramebufferSize(window, &width, &height);
  if (window_width > 0 && window_height > 0) {
    ImGui_ImplGlfw_CursorPosCallback(window, x * width / window_width, y * height / window_height);
  }
  note_input();
}

std::optional<DroppedFile> read_file(const std::filesystem::path& path) {
  std::ifstream file(path, std::ios::binary);
  const std::vector<char> content{std::istreambuf_iterator<char>(file), {}};
  if (!file || std::filesystem::is_directory(path)) {
    return std::nullopt;
  }
  const auto bytes = std::as_bytes(std::span(content));
  return DroppedFile{.name = path.filename().string(), .content = {bytes.begin(), bytes.end()}};
}

void drop_file(const std::filesystem::path& path) {
  if (auto file = read_file(path)) {
    if (running.program->file_dropped) {
      running.program->file_dropped(std::move(*file));
    }
  } else if (running.program->file_failed) {
    running.program->file_failed(path.filename().string(), "The file can't be read.");
  }
}

void deliver_assets() {
  for (const std::string& name : std::exchange(running.requested_assets, {})) {
    const std::filesystem::path path = running.asset_folder / name;
    if (auto file = read_file(path)) {
      if (running.program->asset_arrived) {
        running.program->asset_arrived(std::move(*file));
      }
    } else if (running.program->asset_failed) {
      running.program->asset_failed(
          name, "There is no " + path.string() + "; --assets names the folder that has it.");
    }
    note_input();
  }
}

void install_callbacks(GLFWwindow* window) {
  glfwSetWindowFocusCallback(window, [](GLFWwindow* w, int focused) {
    ImGui_ImplGlfw_WindowFocusCallback(w, focused);
    note_input();
  });
  glfwSetCursorEnterCallback(window, [](GLFWwindow* w, int entered) {
    ImGui_ImplGlfw_CursorEnterCallback(w, entered);
    note_input();
  });
  glfwSetCursorPosCallback(window, move_pointer);
  glfwSetMouseButtonCallback(window, [](GLFWwindow* w, int button, int action, int modifiers) {
    ImGui_ImplGlfw_MouseButtonCallback(w, button, action, modifiers);
    note_input();
  });
  glfwSetScrollCallback(window, [](GLFWwindow* w, double x, double y) {
    ImGui_ImplGlfw_ScrollCallback(w, x, y);
    note_input();
  });
  glfwSetKeyCallback(window, [](GLFWwindow* w, int key, int scancode, int action, int modifiers) {
    ImGui_ImplGlfw_KeyCallback(w, key, scancode, action, modifiers);
    note_input();
  });
  glfwSetCharCallback(window, [](GLFWwindow* w, unsigned character) {
    ImGui_ImplGlfw_CharCallback(w, character);
    note_input();
  });
  glfwSetFramebufferSizeCallback(window, [](GLFWwindow*, int, int) { note_input(); });
  glfwSetWindowContentScaleCallback(window, [](GLFWwindow*, float, float) { note_input(); });
  glfwSetWindowRefreshCallback(window, [](GLFWwindow*) { note_input(); });
  glfwSetDropCallback(window, [](GLFWwindow*, int count, const char** paths) {
    for (const char* path : std::span(paths, static_cast<std::size_t>(count))) {
      drop_file(path);
    }
    note_input();
  });
}

void wait_for_events(bool every_frame) {
  if (every_frame || running.schedule.due()) {
    glfwPollEvents();
  } else {
    glfwWaitEvents();
  }
}

// What ImGui_ImplGlfw_Init made goes before the window and ImGui's context do.
struct GlfwBackend {
  explicit GlfwBackend(GLFWwindow* window) { ImGui_ImplGlfw_InitForOpenGL(window, false); }
  GlfwBackend(const GlfwBackend&) = delete;
  GlfwBackend& operator=(const GlfwBackend&) = delete;
  ~GlfwBackend() { ImGui_ImplGlfw_Shutdown(); }
};

}  // namespace

void run(const WindowOptions& options, Program program) {
  const NativeWindow window(options);
  Interface interface;
  const GlfwBackend backend(window.handle());
  // What the program holds may own GL objects: it goes before the context does.
  const Program held = std::move(program);
  running.window = window.handle();
  running.program = &held;
  running.asset_folder = options.asset_folder;
  install_callbacks(window.handle());
  interface.start_graphics();
  glfwSwapInterval(options.frames ? 0 : 1);
  note_input();

  bool last = options.frames && *options.frames < 1;
  while (!last) {
    deliver_assets();
    wait_for_events(options.frames.has_value());
    const Viewport viewport = window.viewport();
    last = glfwWindowShouldClose(window.handle()) == GLFW_TRUE;
    const bool due = last || options.frames || running.schedule.due();
    if (!due || viewport.width == 0 || viewport.height == 0) {
      continue;
    }
    const double start = seconds();
    interface.draw(viewport, held, ImGui_ImplGlfw_NewFrame);
    running.clock.add(seconds() - start);
    running.schedule.drawn((held.wants_frame && held.wants_frame()) || Interface::wants_frame());
    last = last || (options.frames && running.clock.statistics().frames >= *options.frames);
    if (last && !options.screenshot.empty()) {
      write_screenshot(options.screenshot, viewport.width, viewport.height);
    }
    glfwSwapBuffers(window.handle());
  }
  running.window = nullptr;
  running.program = nullptr;
}

void request_frame() {
  running.schedule.request();
  if (running.window != nullptr) {
    glfwPostEmptyEvent();
  }
}

double seconds() {
  using std::chrono::duration;
  using std::chrono::steady_clock;
  static const steady_clock::time_point start = steady_clock::now();
  return duration<double>(steady_clock::now() - start).count();
}

FrameStatistics frame_statistics() { return running.clock.statistics(); }

std::string address() { return running.address; }
std::string page_location() { return {}; }
void set_address(std::string_view hash) { running.address = hash; }

bool prefers_dark() { return false; }
bool prefers_reduced_motion() { return false; }
bool touch_input() { return false; }

void announce(std::string_view /*text*/) {}

void set_clipboard(std::string_view text) {
  if (running.window != nullptr) {
    glfwSetClipboardString(running.window, std::string(text).c_str());
  }
}

void request_asset(std::string_view name) {
  running.requested_assets.emplace_back(name);
  request_frame();
}

bool choose_file(std::string_view /*accept*/) { return false; }

bool save_file(std::string_view name, std::string_view /*mime_type*/, std::string_view content) {
  // Whole or not at all: written beside it, then renamed.
  const std::filesystem::path path = std::filesystem::path(name).filename();
  std::filesystem::path part = path;
  part += ".part";
  std::ofstream file(part, std::ios::binary);
  file << content;
  file.close();
  std::error_code error;
  if (file) {
    std::filesystem::rename(part, path, error);
  }
  if (!file || error) {
    std::filesystem::remove(part, error);
    return false;
  }
  return true;
}

void open_link(std::string_view url) {
  std::printf("%.*s\n", static_cast<int>(url.size()), url.data());
  std::fflush(stdout);
}

}  // namespace xenoglyph::platform
