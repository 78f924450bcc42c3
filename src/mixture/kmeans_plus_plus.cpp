#include "kmeans_plus_plus.hpp"

#include <limits>

namespace xenoglyph::internal {
namespace {

// An index with probability proportional to its weight; any index when all weights are 0.
Eigen::Index draw(const Eigen::ArrayXd& weights, Random& random) {
  const double total = weights.sum();
  if (!(total > 0.0)) {
    return static_cast<Eigen::Index>(random.index(static_cast<std::size_t>(weights.size())));
  }
  double remaining = random.uniform() * total;
  Eigen::Index last = 0;
  for (Eigen::Index i = 0; i < weights.size(); ++i) {
    if (weights(i) > 0.0) {
      last = i;
      remaining -= weights(i);
      if (remaining < 0.0) {
        break;
      }
    }
  }
  return last;
}

}  // namespace

SpreadStart kmeans_plus_plus(const Points& points, const Eigen::VectorXd& variances, Eigen::Index k,
                             Random& random) {
  const Eigen::Index n = points.rows();
  SpreadStart start;
  start.nearest.assign(static_cast<std::size_t>(n), 0);
  Eigen::ArrayXd nearest_square =
      Eigen::ArrayXd::Constant(n, std::numeric_limits<double>::infinity());
  Eigen::ArrayXd square(n);
  Eigen::Index center = static_cast<Eigen::Index>(random.index(static_cast<std::size_t>(n)));
  for (Eigen::Index j = 0; j < k; ++j) {
    if (j > 0) {
      center = draw(nearest_square, random);
    }
    start.centers.push_back(center);
    square.setZero();
    for (Eigen::Index a = 0; a < points.cols(); ++a) {
      square += (points.col(a).array() - points(center, a)).square() / variances(a);
    }
    for (Eigen::Index i = 0; i < n; ++i) {
      if (square(i) < nearest_square(i)) {
        nearest_square(i) = square(i);
        start.nearest[static_cast<std::size_t>(i)] = static_cast<std::size_t>(j);
      }
    }
  }
  return start;
}

}  // namespace xenoglyph::internal
