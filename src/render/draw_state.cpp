#include "render/draw_state.hpp"

#include <GLES3/gl3.h>

namespace xenoglyph::render {

DrawState::DrawState() : blend_(glIsEnabled(GL_BLEND) == GL_TRUE) {
  glGetIntegerv(GL_CURRENT_PROGRAM, &program_);
  glGetIntegerv(GL_VERTEX_ARRAY_BINDING, &vertex_array_);
  glGetIntegerv(GL_ARRAY_BUFFER_BINDING, &array_buffer_);
  glGetIntegerv(GL_UNIFORM_BUFFER_BINDING, &uniform_buffer_);
  glGetIntegerv(GL_BLEND_SRC_RGB, &blend_functions_[0]);
  glGetIntegerv(GL_BLEND_DST_RGB, &blend_functions_[1]);
  glGetIntegerv(GL_BLEND_SRC_ALPHA, &blend_functions_[2]);
  glGetIntegerv(GL_BLEND_DST_ALPHA, &blend_functions_[3]);
  glGetIntegerv(GL_BLEND_EQUATION_RGB, &blend_equations_[0]);
  glGetIntegerv(GL_BLEND_EQUATION_ALPHA, &blend_equations_[1]);
  glEnable(GL_BLEND);
  glBlendEquation(GL_FUNC_ADD);
  glBlendFunc(GL_ONE, GL_ONE_MINUS_SRC_ALPHA);
}

DrawState::~DrawState() {
  glUseProgram(static_cast<GLuint>(program_));
  glBindVertexArray(static_cast<GLuint>(vertex_array_));
  glBindBuffer(GL_ARRAY_BUFFER, static_cast<GLuint>(array_buffer_));
  glBindBuffer(GL_UNIFORM_BUFFER, static_cast<GLuint>(uniform_buffer_));
  blend_ ? glEnable(GL_BLEND) : glDisable(GL_BLEND);
  glBlendFuncSeparate(
      static_cast<GLenum>(blend_functions_[0]), static_cast<GLenum>(blend_functions_[1]),
      static_cast<GLenum>(blend_functions_[2]), static_cast<GLenum>(blend_functions_[3]));
  glBlendEquationSeparate(static_cast<GLenum>(blend_equations_[0]),
                          static_cast<GLenum>(blend_equations_[1]));
}

}  // namespace xenoglyph::render
