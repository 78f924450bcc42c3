#include "standardization.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>

#include "../base/axis_statistics.hpp"

namespace xenoglyph::internal {
namespace {

// Smaller magnitudes have no square that is a normal number.
constexpr double smallest_magnitude = 1e-152;
// Standard deviations further apart than this are treated as being this far apart.
constexpr int widest_ratio_exponent = 480;

}  // namespace

Standardization::Standardization(const PointsView& points, const CovarianceShape& shape)
    : shape_(shape),
      points_(points.rows(), points.cols()),
      center_(points.cols()),
      variances_(points.cols()),
      steps_(points.cols()) {
  const Eigen::Index d = points.cols();
  Eigen::VectorXd deviations(d);
  for (Eigen::Index a = 0; a < d; ++a) {
    const AxisScale scale = axis_scale(points, a);
    center_(a) = scale.median;
    deviations(a) = scale.deviation;
    steps_(a) = scale.step;
  }
  double largest = deviations.maxCoeff();
  if (largest == 0.0) {
    const double magnitude = points.cwiseAbs().maxCoeff();
    largest = magnitude < smallest_magnitude ? 1.0 : magnitude;
  }
  deviations = (deviations.array() == 0.0).select(largest, deviations);
  exponents_.resize(static_cast<std::size_t>(d));
  for (Eigen::Index a = 0; a < d; ++a) {
    // A point so far out that its square would be no number once standardised makes the unit
    // larger.
    const double farthest = (points.col(a).array() - center_(a)).abs().maxCoeff();
    const int least_exponent =
        farthest > 0.0 ? std::ilogb(farthest) - widest_ratio_exponent : -widest_ratio_exponent;
    const int exponent =
        std::max(least_exponent, std::ilogb(shape.has_one_unit() ? largest : deviations(a)));
    exponents_[static_cast<std::size_t>(a)] = exponent;
    const double scale = std::ldexp(1.0, -exponent);
    points_.col(a) = (points.col(a).array() - center_(a)) * scale;
    const double deviation =
        std::max(deviations(a) * scale, std::ldexp(1.0, -widest_ratio_exponent));
    variances_(a) = deviation * deviation;
    steps_(a) *= scale;
    unit_variance_gain_ +=
        static_cast<double>(points.rows()) * (std::log(deviation) + exponent * std::numbers::ln2);
  }
}

double Standardization::original_log_likelihood(double log_likelihood) const {
  double exponent_sum = 0.0;
  for (const int exponent : exponents_) {
    exponent_sum += exponent;
  }
  return log_likelihood - static_cast<double>(points_.rows()) * exponent_sum * std::numbers::ln2;
}

GaussianMixture Standardization::restore(const Eigen::VectorXd& weights,
                                         const std::vector<Gaussian>& components) const {
  const auto k = static_cast<Eigen::Index>(components.size());
  Eigen::MatrixXd means(k, center_.size());
  std::vector<Eigen::MatrixXd> covariances;
  for (Eigen::Index j = 0; j < k; ++j) {
    const Gaussian& component = components[static_cast<std::size_t>(j)];
    for (Eigen::Index a = 0; a < center_.size(); ++a) {
      means(j, a) =
          center_(a) + std::ldexp(component.mean(a), exponents_[static_cast<std::size_t>(a)]);
    }
    if (j < shape_.stored_count(k)) {
      covariances.push_back(shape_.in_units(component.covariance, exponents_, 1));
    }
  }
  return {shape_.type(), weights, std::move(means), std::move(covariances)};
}

std::vector<Gaussian> Standardization::standardize(const GaussianMixture& mixture) const {
  std::vector<Gaussian> components(static_cast<std::size_t>(mixture.n_components()));
  for (std::size_t j = 0; j < components.size(); ++j) {
    Gaussian& component = components[j];
    component.mean.resize(center_.size());
    for (Eigen::Index a = 0; a < center_.size(); ++a) {
      component.mean(a) = std::ldexp(mixture.means()(static_cast<Eigen::Index>(j), a) - center_(a),
                                     -exponents_[static_cast<std::size_t>(a)]);
    }
    const auto stored = static_cast<std::size_t>(shape_.stored_index(static_cast<Eigen::Index>(j)));
    component.covariance = shape_.in_units(mixture.covariances()[stored], exponents_, -1);
    factorize(shape_, component);
  }
  return components;
}

}  // namespace xenoglyph::internal
