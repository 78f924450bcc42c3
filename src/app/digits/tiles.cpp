#include "app/digits/tiles.hpp"

#include <cstddef>
#include <cstdint>

namespace xenoglyph::app {

void set_tile(render::DigitAtlas& atlas, int tile, const Eigen::Ref<const Eigen::VectorXf>& image) {
  atlas.set(tile, {image.data(), static_cast<std::size_t>(image.size())});
}

void draw_tile(const render::DigitAtlas& atlas, int tile, const Rect& rect, const Colour& ink) {
  if (atlas.texture() == 0U) {
    return;
  }
  const render::DigitAtlas::Place place = render::DigitAtlas::place(tile);
  // ImGui takes a texture's name in the guise of a pointer.
  // NOLINTNEXTLINE(performance-no-int-to-ptr)
  auto* const texture = reinterpret_cast<ImTextureID>(static_cast<std::uintptr_t>(atlas.texture()));
  ImGui::GetWindowDrawList()->AddImage(texture, rect.min(), rect.max(), {place.left, place.top},
                                       {place.right, place.bottom}, packed(ink));
}

void draw_digit(const Interface& ui, const render::DigitAtlas& atlas, int tile, const Rect& rect,
                float opacity) {
  const Palette& colours = ui.colours();
  ImGui::GetWindowDrawList()->AddRectFilled(rect.min(), rect.max(),
                                            packed(with_alpha(colours.picture, opacity)), ui.px(6));
  draw_tile(atlas, tile, rect, with_alpha(colours.ink, opacity));
}

}  // namespace xenoglyph::app
