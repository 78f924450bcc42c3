#pragma once

#include <Eigen/Core>

#include "app/ui/interface.hpp"
#include "render/digit_atlas.hpp"

namespace xenoglyph::app {

/// Puts a decoded or drawn image (784 values, 0 paper to 1 ink) into a tile.
void set_tile(render::DigitAtlas& atlas, int tile, const Eigen::Ref<const Eigen::VectorXf>& image);

/// Draws a tile, ink in a colour on whatever is there. The atlas must have been uploaded.
void draw_tile(const render::DigitAtlas& atlas, int tile, const Rect& rect, const Colour& ink);

/// The same on a sheet of paper with rounded corners.
void draw_digit(const Interface& ui, const render::DigitAtlas& atlas, int tile, const Rect& rect,
                float opacity = 1.0F);

}  // namespace xenoglyph::app
