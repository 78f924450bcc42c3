#include "platform/native_window.hpp"

// GLFW must leave GL's declarations to GLES3/gl3.h.
#define GLFW_INCLUDE_NONE
#include <cmath>
#include <stdexcept>
#include <string>

#include <GLFW/glfw3.h>

namespace xenoglyph::platform {

namespace {

std::string last_error() {
  const char* description = nullptr;
  glfwGetError(&description);
  return description == nullptr ? "no further description" : description;
}

}  // namespace

NativeWindow::Library::Library() {
  if (glfwInit() == GLFW_FALSE) {
    throw std::runtime_error("There is no display to open a window on (" + last_error() +
                             "). Start it in a desktop session, or under xvfb-run -a.");
  }
}

NativeWindow::Library::~Library() { glfwTerminate(); }

void NativeWindow::Close::operator()(GLFWwindow* window) const { glfwDestroyWindow(window); }

NativeWindow::NativeWindow(const WindowOptions& options) : pixel_ratio_(options.pixel_ratio) {
  glfwWindowHint(GLFW_CLIENT_API, GLFW_OPENGL_ES_API);
  glfwWindowHint(GLFW_CONTEXT_CREATION_API, GLFW_EGL_CONTEXT_API);
  glfwWindowHint(GLFW_CONTEXT_VERSION_MAJOR, 3);
  glfwWindowHint(GLFW_CONTEXT_VERSION_MINOR, 0);
  // Pictures bring their own samples and need neither depth nor stencil.
  glfwWindowHint(GLFW_DEPTH_BITS, 0);
  glfwWindowHint(GLFW_STENCIL_BITS, 0);
  glfwWindowHint(GLFW_SCALE_TO_MONITOR, pixel_ratio_ ? GLFW_FALSE : GLFW_TRUE);
  const float scale = pixel_ratio_.value_or(1.0F);
  window_.reset(
      glfwCreateWindow(static_cast<int>(std::lround(static_cast<float>(options.width) * scale)),
                       static_cast<int>(std::lround(static_cast<float>(options.height) * scale)),
                       options.title.c_str(), nullptr, nullptr));
  if (!window_) {
    throw std::runtime_error("There is no OpenGL ES 3 (" + last_error() +
                             "). Install a graphics driver with EGL (Debian: libegl1 libgles2 "
                             "libgl1-mesa-dri).");
  }
  glfwMakeContextCurrent(window_.get());
}

Viewport NativeWindow::viewport() const {
  Viewport viewport;
  glfwGetFramebufferSize(window_.get(), &viewport.width, &viewport.height);
  if (pixel_ratio_) {
    viewport.pixel_ratio = *pixel_ratio_;
  } else {
    glfwGetWindowContentScale(window_.get(), &viewport.pixel_ratio, nullptr);
  }
  return viewport;
}

}  // namespace xenoglyph::platform
