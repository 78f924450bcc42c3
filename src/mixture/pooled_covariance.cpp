#include "pooled_covariance.hpp"

#include <algorithm>
#include <utility>

namespace xenoglyph::internal {
namespace {

// How much wider than the median component, in variance, one may be before it counts for less.
constexpr double largest_ratio = 10.0;

}  // namespace

void PooledCovariance::measure(const Eigen::VectorXd& weights,
                               const std::vector<Gaussian>& components) {
  std::vector<std::pair<double, std::size_t>> peaks;
  for (std::size_t j = 0; j < components.size(); ++j) {
    peaks.emplace_back(components[j].log_peak, j);
  }
  std::sort(peaks.begin(), peaks.end());
  double below = 0.0;
  for (const auto& [peak, j] : peaks) {
    below += weights(static_cast<Eigen::Index>(j));
    whitening_ = components[j].whitening;
    if (2.0 * below >= 1.0) {
      break;
    }
  }
}

Eigen::MatrixXd PooledCovariance::contribution(const Eigen::MatrixXd& plain) const {
  const double ratio = shape_.mean_ratio(plain, whitening_);
  return ratio > largest_ratio ? Eigen::MatrixXd(largest_ratio / ratio * plain) : plain;
}

Eigen::MatrixXd PooledCovariance::average(const Eigen::VectorXd& weights,
                                          const std::vector<Eigen::MatrixXd>& contributions) {
  Eigen::MatrixXd pooled = weights(0) * contributions[0];
  for (std::size_t j = 1; j < contributions.size(); ++j) {
    pooled += weights(static_cast<Eigen::Index>(j)) * contributions[j];
  }
  return pooled;
}

}  // namespace xenoglyph::internal
