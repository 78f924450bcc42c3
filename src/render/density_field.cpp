#include "render/density_field.hpp"

#include <cmath>
#include <stdexcept>
#include <string>
#include <vector>

#include <GLES3/gl3.h>

#include "render/draw_state.hpp"
#include "shaders/sources.hpp"

namespace xenoglyph::render {

namespace {

constexpr GLuint bumps_binding = 0;

// One bump as the shader's uniform block has it (std140: three vectors of four).
struct BlockBump {
  float centre_x, centre_y, precision_xx, precision_xy;
  float precision_yy, log_height, unused_1, unused_2;
  Colour colour;
};
static_assert(sizeof(BlockBump) == 48);

// Positions go from data coordinates to 0..1 across the picture here, in double: far from the
// origin the shader's floats would not do.
BlockBump block_bump(const Bump& bump, const View& view, double log_peak) {
  const double left = view.left;
  const double bottom = view.bottom;
  const double width = view.right - left;
  const double height = view.top - bottom;
  return {.centre_x = static_cast<float>((bump.centre_x - left) / width),
          .centre_y = static_cast<float>((bump.centre_y - bottom) / height),
          .precision_xx = static_cast<float>(bump.precision_xx * width * width),
          .precision_xy = static_cast<float>(bump.precision_xy * width * height),
          .precision_yy = static_cast<float>(bump.precision_yy * height * height),
          .log_height = static_cast<float>(bump.log_height - log_peak),
          .unused_1 = 0.0F,
          .unused_2 = 0.0F,
          .colour = bump.colour};
}

}  // namespace

DensityField::DensityField()
    : program_(make_program(shaders::density_field_vert, shaders::density_field_frag)),
      vertices_(make_vertex_array()),
      bumps_(make_buffer()) {
  const DrawState state;
  glUniformBlockBinding(program_.name(), glGetUniformBlockIndex(program_.name(), "Bumps"),
                        bumps_binding);
  glBindBuffer(GL_UNIFORM_BUFFER, bumps_.name());
  glBufferData(GL_UNIFORM_BUFFER, sizeof(BlockBump) * max_bumps, nullptr, GL_DYNAMIC_DRAW);
}

void DensityField::draw(std::span<const Bump> bumps, const View& view, float peak, float strength,
                        float line_width) {
  if (bumps.size() > max_bumps) {
    throw std::length_error("DensityField::draw: at most " + std::to_string(max_bumps) +
                            " bumps, not " + std::to_string(bumps.size()));
  }
  if (bumps.empty() || !(peak > 0.0F) || !(strength > 0.0F)) {
    return;
  }
  std::vector<BlockBump> block;
  block.reserve(bumps.size());
  for (const Bump& bump : bumps) {
    block.push_back(block_bump(bump, view, std::log(static_cast<double>(peak))));
  }
  const DrawState state;
  glBindBufferBase(GL_UNIFORM_BUFFER, bumps_binding, bumps_.name());
  glBufferSubData(GL_UNIFORM_BUFFER, 0, static_cast<GLsizeiptr>(block.size() * sizeof(BlockBump)),
                  block.data());
  glUseProgram(program_.name());
  glUniform1i(glGetUniformLocation(program_.name(), "count"), static_cast<GLint>(block.size()));
  glUniform1f(glGetUniformLocation(program_.name(), "strength"), strength);
  glUniform1f(glGetUniformLocation(program_.name(), "line_width"), line_width);
  glBindVertexArray(vertices_.name());
  glDrawArrays(GL_TRIANGLES, 0, 3);
}

}  // namespace xenoglyph::render
