#include "kmeans_plus_plus.hpp"

#include <limits>

namespace xenoglyph::internal {

SpreadCenters::SpreadCenters(Eigen::Index n_points)
    : nearest_squares_(
          Eigen::ArrayXd::Constant(n_points, std::numeric_limits<double>::infinity())) {
  start_.nearest.assign(static_cast<std::size_t>(n_points), 0);
}

Eigen::Index SpreadCenters::draw(Random& random) {
  const auto n = static_cast<std::size_t>(nearest_squares_.size());
  start_.centers.push_back(start_.centers.empty() ? static_cast<Eigen::Index>(random.index(n))
                                                  : random.index_by_weight(nearest_squares_));
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
