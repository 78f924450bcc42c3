#pragma once

#include <Eigen/Core>

#include "../base/points.hpp"
#include "covariance_shape.hpp"

namespace xenoglyph::internal {

/// Below this a sum of weights says nothing about mean and scatter.
inline constexpr double smallest_count = 1e-8;

/// Sums over points, each with a weight of its own.
struct WeightedMoments {
  double count = 0.0;       ///< sum of the weights
  Eigen::VectorXd mean;     ///< d; empty when the count is so small that it means nothing
  Eigen::MatrixXd scatter;  ///< about the mean, as its shape has it
};

/// Of the points, n x d, under n weights.
WeightedMoments weighted_moments(const CovarianceShape& shape, const PointsView& points,
                                 const Eigen::Ref<const Eigen::ArrayXd>& weights);

}  // namespace xenoglyph::internal
