#pragma once

#include <utility>

namespace xenoglyph::render {

/// The kinds of GL objects that are owned here.
enum class GlKind { buffer, vertex_array, texture, framebuffer, renderbuffer, program };

/// Tells every GL object's owner that the context is gone: objects made before this call are
/// forgotten, not deleted. Call it when the context is lost, before destroying them.
void forget_objects_of_lost_context();

/// Owns one GL object: made with it, deleted with it. Moves, doesn't copy.
template <GlKind Kind>
class GlObject {
 public:
  /// Owns nothing yet.
  GlObject() = default;
  /// Takes ownership of a name that GL gave in the current context.
  explicit GlObject(unsigned name);
  ~GlObject();
  GlObject(GlObject&& other) noexcept
      : name_(std::exchange(other.name_, 0U)), context_(other.context_) {}
  GlObject& operator=(GlObject&& other) noexcept {
    std::swap(name_, other.name_);
    std::swap(context_, other.context_);
    return *this;
  }

  unsigned name() const { return name_; }
  explicit operator bool() const { return name_ != 0U; }

 private:
  unsigned name_ = 0U;
  unsigned context_ = 0U;  // which context it was made in
};

using Buffer = GlObject<GlKind::buffer>;
using VertexArray = GlObject<GlKind::vertex_array>;
using Texture = GlObject<GlKind::texture>;
using Framebuffer = GlObject<GlKind::framebuffer>;
using Renderbuffer = GlObject<GlKind::renderbuffer>;
using Program = GlObject<GlKind::program>;

Buffer make_buffer();
VertexArray make_vertex_array();
Texture make_texture();
Framebuffer make_framebuffer();
Renderbuffer make_renderbuffer();

/// Compiles and links a program from GLSL ES 3.00 sources (shaders/, embedded at build time).
/// Throws std::runtime_error with the driver's log.
Program make_program(const char* vertex_source, const char* fragment_source);

}  // namespace xenoglyph::render
