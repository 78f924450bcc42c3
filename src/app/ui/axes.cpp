#include "app/ui/axes.hpp"

#include <algorithm>
#include <cmath>

#include "app/ui/numbers.hpp"

namespace xenoglyph::app {

std::vector<Tick> round_ticks(double low, double high, int most) {
  std::vector<Tick> ticks;
  if (!(high > low) || !std::isfinite(high - low) || most < 1) {
    return ticks;
  }
  const double rough = (high - low) / most;
  int exponent = static_cast<int>(std::floor(std::log10(rough)));
  int factor = 10;
  for (const int candidate : {1, 2, 5}) {
    if (candidate * std::pow(10.0, exponent) >= rough) {
      factor = candidate;
      break;
    }
  }
  if (factor == 10) {
    factor = 1;
    ++exponent;
  }
  const double step = factor * std::pow(10.0, exponent);
  const int decimals = std::max(0, -exponent);
  const double first = std::ceil(low / step - 1e-9);
  const double last = std::floor(high / step + 1e-9);
  if (!(std::abs(first) < 1e15) || !(std::abs(last) < 1e15)) {
    return ticks;  // the range is too narrow beside its place for distinct numbers
  }
  const bool plain = decimals <= 6 && std::max(std::abs(low), std::abs(high)) < 1e7;
  const auto count = static_cast<long>(last - first) + 1;
  for (long i = 0; i < count; ++i) {
    const double value = (first + static_cast<double>(i)) * step;
    ticks.push_back({value, plain ? format_fixed(value, decimals) : format_compact(value)});
  }
  return ticks;
}

Frame frame_around(Interval x, Interval y, double width, double height, double margin) {
  const auto widened = [margin](Interval interval) {
    double half = interval.length() / 2;
    const double middle = interval.low + half;
    if (!(half > 0)) {
      half = std::max(std::abs(middle), 1.0) / 2;
    }
    half *= 1 + 2 * margin;
    return Interval{middle - half, middle + half};
  };
  Frame frame{widened(x), widened(y)};
  const double proportion = frame.x.length() / frame.y.length();
  if (proportion <= 4.0 && proportion >= 0.25 && width > 0 && height > 0) {
    const double unit = std::max(frame.x.length() / width, frame.y.length() / height);
    const auto stretched = [](Interval interval, double length) {
      const double middle = (interval.low + interval.high) / 2;
      return Interval{middle - length / 2, middle + length / 2};
    };
    frame.x = stretched(frame.x, unit * width);
    frame.y = stretched(frame.y, unit * height);
  }
  return frame;
}

}  // namespace xenoglyph::app
