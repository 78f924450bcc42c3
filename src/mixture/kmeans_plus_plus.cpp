#include "kmeans_plus_plus.hpp"

#include <limits>

namespace xenoglyph::internal {
namespace {

// An index with probability proportional to its weight; any index when all weights are 0.
Eigen::Index drawn_index(const Eigen::ArrayXd& weights, Random& random) {
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

SpreadCenters::SpreadCenters(Eigen::Index n_points)
    : nearest_squares_(
          Eigen::ArrayXd::Constant(n_points, std::numeric_limits<double>::infinity())) {
  start_.nearest.assign(static_cast<std::size_t>(n_points), 0);
}

Eigen::Index SpreadCenters::draw(Random& random) {
  const auto n = static_cast<std::size_t>(nearest_squares_.size());
  start_.centers.push_back(start_.centers.empty() ? static_cast<Eigen::Index>(random.index(n))
                                                  : drawn_index(nearest_squares_, random));
  return start_.centers.back();
}

void SpreadCenters::measured(const Eigen::ArrayXd& squares) {
  const std::size_t center = start_.centers.size() - 1;
  for (Eigen::Index i = 0; i < squares.size(); ++i) {
    if (squares(i) < nearest_squares_(i)) {
      nearest_squares_(i) = squares(i);
      start_.nearest[static_cast<std::size_t>(i)] = center;
    }
  }
}

SpreadStart kmeans_plus_plus(const Points& points, const Eigen::VectorXd& variances, Eigen::Index k,
                             Random& random) {
  SpreadCenters centers(points.rows());
  Eigen::ArrayXd squares(points.rows());
  while (centers.count() < k) {
    const Eigen::Index center = centers.draw(random);
    squares.setZero();
    for (Eigen::Index a = 0; a < points.cols(); ++a) {
      squares += (points.col(a).array() - points(center, a)).square() / variances(a);
    }
    centers.measured(squares);
  }
  return centers.start();
}

}  // namespace xenoglyph::internal
