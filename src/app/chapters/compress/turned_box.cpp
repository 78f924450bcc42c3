#include "app/chapters/compress/turned_box.hpp"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <numbers>
#include <numeric>

namespace xenoglyph::app {

namespace {

constexpr double steepest = 90.0;
// As for planes: beyond this the longer range is shortened to the others' length.
constexpr double most_uneven = 4.0;
constexpr double room_for_labels = 1.1;
// Faces that are seen from the side count as neither in front nor behind.
constexpr float edgewise = 1e-4F;

}  // namespace

Turn turned(Turn turn, double right, double down) {
  turn.yaw = std::remainder(turn.yaw + right, 360.0);
  turn.pitch = std::clamp(turn.pitch + down, -steepest, steepest);
  return turn;
}

Eigen::Matrix3f rotation_of(const Turn& turn) {
  const double degree = std::numbers::pi / 180.0;
  const auto sin_yaw = static_cast<float>(std::sin(turn.yaw * degree));
  const auto cos_yaw = static_cast<float>(std::cos(turn.yaw * degree));
  const auto sin_pitch = static_cast<float>(std::sin(turn.pitch * degree));
  const auto cos_pitch = static_cast<float>(std::cos(turn.pitch * degree));
  // The first coordinate to the right, the second away from the viewer, the third upwards; then
  // about the upright axis, then about the one to the right.
  Eigen::Matrix3f rotation;
  rotation << cos_yaw, -sin_yaw, 0.0F,                      //
      sin_pitch * sin_yaw, sin_pitch * cos_yaw, cos_pitch,  //
      -cos_pitch * sin_yaw, -cos_pitch * cos_yaw, sin_pitch;
  return rotation;
}

TurnedBox::TurnedBox(const std::vector<Interval>& ranges, const Turn& turn)
    : ranges_{ranges.at(0), ranges.at(1), ranges.at(2)} {
  double longest = 0.0;
  double shortest = ranges_[0].length();
  for (const Interval& range : ranges_) {
    longest = std::max(longest, range.length());
    shortest = std::min(shortest, range.length());
  }
  const bool even = longest <= most_uneven * shortest;
  Eigen::Vector3f scale;
  Eigen::Vector3f half;
  for (Eigen::Index i = 0; i < 3; ++i) {
    const Interval& range = ranges_.at(static_cast<std::size_t>(i));
    centre_(i) = static_cast<float>((range.low + range.high) / 2);
    scale(i) = static_cast<float>(2.0 / (even ? longest : range.length()));
    half(i) = static_cast<float>(range.length() / 2) * scale(i);
  }
  radius_ = half.norm();
  matrix_ = rotation_of(turn) * scale.asDiagonal();
}

Rows<float> TurnedBox::of(const Rows<float>& codes) const {
  return (codes.rowwise() - centre_.transpose()) * matrix_.transpose();
}

Eigen::Vector3f TurnedBox::of(const Eigen::Vector3f& code) const {
  return matrix_ * (code - centre_);
}

Interval TurnedBox::range() const {
  const double reach = room_for_labels * static_cast<double>(radius_);
  return {-reach, reach};
}

std::vector<TurnedBox::Edge> TurnedBox::edges(int axis) const {
  const auto end = [this](int of, bool high) {
    const Interval& range = ranges_.at(static_cast<std::size_t>(of));
    return static_cast<float>(high ? range.high : range.low);
  };
  const int first = (axis + 1) % 3;
  const int second = (axis + 2) % 3;
  std::vector<Edge> found;
  for (const bool a : {false, true}) {
    for (const bool b : {false, true}) {
      // The two faces that meet in this edge: each is in front or behind.
      const float face_a = matrix_(2, first) * (a ? 1.0F : -1.0F);
      const float face_b = matrix_(2, second) * (b ? 1.0F : -1.0F);
      if (face_a > edgewise && face_b > edgewise) {
        continue;
      }
      Edge edge;
      edge.from(axis) = end(axis, false);
      edge.to(axis) = end(axis, true);
      edge.from(first) = edge.to(first) = end(first, a);
      edge.from(second) = edge.to(second) = end(second, b);
      edge.outline = face_a > edgewise || face_b > edgewise;
      found.push_back(edge);
    }
  }
  std::stable_sort(found.begin(), found.end(), [this](const Edge& one, const Edge& other) {
    if (one.outline != other.outline) {
      return one.outline;
    }
    return (of(one.from) + of(one.to))(1) < (of(other.from) + of(other.to))(1);
  });
  return found;
}

std::vector<int> back_to_front(const Rows<float>& turned) {
  std::vector<int> order(static_cast<std::size_t>(turned.rows()));
  std::iota(order.begin(), order.end(), 0);
  std::stable_sort(order.begin(), order.end(),
                   [&](int a, int b) { return turned(a, 2) < turned(b, 2); });
  return order;
}

}  // namespace xenoglyph::app
