#include "render/point_cloud.hpp"

#include <stdexcept>

#include <GLES3/gl3.h>

#include "render/draw_state.hpp"
#include "shaders/sources.hpp"

namespace xenoglyph::render {

namespace {

constexpr GLuint position_attribute = 0;
constexpr GLuint colour_attribute = 1;

void upload(const Buffer& buffer, const void* data, std::size_t bytes) {
  GLint before = 0;
  glGetIntegerv(GL_ARRAY_BUFFER_BINDING, &before);
  glBindBuffer(GL_ARRAY_BUFFER, buffer.name());
  glBufferData(GL_ARRAY_BUFFER, static_cast<GLsizeiptr>(bytes), data, GL_DYNAMIC_DRAW);
  glBindBuffer(GL_ARRAY_BUFFER, static_cast<GLuint>(before));
}

}  // namespace

PointCloud::PointCloud()
    : program_(make_program(shaders::point_cloud_vert, shaders::point_cloud_frag)),
      vertices_(make_vertex_array()),
      positions_(make_buffer()),
      colours_(make_buffer()) {
  const DrawState state;
  glBindVertexArray(vertices_.name());
  glBindBuffer(GL_ARRAY_BUFFER, positions_.name());
  glVertexAttribPointer(position_attribute, 2, GL_FLOAT, GL_FALSE, sizeof(Point), nullptr);
  glVertexAttribDivisor(position_attribute, 1);
  glEnableVertexAttribArray(position_attribute);
  glBindBuffer(GL_ARRAY_BUFFER, colours_.name());
  glVertexAttribPointer(colour_attribute, 4, GL_FLOAT, GL_FALSE, sizeof(Colour), nullptr);
  glVertexAttribDivisor(colour_attribute, 1);
  glEnableVertexAttribArray(colour_attribute);
}

void PointCloud::set_positions(std::span<const Point> positions) {
  upload(positions_, positions.data(), positions.size_bytes());
  count_ = static_cast<int>(positions.size());
}

void PointCloud::set_colours(std::span<const Colour> colours) {
  upload(colours_, colours.data(), colours.size_bytes());
  colour_count_ = static_cast<int>(colours.size());
}

void PointCloud::draw(const View& view, int width, int height, float diameter) const {
  if (count_ == 0) {
    return;
  }
  if (colour_count_ != 1 && colour_count_ != count_) {
    throw std::logic_error("PointCloud::draw: set_colours takes one colour, or one for each point");
  }
  const DrawState state;
  glUseProgram(program_.name());
  const auto uniform = [this](const char* name) {
    return glGetUniformLocation(program_.name(), name);
  };
  glUniform2f(uniform("view_origin"), view.left, view.bottom);
  glUniform2f(uniform("view_scale"), 1.0F / (view.right - view.left),
              1.0F / (view.top - view.bottom));
  glUniform2f(uniform("pixel_size"), 2.0F / static_cast<float>(width),
              2.0F / static_cast<float>(height));
  glUniform1f(uniform("radius"), 0.5F * diameter);
  glBindVertexArray(vertices_.name());
  // One colour for all: an instance step so long that the first colour serves every point.
  glVertexAttribDivisor(colour_attribute, colour_count_ == 1 ? static_cast<GLuint>(count_) : 1U);
  glDrawArraysInstanced(GL_TRIANGLE_STRIP, 0, 4, count_);
}

}  // namespace xenoglyph::render
