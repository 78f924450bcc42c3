#include "render/pair_plot.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <stdexcept>
#include <string>

#include <GLES3/gl3.h>

#include "render/draw_state.hpp"
#include "shaders/sources.hpp"

namespace xenoglyph::render {

namespace {

constexpr GLuint first_attribute = 0;
constexpr GLuint second_attribute = 1;
constexpr GLuint category_attribute = 2;
constexpr GLuint bar_attribute = 0;
constexpr GLuint colour_attribute = 1;
// The tallest bar leaves some air above it.
constexpr float tallest_bar = 0.94F;

struct Bar {
  float left = 0.0F;
  float bottom = 0.0F;
  float right = 0.0F;
  float top = 0.0F;
  Colour colour;
};

const void* offset(std::size_t bytes) {
  // OpenGL takes a place in a buffer in the guise of a pointer.
  return reinterpret_cast<const void*>(bytes);  // NOLINT
}

GLint location(const Program& program, const char* name) {
  return glGetUniformLocation(program.name(), name);
}

// 1 at one of eight places.
std::array<float, 8> chosen(int coordinate) {
  std::array<float, 8> weights{};
  weights.at(static_cast<std::size_t>(coordinate)) = 1.0F;
  return weights;
}

// Cells are drawn through a viewport and a scissor each; what was set before comes back.
class CellState {
 public:
  CellState() : scissor_(glIsEnabled(GL_SCISSOR_TEST) == GL_TRUE) {
    glGetIntegerv(GL_VIEWPORT, viewport_.data());
    glGetIntegerv(GL_SCISSOR_BOX, box_.data());
    glGetFloatv(GL_COLOR_CLEAR_VALUE, clear_colour_.data());
    glEnable(GL_SCISSOR_TEST);
  }
  CellState(const CellState&) = delete;
  CellState& operator=(const CellState&) = delete;
  ~CellState() {
    scissor_ ? glEnable(GL_SCISSOR_TEST) : glDisable(GL_SCISSOR_TEST);
    glViewport(viewport_[0], viewport_[1], viewport_[2], viewport_[3]);
    glScissor(box_[0], box_[1], box_[2], box_[3]);
    glClearColor(clear_colour_[0], clear_colour_[1], clear_colour_[2], clear_colour_[3]);
  }

