#pragma once

#include <string>

#include <Eigen/Core>

namespace xenoglyph::cli {

/// A curve as a picture of its own.
struct CurveChart {
  std::string title;
  std::string x_label;
  std::string y_label;
  Eigen::VectorXd x;  ///< n >= 1, rising
  Eigen::VectorXd y;  ///< n, finite, from 0 on
};

/// The chart as SVG, 720 x 420: a line through the points, axes with round numbers, the vertical
/// one from 0.
std::string to_svg(const CurveChart& chart);

}  // namespace xenoglyph::cli
