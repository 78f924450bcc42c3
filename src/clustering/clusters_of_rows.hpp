#pragma once

#include "../base/parallel.hpp"
#include "../base/points.hpp"
#include "../base/rows.hpp"

namespace xenoglyph::internal {

// The steps that Lloyd's algorithm and mini-batch k-means are made of, on points of either
// precision. Sums and centres are double.

/// Points about a center, row by row, so that products of large coordinates don't drown small
/// distances.
Rows<double> centered_rows(const PointsView& points, const Eigen::RowVectorXd& center);
Rows<float> centered_rows(const RowsView<float>& points, const Eigen::RowVectorXd& center);

Eigen::RowVectorXd mean_of(const PointsView& points);
Eigen::RowVectorXd mean_of(const RowsView<float>& points);

/// Gives each point to its nearest centre, the first of several. Returns whether any label changed.
template <class Scalar>
bool assign_to_nearest(const Rows<Scalar>& points, const Rows<double>& centers,
                       Eigen::VectorXi& labels);

/// The squared distance of each point from the centre that it is given to: by differences, which
/// lose no digits.
template <class Scalar>
Eigen::ArrayXd squared_distances(const Rows<Scalar>& points, const Rows<double>& centers,
                                 const Eigen::VectorXi& labels);

/// The squared distance of each point from one of them.
template <class Scalar>
void squared_distances_from(const Rows<Scalar>& points, Eigen::Index one, Eigen::ArrayXd& squares);

/// The sum of the points of each cluster, and how many they are.
struct ClusterSums {
  template <class Scalar>
  ClusterSums(const Rows<Scalar>& points, const Eigen::VectorXi& labels, Eigen::Index n_clusters);

  Rows<double> sums;       ///< k x d
  Eigen::VectorXd counts;  ///< k
};

}  // namespace xenoglyph::internal
