#include "render/pair_plot.hpp"

#include <array>
#include <numbers>
#include <stdexcept>
#include <vector>

#include <catch_amalgamated.hpp>

#include "graphics_context.hpp"
#include "pixels.hpp"

using namespace xenoglyph::render;

namespace {

constexpr Colour red{1.0F, 0.0F, 0.0F, 1.0F};
constexpr Colour green{0.0F, 1.0F, 0.0F, 1.0F};
constexpr Colour blue{0.0F, 0.0F, 1.0F, 1.0F};
constexpr Colour nothing{0.0F, 0.0F, 0.0F, 0.0F};

struct Data {
  std::vector<float> coordinates;
  int dimensions = 3;
  std::vector<std::uint8_t> categories;
};

PairPlotLook look_of(const std::vector<PairPlotLook::Range>& ranges,
                     const std::vector<Colour>& palette) {
  PairPlotLook look;
  look.cell = 40;
  look.gap = 5;
  look.point_diameter = 5.0F;
  look.background = white;
  look.ranges = ranges;
  look.palette = palette;
  look.bins = 4;
  return look;
}

Pixels plotted(const Data& data, const PairPlotLook& look, const Colour& page = white) {
  const int side = PairPlot::side(look, data.dimensions);
  return drawn(side, side, page, [&] {
    PairPlot plot;
    plot.set_points(data.coordinates, data.dimensions);
    if (!data.categories.empty()) {
      plot.set_categories(data.categories);
    }
    plot.draw(look, side);
  });
}

// Pixels of a cell that are not white, and where on the average, from its lower left corner.
struct Marks {
  double ink = 0.0;
  double x = 0.0;
  double y = 0.0;
};

Marks marks_in(const Pixels& pixels, const PairPlotLook& look, int row, int column) {
  const int left = column * (look.cell + look.gap);
  const int bottom = pixels.height() - row * (look.cell + look.gap) - look.cell;
  Marks marks;
  for (int y = 0; y < look.cell; ++y) {
    for (int x = 0; x < look.cell; ++x) {
      const Colour colour = pixels.at(left + x, bottom + y);
      const double ink = 1.0 - static_cast<double>(colour.red + colour.green + colour.blue) / 3.0;
      marks.ink += ink;
      marks.x += ink * (x + 0.5);
      marks.y += ink * (y + 0.5);
    }
  }
  if (marks.ink > 0.0) {
    marks.x /= marks.ink;
    marks.y /= marks.ink;
  }
  return marks;
}

// At a place of a cell, 0..1 from its lower left corner.
Colour in_cell(const Pixels& pixels, const PairPlotLook& look, int row, int column, double x,
               double y) {
  return pixels.at(
      column * (look.cell + look.gap) + static_cast<int>(x * look.cell),
      pixels.height() - row * (look.cell + look.gap) - look.cell + static_cast<int>(y * look.cell));
}

}  // namespace

TEST_CASE("a point lies in every cell where its two coordinates say, of up to eight") {
  const int dimensions = GENERATE(2, 3, 4, 5, 6, 8);
  std::vector<float> point;
  std::vector<PairPlotLook::Range> ranges;
  for (int i = 0; i < dimensions; ++i) {
    // Of different places and ranges.
    const auto low = static_cast<float>(10 * i);
    ranges.push_back({low, low + static_cast<float>(i + 1)});
    point.push_back(low + static_cast<float>(i + 1) * (0.2F + 0.08F * static_cast<float>(i)));
  }
  const std::vector<Colour> palette{black};
  const PairPlotLook look = look_of(ranges, palette);
  const Pixels pixels = plotted({point, dimensions, {}}, look);
  for (int row = 0; row < dimensions; ++row) {
    for (int column = 0; column < dimensions; ++column) {
      if (row != column) {
        const Marks marks = marks_in(pixels, look, row, column);
        CAPTURE(dimensions, row, column);
        CHECK(marks.ink == Catch::Approx(std::numbers::pi * 2.5 * 2.5).epsilon(0.05));
        CHECK(marks.x == Catch::Approx(40 * (0.2 + 0.08 * column)).margin(0.15));
        CHECK(marks.y == Catch::Approx(40 * (0.2 + 0.08 * row)).margin(0.15));
      }
    }
  }
}

