#pragma once

#include <array>
#include <vector>

#include <Eigen/Core>

#include "app/options/settings.hpp"
#include "app/ui/axes.hpp"
#include "base/rows.hpp"

namespace xenoglyph::app {

/// The next turn when a box is dragged so many degrees to the right and downwards. It tips by at
/// most 90 degrees, so that what is above stays above.
Turn turned(Turn turn, double right, double down);

/// Right, up, and towards the viewer, as rows: what a turn makes of three coordinates.
Eigen::Matrix3f rotation_of(const Turn& turn);

/// The box around codes of three numbers, turned and seen from far away: no perspective.
class TurnedBox {
 public:
  /// @param ranges  of the three coordinates. Where none is more than four times another, one unit
  ///                is as long in all directions.
  TurnedBox(const std::vector<Interval>& ranges, const Turn& turn);

  /// To the right, upwards and towards the viewer, of codes of three numbers, n x 3; the box's
  /// centre is at 0.
  Rows<float> of(const Rows<float>& codes) const;
  Eigen::Vector3f of(const Eigen::Vector3f& code) const;
  /// What a picture shows to the right and upwards: the box, however it is turned.
  Interval range() const;

  /// An edge of the box, along one of the axes.
  struct Edge {
    Eigen::Vector3f from;  ///< a corner in the codes' own numbers, low end of the axis
    Eigen::Vector3f to;
    bool outline = false;  ///< of the box as it is seen; else hidden behind it
  };
  /// Those along an axis, 0 to 2, that are not in front of the codes. The first is on the outline,
  /// and the lowest there: where the axis is labelled.
  std::vector<Edge> edges(int axis) const;

 private:
  std::array<Interval, 3> ranges_;
  Eigen::Matrix3f matrix_;  // rotation and scale
  Eigen::Vector3f centre_;
  float radius_ = 1.0F;
};

/// Rows from the farthest to the nearest, by their third number.
std::vector<int> back_to_front(const Rows<float>& turned);

}  // namespace xenoglyph::app
