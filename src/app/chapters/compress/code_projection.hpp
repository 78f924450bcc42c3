#pragma once

#include <vector>

#include <Eigen/Core>

#include "base/points.hpp"
#include "base/rows.hpp"

namespace xenoglyph::app {

/// Which numbers a plot shows of codes of d numbers: m of their coordinates, or weighted sums.
struct CodeProjection {
  Eigen::MatrixXf directions;  ///< d x m, a direction a column
  Eigen::VectorXf centre;      ///< d, subtracted first
  /// Share of the codes' variance along each direction, m; none for plain coordinates.
  std::vector<double> shares = {};

  /// n x m of n x d.
  Rows<float> of(const Rows<float>& codes) const;
  /// m of d.
  Eigen::VectorXf of(const Eigen::VectorXf& code) const;
};

/// Coordinates of codes of d numbers as they are, counted from 0.
CodeProjection onto_coordinates(Eigen::Index d, const std::vector<int>& axes);

/// The `count` directions in which the points, n x d, vary most, by falling variance, at right
/// angles to each other: eigenvectors of their covariance, each with its largest component
/// positive.
CodeProjection onto_principal_axes(const Points& points, int count);

}  // namespace xenoglyph::app
