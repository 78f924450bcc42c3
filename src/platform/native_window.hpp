#pragma once

#include <memory>

#include "platform/platform.hpp"

struct GLFWwindow;

namespace xenoglyph::platform {

/// A GLFW window with an OpenGL ES 3 context (through EGL), current on this thread. Throws
/// std::runtime_error with what to do when there is none.
class NativeWindow {
 public:
  explicit NativeWindow(const WindowOptions& options);

  GLFWwindow* handle() const { return window_.get(); }
  /// Size in device pixels and their ratio to points.
  Viewport viewport() const;

 private:
  // GLFW as a whole lives as long as its window.
  struct Library {
    Library();
    Library(const Library&) = delete;
    Library& operator=(const Library&) = delete;
    ~Library();
  };
  struct Close {
    void operator()(GLFWwindow* window) const;
  };

  Library library_;
  std::unique_ptr<GLFWwindow, Close> window_;
  std::optional<float> pixel_ratio_;
};

}  // namespace xenoglyph::platform
