#include "render/gl.hpp"

#include <stdexcept>
#include <utility>

#include <GLES3/gl3.h>
#include <catch_amalgamated.hpp>

#include "graphics_context.hpp"

using namespace xenoglyph::render;

namespace {

// A texture's name means something to GL once it was bound.
unsigned bound(const Texture& texture) {
  glBindTexture(GL_TEXTURE_2D, texture.name());
  glBindTexture(GL_TEXTURE_2D, 0);
  return texture.name();
}

constexpr const char* vertex_source = "#version 300 es\nvoid main() { gl_Position = vec4(0.0); }\n";
constexpr const char* fragment_source =
    "#version 300 es\nprecision highp float;\nout vec4 colour;\nvoid main() { colour = vec4(1.0); "
    "}\n";

}  // namespace

TEST_CASE("an object is deleted with its owner, once") {
  use_graphics_context();
  unsigned name = 0;
  {
    Texture first = make_texture();
    name = bound(first);
    const Texture second = std::move(first);
    CHECK(glIsTexture(name) == GL_TRUE);
    CHECK(second.name() == name);
    CHECK_FALSE(first);  // NOLINT(bugprone-use-after-move): empty by contract
  }
  CHECK(glIsTexture(name) == GL_FALSE);
}

TEST_CASE("an object of a lost context is forgotten, not deleted") {
  use_graphics_context();
  unsigned name = 0;
  {
    const Texture texture = make_texture();
    name = bound(texture);
    forget_objects_of_lost_context();
  }
  // In a new context the name would belong to another.
  CHECK(glIsTexture(name) == GL_TRUE);
  glDeleteTextures(1, &name);

  // What is made afterwards is owned as ever, and may take the place of what was lost.
  Texture texture = make_texture();
  forget_objects_of_lost_context();
  texture = make_texture();
  const unsigned later = bound(texture);
  texture = {};
  CHECK(glIsTexture(later) == GL_FALSE);
}

TEST_CASE("a program that doesn't compile or link says why") {
  use_graphics_context();
  CHECK(make_program(vertex_source, fragment_source));
  CHECK_THROWS_WITH(make_program("#version 300 es\nvoid main() { nonsense; }\n", fragment_source),
                    Catch::Matchers::ContainsSubstring("vertex shader") &&
                        Catch::Matchers::ContainsSubstring("nonsense"));
  CHECK_THROWS_WITH(make_program(vertex_source, "#version 300 es\n?\n"),
                    Catch::Matchers::ContainsSubstring("fragment shader"));
  CHECK_THROWS_AS(
      make_program(vertex_source,
                   "#version 300 es\nprecision highp float;\nin vec4 missing;\nout vec4 colour;\n"
                   "void main() { colour = missing; }\n"),
      std::runtime_error);
}
