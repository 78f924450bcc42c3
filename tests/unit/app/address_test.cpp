#include "app/address.hpp"

#include <catch_amalgamated.hpp>

using namespace xenoglyph::app;

TEST_CASE("the page opens with the first toy set") {
  CHECK(to_address(Settings{}) == "chapter=fit&dataset=three-gaussians&seed=1&kMax=25");
}
