#include "app/chapters/compress/code_projection.hpp"

#include <algorithm>
#include <cstddef>

#include <Eigen/Eigenvalues>

namespace xenoglyph::app {

Rows<float> CodeProjection::of(const Rows<float>& codes) const {
  return (codes.rowwise() - centre.transpose()) * directions;
}

Eigen::VectorXf CodeProjection::of(const Eigen::VectorXf& code) const {
  return directions.transpose() * (code - centre);
}

CodeProjection onto_coordinates(Eigen::Index d, const std::vector<int>& axes) {
  CodeProjection result;
  result.centre = Eigen::VectorXf::Zero(d);
  result.directions = Eigen::MatrixXf::Zero(d, static_cast<Eigen::Index>(axes.size()));
  for (std::size_t i = 0; i < axes.size(); ++i) {
    result.directions(axes[i], static_cast<Eigen::Index>(i)) = 1.0F;
  }
  return result;
}

CodeProjection onto_principal_axes(const Points& points, int count) {
  const Eigen::RowVectorXd mean = points.colwise().mean();
  const Points centred = points.rowwise() - mean;
  const Eigen::MatrixXd covariance =
      centred.transpose() * centred / static_cast<double>(points.rows());
  const Eigen::SelfAdjointEigenSolver<Eigen::MatrixXd> solver(covariance);
  const Eigen::Index d = points.cols();
  const Eigen::Index m = std::min<Eigen::Index>(count, d);
  CodeProjection result;
  result.centre = mean.transpose().cast<float>();
  result.directions.resize(d, m);
  const double total = covariance.trace();
  for (Eigen::Index i = 0; i < m; ++i) {
    // The solver has them by rising variance.
    Eigen::VectorXd direction = solver.eigenvectors().col(d - 1 - i);
    Eigen::Index largest = 0;
    direction.cwiseAbs().maxCoeff(&largest);
    if (direction(largest) < 0.0) {
      direction = -direction;
    }
    result.directions.col(i) = direction.cast<float>();
    const double variance = std::max(0.0, solver.eigenvalues()(d - 1 - i));
    result.shares.push_back(total > 0.0 ? variance / total : 0.0);
  }
  return result;
}

}  // namespace xenoglyph::app
