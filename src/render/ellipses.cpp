#include "render/ellipses.hpp"

#include <cstddef>

#include <GLES3/gl3.h>

#include "render/draw_state.hpp"
#include "shaders/sources.hpp"

namespace xenoglyph::render {

namespace {

// A chord of so many leaves a circle of 1000 pixels' radius by 0.13 pixel.
constexpr int segments = 192;
constexpr int strip_vertices = 4 * (segments + 1) + 2;

void instance_attribute(GLuint index, GLint components, std::size_t offset) {
  // GL takes the offset in the guise of a pointer.
  // NOLINTNEXTLINE(performance-no-int-to-ptr)
  const auto* pointer = reinterpret_cast<const void*>(offset);
  glVertexAttribPointer(index, components, GL_FLOAT, GL_FALSE, sizeof(Ellipse), pointer);
  glVertexAttribDivisor(index, 1);
  glEnableVertexAttribArray(index);
}

}  // namespace

Ellipses::Ellipses()
    : program_(make_program(shaders::ellipses_vert, shaders::ellipses_frag)),
      vertices_(make_vertex_array()),
      instances_(make_buffer()) {
  const DrawState state;
  glBindVertexArray(vertices_.name());
  glBindBuffer(GL_ARRAY_BUFFER, instances_.name());
  instance_attribute(0, 2, offsetof(Ellipse, centre_x));
  instance_attribute(1, 4, offsetof(Ellipse, u_x));
  instance_attribute(2, 4, offsetof(Ellipse, outline));
  instance_attribute(3, 4, offsetof(Ellipse, fill));
  instance_attribute(4, 2, offsetof(Ellipse, line_width));
}

void Ellipses::draw(std::span<const Ellipse> ellipses, const View& view, int width, int height) {
  if (ellipses.empty()) {
    return;
  }
  const DrawState state;
  glBindBuffer(GL_ARRAY_BUFFER, instances_.name());
  glBufferData(GL_ARRAY_BUFFER, static_cast<GLsizeiptr>(ellipses.size_bytes()), ellipses.data(),
               GL_STREAM_DRAW);
  glUseProgram(program_.name());
  const auto uniform = [this](const char* name) {
    return glGetUniformLocation(program_.name(), name);
  };
  glUniform2f(uniform("view_origin"), view.left, view.bottom);
  glUniform2f(uniform("view_scale"), 1.0F / (view.right - view.left),
              1.0F / (view.top - view.bottom));
  glUniform2f(uniform("picture_size"), static_cast<float>(width), static_cast<float>(height));
  glUniform1i(uniform("segments"), segments);
  glBindVertexArray(vertices_.name());
  glDrawArraysInstanced(GL_TRIANGLE_STRIP, 0, strip_vertices,
                        static_cast<GLsizei>(ellipses.size()));
}

}  // namespace xenoglyph::render
