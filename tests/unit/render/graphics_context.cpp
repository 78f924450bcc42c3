#include "graphics_context.hpp"

#include <array>
#include <stdexcept>

#include <EGL/egl.h>
#include <EGL/eglext.h>

namespace {

// Stays until the process ends.
bool make_context() {
  EGLDisplay display =
      eglGetPlatformDisplay(EGL_PLATFORM_SURFACELESS_MESA, EGL_DEFAULT_DISPLAY, nullptr);
  if (eglInitialize(display, nullptr, nullptr) == EGL_FALSE ||
      eglBindAPI(EGL_OPENGL_ES_API) == EGL_FALSE) {
    throw std::runtime_error("EGL without a display is needed (Debian: libegl1 libgl1-mesa-dri)");
  }
  constexpr std::array attributes{EGL_CONTEXT_MAJOR_VERSION, 3, EGL_CONTEXT_MINOR_VERSION, 0,
                                  EGL_NONE};
  EGLContext context =
      eglCreateContext(display, EGL_NO_CONFIG_KHR, EGL_NO_CONTEXT, attributes.data());
  if (context == EGL_NO_CONTEXT ||
      eglMakeCurrent(display, EGL_NO_SURFACE, EGL_NO_SURFACE, context) == EGL_FALSE) {
    throw std::runtime_error("OpenGL ES 3 is needed (Debian: libgles2 libgl1-mesa-dri)");
  }
  return true;
}

}  // namespace

void use_graphics_context() {
  static const bool made = make_context();
  static_cast<void>(made);
}
