#include "app/chapters/dream/walk.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace xenoglyph::app {

void Walk::set(double at) {
  at_ = std::clamp(at, 0.0, 1.0);
  forwards_ = true;
  waited_ = 0.0;
}

void Walk::advance(double elapsed, bool little_motion) {
  if (little_motion) {
    waited_ += elapsed;
    while (waited_ >= seconds_a_stage) {
      waited_ -= seconds_a_stage;
      const int stage = static_cast<int>(std::lround(at_ * (stages - 1)));
      forwards_ = stage >= stages - 1 ? false : (stage <= 0 || forwards_);
      at_ = stage_at(stage + (forwards_ ? 1 : -1));
    }
    return;
  }
  // The height of a point that goes round a circle.
  constexpr double round = 2.0 * std::numbers::pi;
  const double half = std::acos(std::clamp(1.0 - 2.0 * at_, -1.0, 1.0));
  const double angle = std::fmod(
      (forwards_ ? half : round - half) + std::numbers::pi * elapsed / seconds_a_way, round);
  forwards_ = angle < std::numbers::pi;
  at_ = std::clamp((1.0 - std::cos(angle)) / 2.0, 0.0, 1.0);
}

}  // namespace xenoglyph::app
