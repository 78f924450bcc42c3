#pragma once

/// Makes an OpenGL ES 3 context current that draws into no window (EGL without a surface), once a
/// process. Throws std::runtime_error when there is none.
void use_graphics_context();