 private:
  std::array<int, 4> viewport_{};
  std::array<int, 4> box_{};
  std::array<float, 4> clear_colour_{};
  bool scissor_ = false;
};

}  // namespace

struct PairPlot::Cell {
  int row = 0;
  int column = 0;
  int left = 0;  // device pixels
  int bottom = 0;
};

PairPlot::PairPlot()
    : point_program_(make_program(shaders::pair_plot_vert, shaders::pair_plot_frag)),
      bar_program_(make_program(shaders::pair_plot_bars_vert, shaders::pair_plot_bars_frag)),
      point_vertices_(make_vertex_array()),
      bar_vertices_(make_vertex_array()),
      points_(make_buffer()),
      bars_(make_buffer()) {
  const DrawState state;
  glBindVertexArray(bar_vertices_.name());
  glBindBuffer(GL_ARRAY_BUFFER, bars_.name());
  glVertexAttribPointer(bar_attribute, 4, GL_FLOAT, GL_FALSE, sizeof(Bar), offset(0));
  glVertexAttribPointer(colour_attribute, 4, GL_FLOAT, GL_FALSE, sizeof(Bar),
                        offset(offsetof(Bar, colour)));
  for (const GLuint attribute : {bar_attribute, colour_attribute}) {
    glVertexAttribDivisor(attribute, 1);
    glEnableVertexAttribArray(attribute);
  }
}

void PairPlot::set_points(std::span<const float> coordinates, int dimensions) {
  if (dimensions < 1 || dimensions > max_dimensions) {
    throw std::invalid_argument("PairPlot::set_points: 1 to 8 dimensions, not " +
                                std::to_string(dimensions));
  }
  if (coordinates.size() % static_cast<std::size_t>(dimensions) != 0) {
    throw std::invalid_argument("PairPlot::set_points: " + std::to_string(coordinates.size()) +
                                " numbers are not points of " + std::to_string(dimensions) +
                                " coordinates");
  }
  dimensions_ = dimensions;
  count_ = static_cast<int>(coordinates.size()) / dimensions;
  coordinates_.assign(coordinates.begin(), coordinates.end());
  categories_.assign(static_cast<std::size_t>(count_), 0);

  const std::size_t coordinate_bytes = coordinates.size_bytes();
  const std::vector<std::uint32_t> categories(static_cast<std::size_t>(count_), 0);
  const std::size_t category_bytes = categories.size() * sizeof(std::uint32_t);
  const auto stride = static_cast<GLsizei>(sizeof(float)) * dimensions;
  const DrawState state;
  glBindVertexArray(point_vertices_.name());
  glBindBuffer(GL_ARRAY_BUFFER, points_.name());
  glBufferData(GL_ARRAY_BUFFER, static_cast<GLsizeiptr>(coordinate_bytes + category_bytes), nullptr,
               GL_DYNAMIC_DRAW);
  glBufferSubData(GL_ARRAY_BUFFER, 0, static_cast<GLsizeiptr>(coordinate_bytes),
                  coordinates.data());
  glBufferSubData(GL_ARRAY_BUFFER, static_cast<GLintptr>(coordinate_bytes),
                  static_cast<GLsizeiptr>(category_bytes), categories.data());
  glVertexAttribPointer(first_attribute, std::min(dimensions, 4), GL_FLOAT, GL_FALSE, stride,
                        offset(0));
  glEnableVertexAttribArray(first_attribute);
  if (dimensions > 4) {
    glVertexAttribPointer(second_attribute, dimensions - 4, GL_FLOAT, GL_FALSE, stride,
                          offset(4 * sizeof(float)));
    glEnableVertexAttribArray(second_attribute);
  } else {
    glDisableVertexAttribArray(second_attribute);
  }
  glVertexAttribIPointer(category_attribute, 1, GL_UNSIGNED_INT, sizeof(std::uint32_t),
                         offset(coordinate_bytes));
  glEnableVertexAttribArray(category_attribute);
}

void PairPlot::set_categories(std::span<const std::uint8_t> categories) {
  if (categories.size() != categories_.size()) {
    throw std::invalid_argument("PairPlot::set_categories: " + std::to_string(categories.size()) +
                                " categories for " + std::to_string(categories_.size()) +
                                " points");
  }
  if (std::any_of(categories.begin(), categories.end(),
                  [](std::uint8_t category) { return category >= max_categories; })) {
    throw std::invalid_argument("PairPlot::set_categories: a category is below 64");
  }
  categories_.assign(categories.begin(), categories.end());
  const std::vector<std::uint32_t> wide(categories.begin(), categories.end());
  const DrawState state;
  glBindBuffer(GL_ARRAY_BUFFER, points_.name());
  glBufferSubData(GL_ARRAY_BUFFER, static_cast<GLintptr>(coordinates_.size() * sizeof(float)),
                  static_cast<GLsizeiptr>(wide.size() * sizeof(std::uint32_t)), wide.data());
}

void PairPlot::draw(const PairPlotLook& look, int height) const {
  if (count_ == 0) {
    return;
  }
  const int last_category = *std::max_element(categories_.begin(), categories_.end());
  if (look.ranges.size() != static_cast<std::size_t>(dimensions_) ||
      look.palette.size() <= static_cast<std::size_t>(last_category) ||
      look.palette.size() > max_categories || (look.single && dimensions_ < 2)) {
    throw std::invalid_argument(
        "PairPlot::draw: a range for each coordinate, a colour for each category, two coordinates "
        "for a single cell");
  }
  const DrawState state;
  const CellState cells;
  glUseProgram(point_program_.name());
  std::array<Colour, max_categories> palette{};
  std::copy(look.palette.begin(), look.palette.end(), palette.begin());
  for (Colour& colour : palette) {
    colour.alpha *= look.point_opacity;
  }
  glUniform4fv(location(point_program_, "palette"), max_categories, &palette[0].red);
  glUniform1f(location(point_program_, "radius"), 0.5F * look.point_diameter);
  glUniform1i(location(point_program_, "raised"), look.raised);
  glClearColor(look.background.red, look.background.green, look.background.blue, 1.0F);
  if (look.single) {
    draw_cell(look, {1, 0, 0, height - look.cell});
    return;
  }
  for (int row = 0; row < dimensions_; ++row) {
    for (int column = 0; column < dimensions_; ++column) {
      draw_cell(look, {row, column, column * (look.cell + look.gap),
                       height - row * (look.cell + look.gap) - look.cell});
    }
  }
}

void PairPlot::draw_cell(const PairPlotLook& look, const Cell& cell) const {
  glViewport(cell.left, cell.bottom, look.cell, look.cell);
  glScissor(cell.left, cell.bottom, look.cell, look.cell);
  glClear(GL_COLOR_BUFFER_BIT);
  if (cell.row == cell.column) {
    draw_bars(look, cell.row);
  } else {
    draw_points(look, cell);
  }
}

void PairPlot::draw_points(const PairPlotLook& look, const Cell& cell) const {
  const auto range = [&](int coordinate) {
    return look.ranges[static_cast<std::size_t>(coordinate)];
  };
  const PairPlotLook::Range x = range(cell.column);
  const PairPlotLook::Range y = range(cell.row);
  glUseProgram(point_program_.name());
  glUniform4fv(location(point_program_, "across"), 2, chosen(cell.column).data());
  glUniform4fv(location(point_program_, "upwards"), 2, chosen(cell.row).data());
  glUniform3f(location(point_program_, "cell"), static_cast<float>(cell.left),
              static_cast<float>(cell.bottom), static_cast<float>(look.cell));
  glUniform2f(location(point_program_, "low"), x.low, y.low);
  glUniform2f(location(point_program_, "scale"), 1.0F / (x.high - x.low), 1.0F / (y.high - y.low));
  glBindVertexArray(point_vertices_.name());
  for (const bool raised_turn : {false, true}) {
    if (raised_turn && look.raised < 0) {
      continue;
    }
    glUniform1i(location(point_program_, "raised_turn"), raised_turn ? 1 : 0);
    glDrawArrays(GL_POINTS, 0, count_);
  }
}

void PairPlot::draw_bars(const PairPlotLook& look, int coordinate) const {
  const PairPlotLook::Range range = look.ranges[static_cast<std::size_t>(coordinate)];
  const auto bins = static_cast<std::size_t>(std::max(1, look.bins));
  const std::size_t kinds = look.palette.size();
  std::vector<int> counts(bins * kinds, 0);
  std::vector<int> totals(bins, 0);
  for (std::size_t i = 0; i < static_cast<std::size_t>(count_); ++i) {
    const std::size_t category = categories_[i];
    const float value = coordinates_[i * static_cast<std::size_t>(dimensions_) +
                                     static_cast<std::size_t>(coordinate)];
    const float share = (value - range.low) / (range.high - range.low);
    if (look.palette[category].alpha > 0.0F && share >= 0.0F && share < 1.0F) {
      const std::size_t bin =
          std::min(bins - 1, static_cast<std::size_t>(share * static_cast<float>(bins)));
      ++counts[bin * kinds + category];
      ++totals[bin];
    }
  }
  const int most = *std::max_element(totals.begin(), totals.end());
  if (most == 0) {
    return;
  }
  const float unit = tallest_bar / static_cast<float>(most);
  std::vector<Bar> bars;
  for (std::size_t bin = 0; bin < bins; ++bin) {
    int below = 0;
    for (std::size_t category = 0; category < kinds; ++category) {
      const int count = counts[bin * kinds + category];
      if (count > 0) {
        const auto edge = [bins](std::size_t place) {
          return static_cast<float>(place) / static_cast<float>(bins);
        };
        bars.push_back({edge(bin), unit * static_cast<float>(below), edge(bin + 1),
                        unit * static_cast<float>(below + count), look.palette[category]});
        below += count;
      }
    }
  }
  glUseProgram(bar_program_.name());
  glBindVertexArray(bar_vertices_.name());
  glBindBuffer(GL_ARRAY_BUFFER, bars_.name());
  glBufferData(GL_ARRAY_BUFFER, static_cast<GLsizeiptr>(bars.size() * sizeof(Bar)), bars.data(),
               GL_STREAM_DRAW);
  glDrawArraysInstanced(GL_TRIANGLE_STRIP, 0, 4, static_cast<GLsizei>(bars.size()));
}

}  // namespace xenoglyph::render
