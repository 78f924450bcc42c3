#pragma once

#include <vector>

#include <Eigen/Core>

#include "covariance_shape.hpp"

namespace xenoglyph::internal {

/// What covariance components have on average: what the kind `pooled` of regularisation holds each
/// of them against.
///
/// Each component's counts by its weight, as its points alone give it (CovarianceEstimator::plain).
/// Were it taken as regularised, components that hold so few points that they all lie at their
/// least would hold one another where they began. A component that is on average over ten times as
/// wide as the median one (by weight, in order of volume) counts as if it were ten times as wide:
/// a few stray points that share a component don't make all others wide. Widths are measured by the
/// median component's own, so that no linear map of the points changes any of this.
class PooledCovariance {
 public:
  /// `shape` must outlive this.
  explicit PooledCovariance(const CovarianceShape& shape) : shape_(shape) {}

  /// Takes the median component out of these. As it changes little by little, once a sweep will do.
  void measure(const Eigen::VectorXd& weights, const std::vector<Gaussian>& components);

  /// What a component contributes, its weight aside.
  /// @param plain  its covariance without regularisation, as its shape has it
  Eigen::MatrixXd contribution(const Eigen::MatrixXd& plain) const;

  /// The average of k contributions.
  static Eigen::MatrixXd average(const Eigen::VectorXd& weights,
                                 const std::vector<Eigen::MatrixXd>& contributions);

 private:
  const CovarianceShape& shape_;
  Eigen::MatrixXd whitening_;  // the median component's
};

}  // namespace xenoglyph::internal
