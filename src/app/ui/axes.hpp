#pragma once

#include <string>
#include <vector>

namespace xenoglyph::app {

/// A mark on an axis.
struct Tick {
  double value = 0.0;
  std::string label;
};

/// Ticks at round numbers (1, 2 or 5 times a power of ten) within low..high, `most` of them at the
/// most and at least two where the range allows; all labels with the same number of decimals. Empty
/// when the range is empty or not finite.
std::vector<Tick> round_ticks(double low, double high, int most);

/// A closed interval.
struct Interval {
  double low = 0.0;
  double high = 1.0;

  double length() const { return high - low; }
};

/// The plane's part that a picture of so many pixels shows, so that the given ranges lie inside
/// with a margin (a share of the range on each side).
struct Frame {
  Interval x;
  Interval y;
};

/// Where neither range is more than four times the other, one unit is as long in x as in y, so that
/// angles and circles look as they are.
Frame frame_around(Interval x, Interval y, double width, double height, double margin = 0.06);

}  // namespace xenoglyph::app
