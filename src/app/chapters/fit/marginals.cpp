#include "app/chapters/fit/marginals.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace xenoglyph::app {

double determinant(const Eigen::Matrix2d& matrix) {
  return matrix(0, 0) * matrix(1, 1) - matrix(0, 1) * matrix(1, 0);
}

PlaneGaussian marginal(const GaussianMixture& mixture, Eigen::Index component, ShownAxes axes) {
  PlaneGaussian plane;
  const Eigen::MatrixXd covariance = mixture.covariance(component);
  plane.mean(0) = mixture.means()(component, axes.x);
  plane.covariance(0, 0) = covariance(axes.x, axes.x);
  if (axes.y < 0) {
    plane.covariance(1, 1) = spread_variance;
    return plane;
  }
  plane.mean(1) = mixture.means()(component, axes.y);
  plane.covariance(1, 1) = covariance(axes.y, axes.y);
  plane.covariance(0, 1) = covariance(axes.x, axes.y);
  plane.covariance(1, 0) = covariance(axes.x, axes.y);
  return plane;
}

PrincipalAxes principal_axes(const Eigen::Matrix2d& covariance) {
  const double mean = (covariance(0, 0) + covariance(1, 1)) / 2;
  const double half_difference = (covariance(0, 0) - covariance(1, 1)) / 2;
  const double radius = std::hypot(half_difference, covariance(0, 1));
  PrincipalAxes axes;
  axes.major = std::sqrt(std::max(0.0, mean + radius));
  // The product of the eigenvalues is the determinant: exact where mean - radius would cancel.
  const double larger = mean + radius;
  axes.minor = larger > 0 ? std::sqrt(std::max(0.0, determinant(covariance) / larger)) : 0.0;
  axes.angle = radius > 0 ? std::atan2(covariance(0, 1), half_difference) / 2 : 0.0;
  if (axes.angle <= -std::numbers::pi / 2) {
    axes.angle += std::numbers::pi;
  }
  return axes;
}

double squared_distance(const PlaneGaussian& gaussian, const Eigen::Vector2d& point) {
  const Eigen::Matrix2d& c = gaussian.covariance;
  const Eigen::Vector2d offset = point - gaussian.mean;
  return (c(1, 1) * offset(0) * offset(0) - 2 * c(0, 1) * offset(0) * offset(1) +
          c(0, 0) * offset(1) * offset(1)) /
         determinant(c);
}

double log_density(const PlaneGaussian& gaussian, const Eigen::Vector2d& point) {
  return -squared_distance(gaussian, point) / 2 - std::log(2 * std::numbers::pi) -
         std::log(determinant(gaussian.covariance)) / 2;
}

}  // namespace xenoglyph::app
