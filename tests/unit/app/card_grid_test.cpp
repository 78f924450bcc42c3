// Cards in rows: as large as the room allows, never out of it.
#include "app/chapters/discover/card_grid.hpp"

#include <catch_amalgamated.hpp>

using namespace xenoglyph::app;

namespace {

constexpr CardSizes sizes{48.0F, 144.0F, 26.0F, 10.0F};

}  // namespace

TEST_CASE("a grid's cards lie inside its width and height, side by side without overlap") {
  const float width = GENERATE(300.0F, 616.0F, 912.0F, 1536.0F);
  const float height = GENERATE(250.0F, 400.0F, 640.0F);
  const int count = GENERATE(1, 2, 7, 20, 31, 40);
  CAPTURE(width, height, count);
  const CardGrid grid = fit_cards(count, width, height, sizes);
  CHECK(grid.picture >= sizes.smallest);
  CHECK(grid.picture <= sizes.largest);
  for (int i = 0; i < count; ++i) {
    const Rect card = grid.card(i);
    CHECK(card.x >= 0.0F);
    CHECK(card.right() <= width + 0.5F);
    CHECK(card.bottom() <= grid.height(count) + 0.5F);
    if (i % grid.columns != 0) {
      CHECK(card.x >= grid.card(i - 1).right());
    }
    if (i >= grid.columns) {
      CHECK(card.y >= grid.card(i - grid.columns).bottom());
    }
  }
  // Only where the smallest pictures don't fit may it be higher than its room.
  if (grid.height(count) > height) {
    CHECK(grid.columns == static_cast<int>((width + sizes.gap) / (sizes.smallest + sizes.gap)));
  }
}

TEST_CASE("fewer cards are never smaller") {
  float before = 0.0F;
  for (int count = 60; count >= 1; --count) {
    const float picture = fit_cards(count, 912.0F, 420.0F, sizes).picture;
    CAPTURE(count);
    CHECK(picture >= before);
    before = picture;
  }
  CHECK(before == sizes.largest);
}

TEST_CASE("a page that scrolls has as many columns as fit, and they fill the width") {
  const CardGrid grid = fit_cards(31, 368.0F, 0.0F, {72.0F, 144.0F, 26.0F, 12.0F});
  CHECK(grid.columns == 4);
  CHECK(grid.card(3).right() > 360.0F);
  CHECK(grid.card(3).right() <= 368.0F);
}

TEST_CASE("no cards take no height") {
  CHECK(fit_cards(0, 900.0F, 400.0F, sizes).height(0) == 0.0F);
}
