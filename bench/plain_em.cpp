#include "plain_em.hpp"

#include <cmath>
#include <numbers>

#include <Eigen/Cholesky>

namespace xenoglyph::bench {

Eigen::MatrixXd expectation(const Eigen::MatrixXd& points, const PlainMixture& mixture) {
  const Eigen::Index n = points.rows();
  const Eigen::Index d = points.cols();
  const Eigen::Index k = mixture.weights.size();
  Eigen::MatrixXd result(n, k);
  for (Eigen::Index j = 0; j < k; ++j) {
    const Eigen::LLT<Eigen::MatrixXd> cholesky(mixture.covariances[static_cast<std::size_t>(j)]);
    const Eigen::MatrixXd centered = (points.rowwise() - mixture.means.row(j)).transpose();
    const Eigen::MatrixXd white = cholesky.matrixL().solve(centered);
    const double log_peak = std::log(mixture.weights(j)) -
                            0.5 * static_cast<double>(d) * std::log(2.0 * std::numbers::pi) -
                            cholesky.matrixLLT().diagonal().array().log().sum();
    result.col(j) = (log_peak - 0.5 * white.colwise().squaredNorm().array()).matrix().transpose();
  }
  const Eigen::VectorXd largest = result.rowwise().maxCoeff();
  result = (result.colwise() - largest).array().exp();
  const Eigen::VectorXd sums = result.rowwise().sum();
  result.array().colwise() /= sums.array();
  return result;
}

PlainMixture maximization(const Eigen::MatrixXd& points, const Eigen::MatrixXd& responsibilities) {
  const Eigen::VectorXd counts = responsibilities.colwise().sum();
  PlainMixture mixture;
  mixture.weights = counts / static_cast<double>(points.rows());
  mixture.means = counts.cwiseInverse().asDiagonal() * (responsibilities.transpose() * points);
  for (Eigen::Index j = 0; j < counts.size(); ++j) {
    const Eigen::MatrixXd centered = points.rowwise() - mixture.means.row(j);
    mixture.covariances.emplace_back(centered.transpose() *
                                     (responsibilities.col(j).asDiagonal() * centered) / counts(j));
  }
  return mixture;
}

}  // namespace xenoglyph::bench
