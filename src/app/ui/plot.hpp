#pragma once

#include <string>

#include "app/ui/axes.hpp"
#include "app/ui/interface.hpp"

namespace xenoglyph::app {

/// A plot's area with the plane that it shows: turns data into device pixels and back.
struct Plot {
  Rect area;
  Frame frame;

  float x_of(double x) const {
    return area.x + static_cast<float>((x - frame.x.low) / frame.x.length()) * area.width;
  }
  float y_of(double y) const {
    return area.bottom() - static_cast<float>((y - frame.y.low) / frame.y.length()) * area.height;
  }
  double data_x(float x) const {
    return frame.x.low + static_cast<double>((x - area.x) / area.width) * frame.x.length();
  }
  double data_y(float y) const {
    return frame.y.low + static_cast<double>((area.bottom() - y) / area.height) * frame.y.length();
  }
};

/// How the axes of a plot are labelled.
struct AxisLook {
  std::string name_x;
  std::string name_y;
  bool ticks_y = true;  ///< false: none to the left
  bool name_beside_ticks =
      false;            ///< the lower axis's name stands at the end of its ticks' row, not below it
  bool ticks_x = true;  ///< false: none below
  float overhang = 8;   ///< how far labels below may stand out at the sides, CSS pixels
};

/// Ticks and their labels along the left and lower edge, and the axes' names.
void draw_axes(const Interface& ui, const Plot& plot, const AxisLook& look);

/// Width that the labels left of a plot need.
float axis_gutter(const Interface& ui, const Interval& range, float height, bool named);

}  // namespace xenoglyph::app
