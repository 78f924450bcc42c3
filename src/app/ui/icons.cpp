#include "app/ui/icons.hpp"

#include <array>
#include <cmath>
#include <initializer_list>
#include <numbers>

namespace xenoglyph::app {

namespace {

// Icons are drawn on a square from -1 to 1, y downwards.
class Pen {
 public:
  Pen(ImDrawList* list, ImVec2 centre, float size, ImU32 colour)
      : list_(list), centre_(centre), half_(size / 2), colour_(colour) {}

  ImVec2 at(float x, float y) const { return {centre_.x + x * half_, centre_.y + y * half_}; }
  float stroke() const { return half_ * 0.19F; }

  void line(std::initializer_list<ImVec2> corners, bool closed = false) const {
    for (const ImVec2& corner : corners) {
      list_->PathLineTo(at(corner.x, corner.y));
    }
    list_->PathStroke(colour_, closed ? ImDrawFlags_Closed : ImDrawFlags_None, stroke());
  }
  void fill(std::initializer_list<ImVec2> corners) const {
    for (const ImVec2& corner : corners) {
      list_->PathLineTo(at(corner.x, corner.y));
    }
    list_->PathFillConvex(colour_);
  }
  void arc(float x, float y, float radius, float from, float to) const {
    list_->PathArcTo(at(x, y), radius * half_, from, to, 24);
    list_->PathStroke(colour_, ImDrawFlags_None, stroke());
  }
  void circle(float x, float y, float radius) const {
    list_->AddCircle(at(x, y), radius * half_, colour_, 32, stroke());
  }
  void dot(float x, float y, float radius) const {
    list_->AddCircleFilled(at(x, y), radius * half_, colour_, 24);
  }
  void half_disc(float radius) const {
    list_->PathArcTo(at(0, 0), radius * half_, std::numbers::pi_v<float> / 2,
                     std::numbers::pi_v<float> * 3 / 2, 24);
    list_->PathFillConvex(colour_);
  }

