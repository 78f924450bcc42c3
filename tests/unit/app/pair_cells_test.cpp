#include "app/chapters/compress/pair_cells.hpp"

#include <vector>

#include <catch_amalgamated.hpp>

#include "base/rows.hpp"

using namespace xenoglyph::app;

namespace {

using Codes = xenoglyph::Rows<float>;

PairCells three_cells() {
  return cells_in({10.0F, 20.0F}, 308.0F, 4.0F, {{0.0, 1.0}, {0.0, 10.0}, {-5.0, 5.0}});
}

}  // namespace

TEST_CASE("cells fill their square, whole pixels each, with gaps between them") {
  const PairCells cells = three_cells();
  CHECK(cells.cell == 100.0F);
  CHECK(cells.area.width == 308.0F);
  CHECK(cells.area.height == 308.0F);
  const Rect rect = cells.rect({1, 2});
  CHECK(rect.x == 10.0F + 2 * 104.0F);
  CHECK(rect.y == 20.0F + 104.0F);
  CHECK(rect.width == 100.0F);
  const PairCells smaller = cells_in({0.0F, 0.0F}, 307.0F, 4.0F, {{0, 1}, {0, 1}, {0, 1}});
  CHECK(smaller.cell == 99.0F);
  CHECK(smaller.area.width <= 307.0F);
}

TEST_CASE("the cell under a place, none in the gaps and outside") {
  const PairCells cells = three_cells();
  for (int row = 0; row < 3; ++row) {
    for (int column = 0; column < 3; ++column) {
      const CellPlace place{row, column};
      CHECK(cells.at(cells.rect(place).centre()) == place);
      CHECK(cells.at(cells.rect(place).min()) == place);
    }
  }
  CHECK_FALSE(cells.at({112.0F, 60.0F}));
  CHECK_FALSE(cells.at({60.0F, 122.0F}));
  CHECK_FALSE(cells.at({9.0F, 60.0F}));
  CHECK_FALSE(cells.at({319.0F, 60.0F}));
  CHECK_FALSE(cells.at({60.0F, 19.0F}));
}

TEST_CASE("coordinates grow to the right and upwards, and stay in their cell") {
  const PairCells cells = three_cells();
  const CellPlace place{1, 2};
  const Rect rect = cells.rect(place);
  CHECK(cells.x_of(place, -5.0F) == rect.x);
  CHECK(cells.x_of(place, 5.0F) == rect.right());
  CHECK(cells.x_of(place, 99.0F) == rect.right());
  CHECK(cells.y_of(place, 0.0F) == rect.bottom());
  CHECK(cells.y_of(place, 10.0F) == rect.y);
  CHECK(cells.y_of(place, -7.0F) == rect.bottom());
  CHECK(cells.y_of(place, 2.5F) == Catch::Approx(rect.bottom() - 25.0F));
}

TEST_CASE("two coordinates alone fill the square with one cell") {
  const PairCells cells = single_cell_in({10.0F, 20.0F}, 300.5F, {{0.0, 1.0}, {0.0, 10.0}});
  CHECK(cells.places() == std::vector<CellPlace>{{1, 0}});
  CHECK(cells.rect({1, 0}).width == 300.0F);
  CHECK(cells.at({160.0F, 170.0F}) == CellPlace{1, 0});
  CHECK(cells.at({11.0F, 21.0F}) == CellPlace{1, 0});
  CHECK_FALSE(cells.at({9.0F, 170.0F}));
  CHECK(cells.x_of({1, 0}, 0.5F) == 160.0F);
  CHECK(cells.y_of({1, 0}, 10.0F) == 20.0F);
  CHECK(three_cells().places().size() == 9);
  CHECK(three_cells().places()[3] == CellPlace{1, 0});
}

TEST_CASE("the nearest point within reach, of those that are shown") {
  const PairCells cells = three_cells();
  Codes codes(3, 3);
  codes << 0.50F, 5.0F, 0.0F,  //
      0.54F, 5.0F, 0.0F,       //
      0.10F, 1.0F, 0.0F;
  const CellPlace cell{1, 0};
  const Rect rect = cells.rect(cell);
  const ImVec2 first{rect.x + 50.0F, rect.centre().y};
  const std::vector<bool> all(3, true);
  CHECK(nearest_point(cells, cell, {first.x + 1.0F, first.y}, 6.0F, codes, all) == 0);
  CHECK(nearest_point(cells, cell, {first.x + 3.0F, first.y}, 6.0F, codes, all) == 1);
  CHECK(nearest_point(cells, cell, {first.x + 1.0F, first.y}, 6.0F, codes, {false, true, true}) ==
        1);
  CHECK(nearest_point(cells, cell, {first.x, first.y - 8.0F}, 6.0F, codes, all) == -1);
  CHECK(nearest_point(cells, cell, {first.x, first.y - 8.0F}, 9.0F, codes, all) == 0);
  CHECK(nearest_point(cells, {1, 1}, cells.rect({1, 1}).centre(), 300.0F, codes, all) == -1);
}

TEST_CASE("steps go to the nearest point that way, not too near, and not to hidden ones") {
  const PairCells cells = three_cells();
  Codes codes(6, 3);
  codes << 0.50F, 5.0F, 0.0F,  // the start
      0.51F, 5.0F, 0.0F,       // one pixel to the right: too near
      0.60F, 5.5F, 0.0F,       // ten to the right, five up
      0.80F, 5.0F, 0.0F,       //
      0.52F, 9.0F, 0.0F,       // almost straight up
      0.20F, 4.0F, 0.0F;
  const CellPlace cell{1, 0};
  std::vector<bool> shown(6, true);
  const auto next = [&](ImVec2 direction) {
    return next_point(cells, cell, 0, direction, 4.0F, codes, shown);
  };
  CHECK(next({1.0F, 0.0F}) == 2);
  CHECK(next({-1.0F, 0.0F}) == 5);
  CHECK(next({0.0F, -1.0F}) == 4);
  CHECK(next({0.0F, 1.0F}) == -1);
  shown[2] = false;
  CHECK(next({1.0F, 0.0F}) == 3);
}
