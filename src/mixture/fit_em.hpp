#pragma once

#include <cstdint>
#include <vector>

#include "gaussian_mixture.hpp"
#include "regularization.hpp"

namespace xenoglyph {

struct EmOptions {
  CovarianceType covariance_type = CovarianceType::full;
  /// Plain EM, but for a floor of a millionth of the data's typical variances, as scikit-learn's
  /// reg_covar is for points of unit variance.
  Regularization regularization{RegularizationKind::floor, 1e-6};
  /// Stops when a sweep changes the log-likelihood by less than this, relative to its magnitude for
  /// points of unit variance along each axis (and at least 1 nat a point).
  double threshold = 1e-6;
  int max_sweeps = 1000;
  int restarts = 1;  ///< independent starts; the best log-likelihood is kept
  std::uint64_t seed = 0;

  friend bool operator==(const EmOptions&, const EmOptions&) = default;
};

struct EmResult {
  GaussianMixture mixture;
  double log_likelihood;
  int n_iter;                           ///< sweeps of the start that was kept
  bool converged;                       ///< false when max_sweeps ended it
  std::vector<double> log_likelihoods;  ///< after each sweep of the start that was kept
};

/// Fits k Gaussians by expectation-maximisation (Dempster, Laird and Rubin 1977) from k-means++
/// starts (Arthur and Vassilvitskii 2007): each centre's nearest points give its mean and weight,
/// all groups together the covariance. A component that loses all points stays, with next to no
/// weight.
///
/// @param points  n x d, n >= 2, d >= 1, finite
/// @param k       1..n
/// Throws InvalidPoints or InvalidArgument.
EmResult fit_em(const PointsView& points, Eigen::Index k, const EmOptions& options = {});

/// The same from a given start instead of k-means++ (options' seed and restarts are not used). The
/// start has the points' number of coordinates and the options' covariance type.
EmResult fit_em(const PointsView& points, const GaussianMixture& start,
                const EmOptions& options = {});

}  // namespace xenoglyph
