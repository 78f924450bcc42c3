#include "divergence.hpp"

#include <cmath>
#include <string>

#include "../base/errors.hpp"

namespace xenoglyph {

Estimate kullback_leibler_divergence(const GaussianMixture& p, const GaussianMixture& q,
                                     Eigen::Index count, std::uint64_t seed) {
  if (count < 2) {
    throw InvalidArgument("count", "must be at least 2, is " + std::to_string(count));
  }
  if (p.n_features() != q.n_features()) {
    throw InvalidArgument("q", "has " + std::to_string(q.n_features()) + " coordinates, p has " +
                                   std::to_string(p.n_features()));
  }
  const Points points = p.sample(count, seed).points;
  const Eigen::ArrayXd ratios = p.score_samples(points) - q.score_samples(points);
  const double mean = ratios.mean();
  const double variance = (ratios - mean).square().sum() / static_cast<double>(count - 1);
  return {mean, std::sqrt(variance / static_cast<double>(count))};
}

}  // namespace xenoglyph
