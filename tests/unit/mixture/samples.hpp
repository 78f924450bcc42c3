#pragma once

#include <algorithm>
#include <cmath>
#include <string>
#include <vector>

#include <Eigen/Eigenvalues>

#include "base/random.hpp"
#include "mixture/covariance_shape.hpp"
#include "mixture/mixture.hpp"

namespace xenoglyph::test {

inline const std::vector<CovarianceType> all_types = covariance_types();

/// Three Gaussians in a column (Ueda and Nakano), the usual first example.
inline GaussianMixture three_gaussians() {
  Eigen::MatrixXd means(3, 2);
  means << 0, -2, 0, 0, 0, 2;
  const Eigen::MatrixXd covariance = Eigen::Vector2d(2.0, 0.2).asDiagonal();
  return {CovarianceType::full, Eigen::VectorXd::Constant(3, 1.0 / 3.0), means,
          std::vector<Eigen::MatrixXd>(3, covariance)};
}

/// Three round groups, far apart.
inline Points three_groups() {
  Random random(3);
  Points points(300, 2);
  for (Eigen::Index i = 0; i < points.rows(); ++i) {
    points(i, 0) = 8.0 * static_cast<double>(i % 3) + random.normal();
    points(i, 1) = random.normal();
  }
  return points;
}

/// A mixture with nothing special about it.
inline GaussianMixture random_mixture(CovarianceType type, Eigen::Index k, Eigen::Index d,
                                      std::uint64_t seed) {
  Random random(seed);
  Eigen::VectorXd weights(k);
  Eigen::MatrixXd means(k, d);
  for (Eigen::Index j = 0; j < k; ++j) {
    weights(j) = 0.5 + random.uniform();
    for (Eigen::Index a = 0; a < d; ++a) {
      means(j, a) = 4.0 * random.normal();
    }
  }
  const auto matrix = [&] {
    Eigen::MatrixXd root(d, d);
    for (double& entry : root.reshaped()) {
      entry = random.normal();
    }
    return Eigen::MatrixXd(root * root.transpose() / static_cast<double>(d) +
                           0.1 * Eigen::MatrixXd::Identity(d, d));
  };
  std::vector<Eigen::MatrixXd> covariances;
  const internal::CovarianceShape& shape = internal::shape_of(type);
  for (Eigen::Index j = 0; j < shape.stored_count(k); ++j) {
    const Eigen::MatrixXd full = matrix();
    if (shape.rank() == 1) {
      covariances.emplace_back(full.diagonal());
    } else {
      covariances.emplace_back(full.topLeftCorner(shape.rows(d), shape.columns(d)));
    }
  }
  return {type, weights / weights.sum(), means, covariances};
}

/// What a type makes of a covariance or scatter d x d: nothing off the diagonal, or one variance.
inline Eigen::MatrixXd restricted(CovarianceType type, const Eigen::MatrixXd& matrix) {
  switch (internal::shape_of(type).rank()) {
    case 2:
      return matrix;
    case 1:
      return matrix.diagonal().asDiagonal();
    default:
      return matrix.diagonal().mean() * Eigen::MatrixXd::Identity(matrix.rows(), matrix.cols());
  }
}

inline std::string name(CovarianceType type) { return std::string(to_string(type)); }

/// |a - b| relative to the larger of the two and 1.
inline double relative_difference(double a, double b) {
  return std::abs(a - b) / std::max({1.0, std::abs(a), std::abs(b)});
}

/// All numbers finite, weights summing to 1, covariances symmetric and positive definite. (A
/// GaussianMixture checks most of this when it is made; this looks again, by other means.)
inline bool is_sound(const GaussianMixture& mixture) {
  bool sound = std::abs(mixture.weights().sum() - 1.0) < 1e-12 && mixture.means().allFinite() &&
               mixture.weights().minCoeff() > 0.0;
  for (Eigen::Index j = 0; j < mixture.n_components(); ++j) {
    const Eigen::MatrixXd covariance = mixture.covariance(j);
    const Eigen::VectorXd deviations = covariance.diagonal().cwiseSqrt();
    const Eigen::MatrixXd correlation = deviations.cwiseInverse().asDiagonal() * covariance *
                                        deviations.cwiseInverse().asDiagonal();
    sound = sound && covariance == covariance.transpose() &&
            correlation.selfadjointView<Eigen::Lower>().eigenvalues().minCoeff() > 0.0;
  }
  return sound;
}

}  // namespace xenoglyph::test