TEST_CASE("a single cell shows the second coordinate over the first, and nothing else") {
  const std::vector<PairPlotLook::Range> ranges{{0.0F, 1.0F}, {10.0F, 20.0F}};
  const std::vector<Colour> palette{black};
  PairPlotLook look = look_of(ranges, palette);
  look.single = true;
  CHECK(PairPlot::side(look, 2) == 40);
  const Marks marks = marks_in(plotted({{0.25F, 17.5F}, 2, {}}, look), look, 0, 0);
  CHECK(marks.ink == Catch::Approx(std::numbers::pi * 2.5 * 2.5).epsilon(0.05));
  CHECK(marks.x == Catch::Approx(10.0).margin(0.15));
  CHECK(marks.y == Catch::Approx(30.0).margin(0.15));
  const std::vector<PairPlotLook::Range> one{{0.0F, 1.0F}};
  look.ranges = one;
  CHECK_THROWS_AS(plotted({{0.5F}, 1, {}}, look), std::invalid_argument);
}

TEST_CASE("cells have their own ground, the gaps keep the page's, and nothing leaves its cell") {
  const std::vector<PairPlotLook::Range> ranges(3, {0.0F, 1.0F});
  const std::vector<Colour> palette{black};
  PairPlotLook look = look_of(ranges, palette);
  look.background = green;
  look.point_diameter = 15.0F;
  // At the edge of its cells: half of it is cut off.
  const Pixels pixels = plotted({{0.999F, 0.5F, 0.001F}, 3, {}}, look, blue);
  for (int place = 0; place < pixels.width(); ++place) {
    for (const int gap : {40, 44, 85, 89}) {
      CHECK(pixels.at(gap, place).blue == 1.0F);
      CHECK(pixels.at(gap, place).green == 0.0F);
      CHECK(pixels.at(place, gap).blue == 1.0F);
      CHECK(pixels.at(place, gap).green == 0.0F);
    }
  }
  CHECK(in_cell(pixels, look, 0, 1, 0.1, 0.1).green == 1.0F);
  CHECK(in_cell(pixels, look, 1, 0, 0.99, 0.5).green == 0.0F);
}

TEST_CASE("categories have their colours, can be left out, and can lie on top") {
  const std::vector<PairPlotLook::Range> ranges(2, {0.0F, 1.0F});
  const Data data{{0.25F, 0.25F, 0.75F, 0.75F, 0.75F, 0.75F}, 2, {1, 0, 2}};
  const std::vector<Colour> palette{red, green, blue};
  PairPlotLook look = look_of(ranges, palette);
  const Pixels all = plotted(data, look);
  CHECK(in_cell(all, look, 1, 0, 0.25, 0.25).green == 1.0F);
  CHECK(in_cell(all, look, 1, 0, 0.25, 0.25).red == 0.0F);
  CHECK(in_cell(all, look, 1, 0, 0.75, 0.75).blue == 1.0F);
  CHECK(in_cell(all, look, 1, 0, 0.75, 0.75).red == 0.0F);

  look.raised = 0;
  const Pixels raised = plotted(data, look);
  CHECK(in_cell(raised, look, 0, 1, 0.75, 0.75).red == 1.0F);
  CHECK(in_cell(raised, look, 0, 1, 0.75, 0.75).blue == 0.0F);
  CHECK(in_cell(raised, look, 0, 1, 0.25, 0.25).green == 1.0F);

  const std::vector<Colour> fewer{red, nothing, nothing};
  look.raised = -1;
  look.palette = fewer;
  const Pixels few = plotted(data, look);
  CHECK(in_cell(few, look, 1, 0, 0.75, 0.75).red == 1.0F);
  CHECK(in_cell(few, look, 1, 0, 0.25, 0.25).red == 1.0F);
  CHECK(in_cell(few, look, 1, 0, 0.25, 0.25).green == 1.0F);
}

