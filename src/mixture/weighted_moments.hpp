#pragma once

#include <Eigen/Core>

#include "../base/points.hpp"
#include "covariance_type.hpp"

namespace xenoglyph::internal {

/// Sums over points, each with a weight of its own.
struct WeightedMoments {
  double count = 0.0;    ///< sum of the weights
  Eigen::VectorXd mean;  ///< d; empty when the count is so small that it means nothing
  Eigen::MatrixXd
      scatter;  ///< about the mean, in the type's compact shape (spherical: summed over axes)
};

/// Of the points, n x d, under n weights.
WeightedMoments weighted_moments(CovarianceType type, const PointsView& points,
                                 const Eigen::Ref<const Eigen::ArrayXd>& weights);

}  // namespace xenoglyph::internal
