#pragma once

#include <vector>

#include <Eigen/Core>

#include "../base/points.hpp"

namespace xenoglyph::internal {

class CovarianceShape;

/// How many points are treated at a time, so that what is in work stays in the first-level cache.
inline constexpr Eigen::Index block_size = 256;

/// One Gaussian, ready to be evaluated at many points.
struct Gaussian {
  Eigen::VectorXd mean;        ///< d
  Eigen::MatrixXd covariance;  ///< as its shape stores it, see CovarianceShape::rank
  Eigen::MatrixXd whitening;   ///< what whitens a difference from the mean, stored alike
  double log_peak = 0.0;       ///< log density at the mean
};

/// Fills in whitening and log_peak from mean and covariance. False when the covariance is not
/// positive definite.
bool factorize(const CovarianceShape& shape, Gaussian& gaussian);

/// Room for one block of points: a column a coordinate.
struct BlockWorkspace {
  explicit BlockWorkspace(Eigen::Index n_features)
      : differences(block_size, n_features),
        scratch(block_size),
        weights(block_size),
        coordinates(static_cast<std::size_t>(n_features)) {}
  Eigen::ArrayXXd differences;
  Eigen::ArrayXd scratch;
  Eigen::ArrayXd weights;
  std::vector<const double*> coordinates;  ///< where the block begins, n_features
  Eigen::MatrixXd whitening;
};

/// log density of points first..first+count-1 (count <= block_size) into out.
void log_densities(const CovarianceShape& shape, const Gaussian& gaussian, const PointsView& points,
                   Eigen::Index first, Eigen::Index count, BlockWorkspace& workspace, double* out);

/// log density of one point.
double log_density(const CovarianceShape& shape, const Gaussian& gaussian, const PointsView& points,
                   Eigen::Index row);

}  // namespace xenoglyph::internal
