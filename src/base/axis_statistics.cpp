#include "axis_statistics.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <vector>

namespace xenoglyph::internal {
namespace {

// Spread of an axis that is no more than rounding, relative to its largest magnitude.
constexpr double rounding_spread = 1e-14;
// Smaller spreads have no variance that is a normal number.
constexpr double smallest_spread = 1e-152;

// A distance from the median in probability, and the distance between the two quantiles that far
// from it in standard deviations of a normal distribution.
struct QuantileRange {
  double tail;
  double deviations;
};
constexpr std::array<QuantileRange, 4> quantile_ranges{
    {{0.25, 1.3489795}, {0.1, 2.5631031}, {0.025, 3.9199280}, {0.0, 6.0}}};

// Linear between the two nearest of the sorted values.
double quantile(const std::vector<double>& sorted, double probability) {
  const double place = probability * static_cast<double>(sorted.size() - 1);
  const auto below = static_cast<std::size_t>(place);
  const std::size_t above = std::min(below + 1, sorted.size() - 1);
  const double part = place - static_cast<double>(below);
  return (1.0 - part) * sorted[below] + part * sorted[above];
}

bool agree(double low, double high) {
  return high - low < smallest_spread ||
         high - low <= rounding_spread * std::max(std::abs(low), std::abs(high));
}

// The least difference between neighbours among the sorted values, to rounding; 0 for fewer than
// two. Sums such as 0.1 + 0.2 differ from what they mean by a little more than one rounding.
double least_difference(const std::vector<double>& sorted) {
  double least = std::numeric_limits<double>::infinity();
  for (std::size_t i = 1; i < sorted.size(); ++i) {
    if (!agree(sorted[i - 1], sorted[i])) {
      least = std::min(least, sorted[i] - sorted[i - 1]);
    }
  }
  return std::isfinite(least) ? least : 0.0;
}

double resolution(const std::vector<double>& sorted) {
  std::vector<double> shared;  // values that several points have, once each
  std::size_t sharing = 0;
  for (std::size_t first = 0; first < sorted.size();) {
    std::size_t last = first + 1;
    while (last < sorted.size() && agree(sorted[last - 1], sorted[last])) {
      ++last;
    }
    if (last - first > 1) {
      sharing += last - first;
      shared.push_back(sorted[first]);
    }
    first = last;
  }
  // At least three values that others have too, and nine points of ten that have one of them.
  const bool rounded = shared.size() >= 3 && 10 * sharing >= 9 * sorted.size();
  return least_difference(rounded ? shared : sorted);
}

}  // namespace

double axis_mean(const PointsView& points, Eigen::Index axis) {
  const auto column = points.col(axis).array();
  const auto count = static_cast<double>(points.rows());
  const double mean = column.sum() / count;
  return mean +
         (column - mean).sum() / count;  // the second term removes most of the first's rounding
}

double axis_deviation(const PointsView& points, Eigen::Index axis, double center) {
  const auto column = points.col(axis).array();
  const double spread = (column - center).abs().maxCoeff();
  if (spread < smallest_spread || spread <= rounding_spread * column.abs().maxCoeff()) {
    return 0.0;
  }
  const int exponent = std::ilogb(spread);
  const double scale = std::ldexp(1.0, -exponent);
  return std::ldexp(std::sqrt(((column - center) * scale).square().mean()), exponent);
}

AxisScale axis_scale(const PointsView& points, Eigen::Index axis) {
  std::vector<double> sorted(points.col(axis).begin(), points.col(axis).end());
  std::sort(sorted.begin(), sorted.end());
  AxisScale scale;
  scale.median = quantile(sorted, 0.5);
  for (const QuantileRange& range : quantile_ranges) {
    const double low = quantile(sorted, range.tail);
    const double high = quantile(sorted, 1.0 - range.tail);
    if (!agree(low, high)) {
      scale.deviation = std::min((high - low) / range.deviations,
                                 axis_deviation(points, axis, axis_mean(points, axis)));
      break;
    }
  }
  scale.step = resolution(sorted);
  return scale;
}

}  // namespace xenoglyph::internal
