// GaussianMixture's sample and sample_component: points drawn from the mixture.
#include <cmath>
#include <string>

#include <Eigen/Cholesky>

#include "../base/errors.hpp"
#include "../base/random.hpp"
#include "gaussian_mixture.hpp"

namespace xenoglyph {
namespace {

void require_count(Eigen::Index count) {
  if (count < 0) {
    throw InvalidArgument("count", "must not be negative, is " + std::to_string(count));
  }
}

// Turns independent normal deviates into deviations from the mean, for one component.
Eigen::MatrixXd lower_factor(const GaussianMixture& mixture, Eigen::Index component) {
  return Eigen::LLT<Eigen::MatrixXd>(mixture.covariance(component)).matrixL();
}

}  // namespace

MixtureSample GaussianMixture::sample(Eigen::Index count, std::uint64_t seed) const {
  require_count(count);
  const Eigen::Index k = n_components();
  std::vector<Eigen::MatrixXd> factors;
  for (Eigen::Index j = 0; j < k; ++j) {
    factors.push_back(lower_factor(*this, j));
  }
  Random random(seed);
  MixtureSample sample{Points(count, n_features()), Eigen::VectorXi(count)};
  Eigen::VectorXd deviates(n_features());
  for (Eigen::Index i = 0; i < count; ++i) {
    double remaining = random.uniform();
    Eigen::Index component = 0;
    while (component < k - 1 && remaining >= weights_(component)) {
      remaining -= weights_(component);
      ++component;
    }
    for (double& deviate : deviates) {
      deviate = random.normal();
    }
    sample.components(i) = static_cast<int>(component);
    sample.points.row(i) = means_.row(component) +
                           (factors[static_cast<std::size_t>(component)] * deviates).transpose();
  }
  return sample;
}

Points GaussianMixture::sample_component(Eigen::Index component, Eigen::Index count,
                                         std::uint64_t seed) const {
  require_count(count);
  const Eigen::MatrixXd factor = lower_factor(*this, component);
  Random random(seed);
  Points points(count, n_features());
  Eigen::VectorXd deviates(n_features());
  for (Eigen::Index i = 0; i < count; ++i) {
    for (double& deviate : deviates) {
      deviate = random.normal();
    }
    points.row(i) = means_.row(component) + (factor * deviates).transpose();
  }
  return points;
}

}  // namespace xenoglyph
