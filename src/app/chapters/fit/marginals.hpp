#pragma once

#include <Eigen/Core>

#include "mixture/gaussian_mixture.hpp"

namespace xenoglyph::app {

/// A Gaussian in the plane: what two coordinates of one in d dimensions show (its marginal).
struct PlaneGaussian {
  Eigen::Vector2d mean = Eigen::Vector2d::Zero();
  Eigen::Matrix2d covariance = Eigen::Matrix2d::Identity();
};

/// The two coordinates that are shown. Data of one coordinate are shown along x; `y` is then -1 and
/// the plane's second coordinate is a standard normal of variance spread_variance that means
/// nothing.
struct ShownAxes {
  int x = 0;
  int y = 1;

  bool operator==(const ShownAxes&) const = default;
};

inline constexpr double spread_variance = 0.01;

/// Marginal of one component: the rows and columns of its mean and covariance that belong to the
/// two axes.
PlaneGaussian marginal(const GaussianMixture& mixture, Eigen::Index component, ShownAxes axes);

/// Principal axes of a Gaussian in the plane.
struct PrincipalAxes {
  double major = 1.0;  ///< standard deviation along the longer axis
  double minor = 1.0;  ///< and along the shorter
  double angle = 0.0;  ///< of the longer axis against x, radians in (-pi/2, pi/2]
};

PrincipalAxes principal_axes(const Eigen::Matrix2d& covariance);

double determinant(const Eigen::Matrix2d& matrix);

/// log p(point) of a Gaussian in the plane.
double log_density(const PlaneGaussian& gaussian, const Eigen::Vector2d& point);

/// Squared Mahalanobis distance: 4 on the ellipse at two standard deviations.
double squared_distance(const PlaneGaussian& gaussian, const Eigen::Vector2d& point);

}  // namespace xenoglyph::app
