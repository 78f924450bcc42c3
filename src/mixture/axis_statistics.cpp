#include "axis_statistics.hpp"

#include <cmath>

namespace xenoglyph::internal {
namespace {

// Spread of an axis that is no more than rounding, relative to its largest magnitude.
constexpr double rounding_spread = 1e-14;
// Smaller spreads have no variance that is a normal number.
constexpr double smallest_spread = 1e-152;

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

}  // namespace xenoglyph::internal
