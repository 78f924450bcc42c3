#include "render/picture.hpp"

#include <algorithm>
#include <stdexcept>
#include <string>

#include <GLES3/gl3.h>

#include "render/draw_state.hpp"
#include "shaders/sources.hpp"

namespace xenoglyph::render {

namespace {

constexpr int samples = 4;

void require_complete() {
  if (glCheckFramebufferStatus(GL_FRAMEBUFFER) != GL_FRAMEBUFFER_COMPLETE) {
    throw std::runtime_error(
        "The graphics driver can't draw into a picture (incomplete framebuffer).");
  }
}

}  // namespace

Picture::Target Picture::make_target(int width, int height) {
  Target target{make_texture(), make_framebuffer()};
  GLint texture_before = 0;
  glGetIntegerv(GL_TEXTURE_BINDING_2D, &texture_before);
  glBindTexture(GL_TEXTURE_2D, target.texture.name());
  glTexStorage2D(GL_TEXTURE_2D, 1, GL_RGBA8, width, height);
  for (const int filter : {GL_TEXTURE_MIN_FILTER, GL_TEXTURE_MAG_FILTER}) {
    glTexParameteri(GL_TEXTURE_2D, static_cast<GLenum>(filter), GL_LINEAR);
  }
  for (const int wrap : {GL_TEXTURE_WRAP_S, GL_TEXTURE_WRAP_T}) {
    glTexParameteri(GL_TEXTURE_2D, static_cast<GLenum>(wrap), GL_CLAMP_TO_EDGE);
  }
  glBindTexture(GL_TEXTURE_2D, static_cast<GLuint>(texture_before));
  glBindFramebuffer(GL_FRAMEBUFFER, target.framebuffer.name());
  glFramebufferTexture2D(GL_FRAMEBUFFER, GL_COLOR_ATTACHMENT0, GL_TEXTURE_2D, target.texture.name(),
                         0);
  require_complete();
  return target;
}

void Picture::begin(int width, int height, const Colour& background) {
  GLint largest = 0;
  glGetIntegerv(GL_MAX_RENDERBUFFER_SIZE, &largest);
  if (width < 1 || height < 1 || std::max(width, height) > largest) {
    throw std::invalid_argument("Picture::begin: from 1 x 1 to " + std::to_string(largest) + " x " +
                                std::to_string(largest) + " pixels, not " + std::to_string(width) +
                                " x " + std::to_string(height));
  }
  glGetIntegerv(GL_DRAW_FRAMEBUFFER_BINDING, &found_.draw_framebuffer);
  glGetIntegerv(GL_READ_FRAMEBUFFER_BINDING, &found_.read_framebuffer);
  glGetIntegerv(GL_VIEWPORT, found_.viewport.data());
  glGetFloatv(GL_COLOR_CLEAR_VALUE, found_.clear_colour.data());
  found_.scissor = glIsEnabled(GL_SCISSOR_TEST) == GL_TRUE;

  if (width != width_ || height != height_ || !target_.texture) {
    width_ = width;
    height_ = height;
    target_ = make_target(width, height);
    premultiplied_ = {};
    samples_ = make_renderbuffer();
    sample_framebuffer_ = make_framebuffer();
    glBindRenderbuffer(GL_RENDERBUFFER, samples_.name());
    glRenderbufferStorageMultisample(GL_RENDERBUFFER, samples, GL_RGBA8, width, height);
    glBindRenderbuffer(GL_RENDERBUFFER, 0);
    glBindFramebuffer(GL_FRAMEBUFFER, sample_framebuffer_.name());
    glFramebufferRenderbuffer(GL_FRAMEBUFFER, GL_COLOR_ATTACHMENT0, GL_RENDERBUFFER,
                              samples_.name());
    require_complete();
  }
  translucent_ = background.alpha < 1.0F;
  if (translucent_ && !premultiplied_.texture) {
    premultiplied_ = make_target(width, height);
  }

  glBindFramebuffer(GL_FRAMEBUFFER, sample_framebuffer_.name());
  glViewport(0, 0, width, height);
  glDisable(GL_SCISSOR_TEST);
  glClearColor(background.red * background.alpha, background.green * background.alpha,
               background.blue * background.alpha, background.alpha);
  glClear(GL_COLOR_BUFFER_BIT);
}

void Picture::end() {
  const Target& resolved = translucent_ ? premultiplied_ : target_;
  glBindFramebuffer(GL_READ_FRAMEBUFFER, sample_framebuffer_.name());
  glBindFramebuffer(GL_DRAW_FRAMEBUFFER, resolved.framebuffer.name());
  glBlitFramebuffer(0, 0, width_, height_, 0, 0, width_, height_, GL_COLOR_BUFFER_BIT, GL_NEAREST);
  const GLenum attachment = GL_COLOR_ATTACHMENT0;
  glInvalidateFramebuffer(GL_READ_FRAMEBUFFER, 1, &attachment);
  if (translucent_) {
    make_straight();
  }
  glBindFramebuffer(GL_DRAW_FRAMEBUFFER, static_cast<GLuint>(found_.draw_framebuffer));
  glBindFramebuffer(GL_READ_FRAMEBUFFER, static_cast<GLuint>(found_.read_framebuffer));
  glViewport(found_.viewport[0], found_.viewport[1], found_.viewport[2], found_.viewport[3]);
  glClearColor(found_.clear_colour[0], found_.clear_colour[1], found_.clear_colour[2],
               found_.clear_colour[3]);
  if (found_.scissor) {
    glEnable(GL_SCISSOR_TEST);
  }
}

void Picture::make_straight() {
  if (!straighten_) {
    straighten_ = make_program(shaders::straighten_vert, shaders::straighten_frag);
    no_vertices_ = make_vertex_array();
  }
  const DrawState state;
  glDisable(GL_BLEND);
  glBindFramebuffer(GL_DRAW_FRAMEBUFFER, target_.framebuffer.name());
  GLint unit = 0;
  GLint texture_before = 0;
  glGetIntegerv(GL_ACTIVE_TEXTURE, &unit);
  glActiveTexture(GL_TEXTURE0);
  glGetIntegerv(GL_TEXTURE_BINDING_2D, &texture_before);
  glBindTexture(GL_TEXTURE_2D, premultiplied_.texture.name());
  glUseProgram(straighten_.name());
  glUniform1i(glGetUniformLocation(straighten_.name(), "premultiplied"), 0);
  glBindVertexArray(no_vertices_.name());
  glDrawArrays(GL_TRIANGLES, 0, 3);
  glBindTexture(GL_TEXTURE_2D, static_cast<GLuint>(texture_before));
  glActiveTexture(static_cast<GLenum>(unit));
}

}  // namespace xenoglyph::render
