#pragma once

#include <Eigen/Core>

#include "app/corpus/open_corpus.hpp"
#include "app/ui/interface.hpp"
#include "render/image_atlas.hpp"

namespace xenoglyph::app {

/// Puts a decoded or drawn image (0 paper to 1 ink) of the corpus's size into a tile.
void set_tile(render::ImageAtlas& atlas, int tile, const Corpus& corpus,
              const Eigen::Ref<const Eigen::VectorXf>& image);

/// Draws a tile, ink in a colour on whatever is there. The atlas must have been uploaded.
void draw_tile(const render::ImageAtlas& atlas, int tile, const Rect& rect, const Colour& ink);

/// The same on a sheet of paper with rounded corners.
void draw_image(const Interface& ui, const render::ImageAtlas& atlas, int tile, const Rect& rect,
                float opacity = 1.0F);

/// How a code's picture lies on the page.
struct PictureLook {
  float opacity = 1.0F;
  bool paper = true;  ///< on a sheet with rounded corners
};

/// A code as a picture: decoded, from a tile that it was put into, where the corpus has a network.
/// Else its numbers, each between the least and the largest of its coordinate: a dot on a line or
/// in a square for one or two of them, bars from the middle for more.
void draw_code_picture(const Interface& ui, const OpenCorpus& open, int tile,
                       const Eigen::Ref<const Eigen::VectorXf>& code, const Rect& rect,
                       const PictureLook& look = {});

}  // namespace xenoglyph::app
