#include "weighted_moments.hpp"

namespace xenoglyph::internal {
namespace {

// Below this a sum of weights says nothing about mean and scatter.
constexpr double smallest_count = 1e-8;

}  // namespace

WeightedMoments weighted_moments(CovarianceType type, const PointsView& points,
                                 const Eigen::Ref<const Eigen::ArrayXd>& weights) {
  WeightedMoments moments;
  moments.count = weights.sum();
  if (!(moments.count >= smallest_count)) {
    return moments;
  }
  moments.mean = points.transpose() * weights.matrix() / moments.count;
  const Points differences = points.rowwise() - moments.mean.transpose();
  const Points weighted = differences.array().colwise() * weights;
  switch (type) {
    case CovarianceType::full:
    case CovarianceType::tied:
      moments.scatter = differences.transpose() * weighted;
      break;
    case CovarianceType::diagonal:
      moments.scatter = differences.cwiseProduct(weighted).colwise().sum().transpose();
      break;
    case CovarianceType::spherical:
      moments.scatter = Eigen::MatrixXd::Constant(1, 1, differences.cwiseProduct(weighted).sum());
      break;
  }
  return moments;
}

}  // namespace xenoglyph::internal