 private:
  ImDrawList* list_;
  ImVec2 centre_;
  float half_;
  ImU32 colour_;
};

constexpr float pi = std::numbers::pi_v<float>;

void draw_sun(const Pen& pen) {
  pen.circle(0, 0, 0.4F);
  for (int ray = 0; ray < 8; ++ray) {
    const float angle = pi * static_cast<float>(ray) / 4;
    pen.line({{0.66F * std::cos(angle), 0.66F * std::sin(angle)},
              {0.92F * std::cos(angle), 0.92F * std::sin(angle)}});
  }
}

void draw_moon(const Pen& pen) {
  // The outer arc of one circle, the inner arc of another that cuts it.
  pen.arc(0, 0, 0.78F, pi * 0.12F - pi / 4, pi * 1.38F);
  pen.arc(0.42F, -0.42F, 0.62F, pi * 0.30F, pi * 1.20F);
}

}  // namespace

void draw_icon(ImDrawList* list, Icon icon, ImVec2 centre, float size, ImU32 colour) {
  const Pen pen(list, centre, size, colour);
  switch (icon) {
    case Icon::none:
      break;
    case Icon::play:
      pen.fill({{-0.55F, -0.8F}, {0.8F, 0}, {-0.55F, 0.8F}});
      break;
    case Icon::pause:
      pen.fill({{-0.65F, -0.75F}, {-0.2F, -0.75F}, {-0.2F, 0.75F}, {-0.65F, 0.75F}});
      pen.fill({{0.2F, -0.75F}, {0.65F, -0.75F}, {0.65F, 0.75F}, {0.2F, 0.75F}});
      break;
    case Icon::step:
      pen.fill({{-0.7F, -0.65F}, {0.3F, 0}, {-0.7F, 0.65F}});
      pen.line({{0.6F, -0.65F}, {0.6F, 0.65F}});
      break;
    case Icon::sweep:
      pen.fill({{-0.9F, -0.65F}, {-0.05F, 0}, {-0.9F, 0.65F}});
      pen.fill({{-0.1F, -0.65F}, {0.75F, 0}, {-0.1F, 0.65F}});
      pen.line({{0.88F, -0.65F}, {0.88F, 0.65F}});
      break;
    case Icon::departure:
      pen.fill({{-0.9F, -0.65F}, {0.05F, 0}, {-0.9F, 0.65F}});
      pen.line({{0.25F, -0.35F}, {0.9F, 0.35F}});
      pen.line({{0.9F, -0.35F}, {0.25F, 0.35F}});
      break;
    case Icon::restart:
      pen.arc(0, 0.05F, 0.72F, -pi * 0.38F, pi * 1.25F);
      pen.fill({{0.1F, -1.0F}, {0.62F, -0.55F}, {-0.02F, -0.28F}});
      break;
    case Icon::dice:
      pen.line({{-0.75F, -0.75F}, {0.75F, -0.75F}, {0.75F, 0.75F}, {-0.75F, 0.75F}}, true);
      for (const ImVec2 spot :
           std::array{ImVec2(-0.34F, -0.34F), ImVec2(0, 0), ImVec2(0.34F, 0.34F)}) {
        pen.dot(spot.x, spot.y, 0.15F);
      }
      break;
    case Icon::sun:
      draw_sun(pen);
      break;
    case Icon::moon:
      draw_moon(pen);
      break;
    case Icon::half_moon:
      pen.circle(0, 0, 0.75F);
      pen.half_disc(0.75F);
      break;
    case Icon::information:
      pen.circle(0, 0, 0.85F);
      pen.line({{0, -0.05F}, {0, 0.48F}});
      pen.dot(0, -0.4F, 0.13F);
      break;
    case Icon::chevron_down:
      pen.line({{-0.55F, -0.25F}, {0, 0.3F}, {0.55F, -0.25F}});
      break;
    case Icon::chevron_right:
      pen.line({{-0.25F, -0.55F}, {0.3F, 0}, {-0.25F, 0.55F}});
      break;
    case Icon::check:
      pen.line({{-0.7F, 0.05F}, {-0.2F, 0.55F}, {0.7F, -0.5F}});
      break;
    case Icon::close:
      pen.line({{-0.6F, -0.6F}, {0.6F, 0.6F}});
      pen.line({{0.6F, -0.6F}, {-0.6F, 0.6F}});
      break;
    case Icon::pointer:
      pen.line({{-0.45F, -0.8F}, {-0.45F, 0.6F}, {-0.08F, 0.25F}, {0.5F, 0.25F}}, true);
      break;
    case Icon::spray:
      for (const ImVec2 spot :
           std::array{ImVec2(-0.55F, -0.3F), ImVec2(0.1F, -0.65F), ImVec2(0.6F, -0.05F),
                      ImVec2(0, 0.05F), ImVec2(-0.45F, 0.5F), ImVec2(0.35F, 0.6F)}) {
        pen.dot(spot.x, spot.y, 0.18F);
      }
      break;
    case Icon::eraser:
      pen.line({{-0.8F, 0.2F}, {0.1F, -0.7F}, {0.75F, -0.05F}, {-0.15F, 0.7F}, {-0.4F, 0.7F}},
               true);
      pen.line({{-0.35F, -0.25F}, {0.3F, 0.4F}});
      break;
    case Icon::open:
      pen.line({{0, 0.45F}, {0, -0.75F}});
      pen.line({{-0.45F, -0.3F}, {0, -0.75F}, {0.45F, -0.3F}});
      pen.line({{-0.8F, 0.4F}, {-0.8F, 0.8F}, {0.8F, 0.8F}, {0.8F, 0.4F}});
      break;
    case Icon::save:
      pen.line({{0, -0.8F}, {0, 0.4F}});
      pen.line({{-0.45F, -0.05F}, {0, 0.4F}, {0.45F, -0.05F}});
      pen.line({{-0.8F, 0.4F}, {-0.8F, 0.8F}, {0.8F, 0.8F}, {0.8F, 0.4F}});
      break;
    case Icon::link:
      pen.arc(-0.38F, 0, 0.42F, pi * 0.5F, pi * 1.5F);
      pen.arc(0.38F, 0, 0.42F, -pi * 0.5F, pi * 0.5F);
      pen.line({{-0.38F, -0.42F}, {-0.1F, -0.42F}});
      pen.line({{-0.38F, 0.42F}, {-0.1F, 0.42F}});
      pen.line({{0.38F, -0.42F}, {0.1F, -0.42F}});
      pen.line({{0.38F, 0.42F}, {0.1F, 0.42F}});
      pen.line({{-0.35F, 0}, {0.35F, 0}});
      break;
    case Icon::pencil:
      pen.line({{-0.85F, 0.85F}, {-0.65F, 0.2F}, {0.45F, -0.9F}, {0.9F, -0.45F}, {-0.2F, 0.65F}},
               true);
      pen.line({{0.15F, -0.6F}, {0.6F, -0.15F}});
      break;
    case Icon::undo:
      pen.arc(0.05F, 0.15F, 0.62F, -pi * 0.85F, pi * 0.5F);
      pen.line({{-0.55F, -0.7F}, {-0.55F, -0.12F}, {0.03F, -0.12F}});
      break;
  }
}

}  // namespace xenoglyph::app
