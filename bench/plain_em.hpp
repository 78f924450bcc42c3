#pragma once

#include <vector>

#include <Eigen/Core>

namespace xenoglyph::bench {

/// Expectation-maximisation for full covariances as one writes it down in Eigen: the measure of
/// what the library's sweep costs. No protection against anything.
struct PlainMixture {
  Eigen::VectorXd weights;                   ///< k
  Eigen::MatrixXd means;                     ///< k x d
  std::vector<Eigen::MatrixXd> covariances;  ///< k of d x d
};

/// Responsibilities, n x k, through log densities and the usual log-sum-exp.
Eigen::MatrixXd expectation(const Eigen::MatrixXd& points, const PlainMixture& mixture);

/// Weights, means and covariances from responsibilities.
PlainMixture maximization(const Eigen::MatrixXd& points, const Eigen::MatrixXd& responsibilities);

}  // namespace xenoglyph::bench
