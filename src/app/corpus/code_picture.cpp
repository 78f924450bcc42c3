#include "app/corpus/code_picture.hpp"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstdint>

namespace xenoglyph::app {

namespace {

// Where a number lies in its coordinate's range, 0 to 1.
float share_of(const Corpus& corpus, Eigen::Index axis, float value) {
  const Interval& range = corpus.ranges()[static_cast<std::size_t>(axis)];
  const double share =
      range.length() > 0.0 ? (static_cast<double>(value) - range.low) / range.length() : 0.5;
  return static_cast<float>(std::clamp(share, 0.0, 1.0));
}

using Code = Eigen::Ref<const Eigen::VectorXf>;

void draw_dot(const Interface& ui, const Corpus& corpus, const Code& code, const Rect& inside,
              float opacity) {
  ImDrawList* list = ImGui::GetWindowDrawList();
  const ImU32 line = packed(with_alpha(ui.colours().rule, opacity));
  const ImVec2 middle = inside.centre();
  list->AddLine({inside.x, middle.y}, {inside.right(), middle.y}, line, ui.px(1));
  float y = middle.y;
  if (code.size() > 1) {
    list->AddLine({middle.x, inside.y}, {middle.x, inside.bottom()}, line, ui.px(1));
    y = inside.bottom() - inside.height * share_of(corpus, 1, code(1));
  }
  const float radius = std::max(ui.px(2), 0.07F * inside.width);
  list->AddCircleFilled({inside.x + inside.width * share_of(corpus, 0, code(0)), y}, radius,
                        packed(with_alpha(ui.colours().ink, opacity)), 24);
}

void draw_bars(const Interface& ui, const Corpus& corpus, const Code& code, const Rect& inside,
               float opacity) {
  ImDrawList* list = ImGui::GetWindowDrawList();
  const float middle = inside.centre().y;
  const float step = inside.width / static_cast<float>(code.size());
  const float gap = step >= ui.px(4) ? ui.px(1) : 0.0F;
  const ImU32 ink = packed(with_alpha(ui.colours().ink, opacity));
  for (Eigen::Index i = 0; i < code.size(); ++i) {
    const float left = inside.x + step * static_cast<float>(i);
    const float end = inside.bottom() - inside.height * share_of(corpus, i, code(i));
    list->AddRectFilled({left, std::min(middle, end)}, {left + step - gap, std::max(middle, end)},
                        ink);
  }
  list->AddLine({inside.x, middle}, {inside.right(), middle},
                packed(with_alpha(ui.colours().muted, opacity)), std::max(1.0F, ui.px(0.5F)));
}

void draw_paper(const Interface& ui, const Rect& rect, float opacity) {
  ImGui::GetWindowDrawList()->AddRectFilled(
      rect.min(), rect.max(), packed(with_alpha(ui.colours().picture, opacity)), ui.px(6));
}

}  // namespace

void set_tile(render::ImageAtlas& atlas, int tile, const Corpus& corpus,
              const Eigen::Ref<const Eigen::VectorXf>& image) {
  atlas.set(tile, {image.data(), static_cast<std::size_t>(image.size())},
            static_cast<int>(corpus.image().height), static_cast<int>(corpus.image().width));
}

void draw_tile(const render::ImageAtlas& atlas, int tile, const Rect& rect, const Colour& ink) {
  if (atlas.texture() == 0U) {
    return;
  }
  const render::ImageAtlas::Place place = render::ImageAtlas::place(tile);
  // ImGui takes a texture's name in the guise of a pointer.
  // NOLINTNEXTLINE(performance-no-int-to-ptr)
  auto* const texture = reinterpret_cast<ImTextureID>(static_cast<std::uintptr_t>(atlas.texture()));
  ImGui::GetWindowDrawList()->AddImage(texture, rect.min(), rect.max(), {place.left, place.top},
                                       {place.right, place.bottom}, packed(ink));
}

void draw_image(const Interface& ui, const render::ImageAtlas& atlas, int tile, const Rect& rect,
                float opacity) {
  draw_paper(ui, rect, opacity);
  draw_tile(atlas, tile, rect, with_alpha(ui.colours().ink, opacity));
}

void draw_code_picture(const Interface& ui, const OpenCorpus& open, int tile,
                       const Eigen::Ref<const Eigen::VectorXf>& code, const Rect& rect,
                       const PictureLook& look) {
  if (look.paper) {
    draw_paper(ui, rect, look.opacity);
  }
  const Corpus& corpus = *open.corpus();
  if (corpus.draws()) {
    draw_tile(open.atlas(), tile, rect, with_alpha(ui.colours().ink, look.opacity));
    return;
  }
  if (code.size() != corpus.code_size()) {
    return;
  }
  const float margin = std::round(0.12F * rect.width);
  const Rect inside{rect.x + margin, rect.y + margin, rect.width - 2 * margin,
                    rect.height - 2 * margin};
  if (code.size() <= 2) {
    draw_dot(ui, corpus, code, inside, look.opacity);
  } else {
    draw_bars(ui, corpus, code, inside, look.opacity);
  }
}

}  // namespace xenoglyph::app
