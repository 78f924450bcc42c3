#pragma once

#include <Eigen/Core>

#include "app/ui/interface.hpp"
#include "render/digit_atlas.hpp"

/// Which tiles of the one texture of digits belong to whom, and how one is drawn.
namespace xenoglyph::app::tiles {

/// The decoded mean of the component of identity i is tile symbols + i; see CodesFit.
inline constexpr int symbols = 0;
inline constexpr int symbol_count = 64;
/// Compress: the point under the pointer, the pinned one, the drawing and what came back of it.
inline constexpr int compress = 64;
inline constexpr int compress_count = 16;
/// Dream: the digit of the sliders and the one on the walk.
inline constexpr int dream = 80;
inline constexpr int dream_count = 16;
/// Judge.
inline constexpr int judge = 96;
inline constexpr int judge_count = 160;
/// Dream: the sheet of samples.
inline constexpr int sheet = 256;
inline constexpr int sheet_count = render::DigitAtlas::capacity - sheet;

}  // namespace xenoglyph::app::tiles

namespace xenoglyph::app {

/// Puts a decoded or drawn image (784 values, 0 paper to 1 ink) into a tile.
void set_tile(render::DigitAtlas& atlas, int tile, const Eigen::Ref<const Eigen::VectorXf>& image);

/// Draws a tile, ink in a colour on whatever is there. The atlas must have been uploaded.
void draw_tile(const render::DigitAtlas& atlas, int tile, const Rect& rect, const Colour& ink);

/// The same on a sheet of paper with rounded corners.
void draw_digit(const Interface& ui, const render::DigitAtlas& atlas, int tile, const Rect& rect,
                float opacity = 1.0F);

}  // namespace xenoglyph::app
