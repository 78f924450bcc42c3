#include "render/picture.hpp"

#include <array>
#include <stdexcept>
#include <vector>

#include <GLES3/gl3.h>
#include <catch_amalgamated.hpp>

#include "graphics_context.hpp"
#include "pixels.hpp"
#include "render/density_field.hpp"
#include "render/ellipses.hpp"
#include "render/point_cloud.hpp"

using namespace xenoglyph::render;

namespace {

void draw_one_of_each(int width, int height) {
  PointCloud cloud;
  cloud.set_positions(std::vector<Point>{{20.0F, 20.0F}});
  cloud.set_colours(std::vector<Colour>{{1.0F, 0.0F, 0.0F, 0.5F}});
  cloud.draw(pixel_view(width, height), width, height, 11.0F);
  Ellipses ellipses;
  ellipses.draw(std::vector<Ellipse>(2), pixel_view(width, height), width, height);
  DensityField field;
  field.draw(std::vector<Bump>(2), pixel_view(width, height), 1.0F, 0.5F);
}

}  // namespace

TEST_CASE("a picture is cleared to its background, in its size") {
  const Pixels pixels = drawn(37, 21, {0.2F, 0.4F, 0.6F, 1.0F}, [] {});
  CHECK(pixels.width() == 37);
  CHECK(pixels.at(36, 20).red == Catch::Approx(0.2).margin(0.003));
  CHECK(pixels.at(0, 0).blue == Catch::Approx(0.6).margin(0.003));
  CHECK(pixels.at(5, 5).alpha == 1.0F);
}

TEST_CASE("the texture stays while the size does, and changes with it") {
  use_graphics_context();
  Picture picture;
  picture.begin(40, 30, white);
  picture.end();
  const unsigned first = picture.texture();
  picture.begin(40, 30, black);
  picture.end();
  CHECK(picture.texture() == first);
  CHECK(Pixels(picture).ink(3, 3) == 1.0);
  picture.begin(50, 30, white);
  picture.end();
  CHECK(Pixels(picture).width() == 50);
  CHECK(Pixels(picture).ink(49, 3) == 0.0);
}

TEST_CASE("a picture without background holds straight colours") {
  const Pixels pixels = drawn(40, 40, {0.0F, 0.0F, 0.0F, 0.0F}, [] {
    PointCloud cloud;
    cloud.set_positions(std::vector<Point>{{20.0F, 20.0F}});
    cloud.set_colours(std::vector<Colour>{{1.0F, 0.5F, 0.0F, 0.5F}});
    cloud.draw(pixel_view(40, 40), 40, 40, 15.0F);
  });
  CHECK(pixels.at(20, 20).red == Catch::Approx(1.0).margin(0.01));
  CHECK(pixels.at(20, 20).green == Catch::Approx(0.5).margin(0.01));
  CHECK(pixels.at(20, 20).alpha == Catch::Approx(0.5).margin(0.01));
  CHECK(pixels.at(2, 2).alpha == 0.0F);
}

TEST_CASE("sizes that can't be are refused") {
  use_graphics_context();
  Picture picture;
  CHECK_THROWS_AS(picture.begin(0, 10, white), std::invalid_argument);
  CHECK_THROWS_AS(picture.begin(10, -1, white), std::invalid_argument);
  CHECK_THROWS_AS(picture.begin(10, 1'000'000, white), std::invalid_argument);
}

TEST_CASE("drawing leaves GL's state as it was found") {
  use_graphics_context();
  const Colour background = GENERATE(white, Colour{1.0F, 1.0F, 1.0F, 0.5F});
  const Buffer buffer = make_buffer();
  const VertexArray array = make_vertex_array();
  const Texture texture = make_texture();
  glBindVertexArray(array.name());
  glBindBuffer(GL_ARRAY_BUFFER, buffer.name());
  glBindTexture(GL_TEXTURE_2D, texture.name());
  glViewport(1, 2, 3, 4);
  glClearColor(0.1F, 0.2F, 0.3F, 0.4F);
  glEnable(GL_SCISSOR_TEST);
  glEnable(GL_BLEND);
  glBlendFuncSeparate(GL_DST_COLOR, GL_ZERO, GL_ONE, GL_DST_ALPHA);
  glBlendEquationSeparate(GL_MAX, GL_FUNC_SUBTRACT);

  constexpr std::array queries{GL_VERTEX_ARRAY_BINDING,
                               GL_ARRAY_BUFFER_BINDING,
                               GL_TEXTURE_BINDING_2D,
                               GL_BLEND_SRC_RGB,
                               GL_BLEND_DST_RGB,
                               GL_BLEND_SRC_ALPHA,
                               GL_BLEND_DST_ALPHA,
                               GL_BLEND_EQUATION_RGB,
                               GL_BLEND_EQUATION_ALPHA,
                               GL_CURRENT_PROGRAM,
                               GL_ACTIVE_TEXTURE,
                               GL_DRAW_FRAMEBUFFER_BINDING,
                               GL_READ_FRAMEBUFFER_BINDING,
                               GL_UNIFORM_BUFFER_BINDING,
                               GL_SCISSOR_TEST,
                               GL_BLEND};
  const auto state = [&queries] {
    std::vector<int> values;
    for (const auto query : queries) {
      GLint number = 0;
      glGetIntegerv(static_cast<GLenum>(query), &number);
      values.push_back(number);
    }
    std::array<GLint, 4> viewport{};
    glGetIntegerv(GL_VIEWPORT, viewport.data());
    values.insert(values.end(), viewport.begin(), viewport.end());
    std::array<float, 4> clear{};
    glGetFloatv(GL_COLOR_CLEAR_VALUE, clear.data());
    values.push_back(static_cast<int>(1000 * clear[0] + 100 * clear[3]));
    return values;
  };
  const std::vector<int> before = state();
  Picture picture;
  picture.begin(40, 40, background);
  draw_one_of_each(40, 40);
  picture.end();
  CHECK(state() == before);
  CHECK(glGetError() == GL_NO_ERROR);
  glDisable(GL_BLEND);
  glDisable(GL_SCISSOR_TEST);
  glBlendEquation(GL_FUNC_ADD);
  glBindVertexArray(0);
}