TEST_CASE("points are as opaque as they should be, bars by their category alone") {
  const std::vector<PairPlotLook::Range> ranges(2, {0.0F, 1.0F});
  const std::vector<Colour> palette{black};
  PairPlotLook look = look_of(ranges, palette);
  look.point_opacity = 0.5F;
  const Pixels pixels = plotted({{0.6F, 0.6F}, 2, {}}, look);
  CHECK(in_cell(pixels, look, 1, 0, 0.6, 0.6).red == Catch::Approx(0.5).margin(0.01));
  CHECK(in_cell(pixels, look, 0, 0, 0.6, 0.5).red == 0.0F);
}

TEST_CASE("the diagonal counts, category upon category") {
  const std::vector<PairPlotLook::Range> ranges{{0.0F, 4.0F}, {0.0F, 4.0F}};
  const std::vector<Colour> palette{red, green, blue};
  // Coordinate 1: in the first quarter one red and two blue, in the third one green, in the last
  // none; one lies outside.
  const Data data{{0.5F, 3.5F, 0.2F, 3.5F, 0.9F, 3.5F, 2.5F, 3.5F, 9.0F, 3.5F}, 2, {2, 0, 2, 1, 1}};
  const PairPlotLook look = look_of(ranges, palette);
  const Pixels pixels = plotted(data, look);
  const double unit = 0.94 / 3;
  const auto is = [&](double x, double y, const Colour& colour) {
    const Colour found = in_cell(pixels, look, 0, 0, x, y);
    return found.red == colour.red && found.green == colour.green && found.blue == colour.blue;
  };
  CHECK(is(0.12, 0.5 * unit, red));
  CHECK(is(0.12, 1.2 * unit, blue));
  CHECK(is(0.12, 2.8 * unit, blue));
  CHECK(is(0.12, 0.99, white));
  CHECK(is(0.37, 0.05, white));
  CHECK(is(0.62, 0.5 * unit, green));
  CHECK(is(0.62, 1.2 * unit, white));
  CHECK(is(0.87, 0.05, white));

  // What is left out leaves no hole, and the others grow.
  const std::vector<Colour> without_blue{red, green, nothing};
  PairPlotLook fewer = look;
  fewer.palette = without_blue;
  const Pixels grown = plotted(data, fewer);
  CHECK(in_cell(grown, fewer, 0, 0, 0.12, 0.9).green == 0.0F);
  CHECK(in_cell(grown, fewer, 0, 0, 0.12, 0.9).red == 1.0F);
  CHECK(in_cell(grown, fewer, 0, 0, 0.62, 0.9).red == 0.0F);
}

TEST_CASE("drawing anew draws over what was there") {
  use_graphics_context();
  const std::vector<PairPlotLook::Range> ranges(2, {0.0F, 1.0F});
  const std::vector<Colour> palette{black};
  const PairPlotLook look = look_of(ranges, palette);
  const Pixels pixels = drawn(85, 85, white, [&] {
    PairPlot plot;
    plot.set_points(std::vector<float>{0.5F, 0.5F}, 2);
    plot.draw(look, 85);
    plot.draw(look, 85);  // what was drawn is drawn over
  });
  CHECK(marks_in(pixels, look, 1, 0).ink ==
        Catch::Approx(std::numbers::pi * 2.5 * 2.5).epsilon(0.05));
}

TEST_CASE("what can't be drawn is refused") {
  use_graphics_context();
  PairPlot plot;
  CHECK_THROWS_AS(plot.set_points(std::vector<float>(9), 9), std::invalid_argument);
  CHECK_THROWS_AS(plot.set_points(std::vector<float>(5), 3), std::invalid_argument);
  plot.set_points(std::vector<float>(6), 3);
  CHECK_THROWS_AS(plot.set_categories(std::vector<std::uint8_t>(3)), std::invalid_argument);
  CHECK_THROWS_AS(plot.set_categories(std::vector<std::uint8_t>{1, 64}), std::invalid_argument);
  plot.set_categories(std::vector<std::uint8_t>{1, 2});
  const std::vector<PairPlotLook::Range> ranges(3, {0.0F, 1.0F});
  const std::vector<Colour> palette{black, black};
  CHECK_THROWS_AS(plot.draw(look_of(ranges, palette), 130), std::invalid_argument);
}
