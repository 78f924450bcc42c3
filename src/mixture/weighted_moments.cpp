#include "weighted_moments.hpp"

namespace xenoglyph::internal {

WeightedMoments weighted_moments(const CovarianceShape& shape, const PointsView& points,
                                 const Eigen::Ref<const Eigen::ArrayXd>& weights) {
  WeightedMoments moments;
  moments.count = weights.sum();
  if (!(moments.count >= smallest_count)) {
    return moments;
  }
  moments.mean = points.transpose() * weights.matrix() / moments.count;
  const Points differences = points.rowwise() - moments.mean.transpose();
  const Points weighted = differences.array().colwise() * weights;
  moments.scatter = shape.scatter(differences, weighted);
  return moments;
}

}  // namespace xenoglyph::internal
