// Who has which tiles of the atlas; what they look like is tested in the browser.
#include "render/image_atlas.hpp"

#include <set>
#include <stdexcept>
#include <utility>
#include <vector>

#include <catch_amalgamated.hpp>

using xenoglyph::render::ImageAtlas;
using xenoglyph::render::Tiles;

TEST_CASE("no two owners have the same tile, and each tile is the atlas's") {
  ImageAtlas atlas;
  std::vector<Tiles> owners;
  for (const int count : {1, 60, 5, 768}) {
    owners.push_back(atlas.allocate(count));
    CHECK(owners.back().count() == count);
  }
  std::set<int> seen;
  for (const Tiles& tiles : owners) {
    for (int place = 0; place < tiles.count(); ++place) {
      CHECK(seen.insert(tiles[place]).second);
      CHECK(tiles[place] >= 0);
      CHECK(tiles[place] < ImageAtlas::capacity);
    }
  }
}

TEST_CASE("tiles that were given back can be had again, and no more than there are") {
  ImageAtlas atlas;
  Tiles most = atlas.allocate(ImageAtlas::capacity - 10);
  CHECK_THROWS_AS(atlas.allocate(11), std::length_error);
  CHECK_THROWS_AS(atlas.allocate(0), std::length_error);
  {
    const Tiles rest = atlas.allocate(10);
    CHECK_THROWS_AS(atlas.allocate(1), std::length_error);
  }
  CHECK(atlas.allocate(10).count() == 10);
  most = Tiles();
  CHECK(atlas.allocate(ImageAtlas::capacity).count() == ImageAtlas::capacity);
}

TEST_CASE("tiles change hands, and only their places are theirs") {
  ImageAtlas atlas;
  Tiles tiles = atlas.allocate(3);
  const int first = tiles[0];
  const Tiles taken = std::move(tiles);
  CHECK(taken[0] == first);
  CHECK(taken[2] == first + 2);
  CHECK_THROWS_AS(taken[3], std::out_of_range);
  CHECK_THROWS_AS(taken[-1], std::out_of_range);
  CHECK_THROWS_AS(Tiles()[0], std::out_of_range);
}
