#include "render/gl.hpp"

#include <stdexcept>
#include <string>
#include <vector>

#include <GLES3/gl3.h>

namespace xenoglyph::render {

namespace {

// Counts the contexts that were lost: an object of an earlier one must not be deleted in a later
// one, where its name may mean something else.
unsigned current_context = 0U;

void delete_object(GlKind kind, unsigned name) {
  switch (kind) {
    case GlKind::buffer:
      glDeleteBuffers(1, &name);
      break;
    case GlKind::vertex_array:
      glDeleteVertexArrays(1, &name);
      break;
    case GlKind::texture:
      glDeleteTextures(1, &name);
      break;
    case GlKind::framebuffer:
      glDeleteFramebuffers(1, &name);
      break;
    case GlKind::renderbuffer:
      glDeleteRenderbuffers(1, &name);
      break;
    case GlKind::program:
      glDeleteProgram(name);
      break;
  }
}

// A shader lives until its program is linked.
class Shader {
 public:
  Shader(GLenum stage, const char* source) : name_(glCreateShader(stage)) {
    glShaderSource(name_, 1, &source, nullptr);
    glCompileShader(name_);
    GLint compiled = GL_FALSE;
    glGetShaderiv(name_, GL_COMPILE_STATUS, &compiled);
    if (compiled == GL_FALSE) {
      GLint length = 0;
      glGetShaderiv(name_, GL_INFO_LOG_LENGTH, &length);
      std::vector<char> log(static_cast<std::size_t>(length) + 1);
      glGetShaderInfoLog(name_, length, nullptr, log.data());
      glDeleteShader(name_);
      throw std::runtime_error(std::string("The graphics driver refuses a ") +
                               (stage == GL_VERTEX_SHADER ? "vertex" : "fragment") +
                               " shader: " + log.data());
    }
  }
  Shader(const Shader&) = delete;
  Shader& operator=(const Shader&) = delete;
  ~Shader() { glDeleteShader(name_); }

  GLuint name() const { return name_; }

 private:
  GLuint name_;
};

template <typename Generate>
unsigned generated(Generate generate) {
  GLuint name = 0;
  generate(1, &name);
  return name;
}

}  // namespace

void forget_objects_of_lost_context() { ++current_context; }

template <GlKind Kind>
GlObject<Kind>::GlObject(unsigned name) : name_(name), context_(current_context) {}

template <GlKind Kind>
GlObject<Kind>::~GlObject() {
  if (name_ != 0U && context_ == current_context) {
    delete_object(Kind, name_);
  }
}

template class GlObject<GlKind::buffer>;
template class GlObject<GlKind::vertex_array>;
template class GlObject<GlKind::texture>;
template class GlObject<GlKind::framebuffer>;
template class GlObject<GlKind::renderbuffer>;
template class GlObject<GlKind::program>;

Buffer make_buffer() { return Buffer(generated(glGenBuffers)); }
VertexArray make_vertex_array() { return VertexArray(generated(glGenVertexArrays)); }
Texture make_texture() { return Texture(generated(glGenTextures)); }
Framebuffer make_framebuffer() { return Framebuffer(generated(glGenFramebuffers)); }
Renderbuffer make_renderbuffer() { return Renderbuffer(generated(glGenRenderbuffers)); }

Program make_program(const char* vertex_source, const char* fragment_source) {
  const Shader vertex(GL_VERTEX_SHADER, vertex_source);
  const Shader fragment(GL_FRAGMENT_SHADER, fragment_source);
  Program program(glCreateProgram());
  glAttachShader(program.name(), vertex.name());
  glAttachShader(program.name(), fragment.name());
  glLinkProgram(program.name());
  GLint linked = GL_FALSE;
  glGetProgramiv(program.name(), GL_LINK_STATUS, &linked);
  if (linked == GL_FALSE) {
    GLint length = 0;
    glGetProgramiv(program.name(), GL_INFO_LOG_LENGTH, &length);
    std::vector<char> log(static_cast<std::size_t>(length) + 1);
    glGetProgramInfoLog(program.name(), length, nullptr, log.data());
    throw std::runtime_error(std::string("The graphics driver can't link a shader program: ") +
                             log.data());
  }
  return program;
}

}  // namespace xenoglyph::render
