#include "app/chapters/compress/pair_colouring.hpp"

#include <algorithm>

#include <catch_amalgamated.hpp>

using namespace xenoglyph::app;

namespace {

std::vector<LegendEntry> two_entries(bool second_hidden) {
  const Colour red{1.0F, 0.0F, 0.0F};
  const Colour blue{0.0F, 0.0F, 1.0F};
  return {{.category = 3, .number = 1, .place = 0, .share = 0.6, .colour = red, .hidden = false},
          {.category = 7,
           .number = 2,
           .place = 1,
           .share = 0.4,
           .colour = blue,
           .hidden = second_hidden}};
}

}  // namespace

TEST_CASE("the palette has the legend's colours and leaves out what is hidden") {
  const auto palette = palette_of(two_entries(true), -1, false);
  REQUIRE(palette.size() == category_count);
  CHECK(palette[3].alpha == 1.0F);
  CHECK(palette[3].red == 1.0F);
  CHECK(palette[7].alpha == 0.0F);
  CHECK(palette[0].alpha == 0.0F);
  CHECK(palette[unclaimed_category].alpha > 0.0F);
}

TEST_CASE("a highlighted entry stays, the others fade; a hidden one highlights nothing") {
  const auto lit = palette_of(two_entries(false), 3, false);
  CHECK(lit[3].alpha == 1.0F);
  CHECK(lit[7].alpha < 0.3F);
  CHECK(lit[7].alpha > 0.0F);
  const auto hidden = palette_of(two_entries(true), 7, false);
  CHECK(hidden[3].alpha == 1.0F);
  CHECK(hidden[7].alpha == 0.0F);
}
