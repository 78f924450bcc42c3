#include "matrix_shape.hpp"

#include <algorithm>

#include <Eigen/Cholesky>
#include <Eigen/Eigenvalues>

namespace xenoglyph::internal {
namespace {

// Eigenvalues further apart than this can't be told from negative ones in a matrix of doubles.
constexpr double widest_eigenvalue_ratio = 1e14;

// Eigenvalues of the symmetric matrix below `floor` are raised to it.
void raise_eigenvalues(Eigen::MatrixXd& matrix, double floor) {
  const Eigen::SelfAdjointEigenSolver<Eigen::MatrixXd> eigen(matrix);
  const double least = std::max(floor, eigen.eigenvalues().maxCoeff() / widest_eigenvalue_ratio);
  matrix = eigen.eigenvectors() * eigen.eigenvalues().cwiseMax(least).asDiagonal() *
           eigen.eigenvectors().transpose();
}

}  // namespace

Eigen::MatrixXd MatrixShape::of_variances(const Eigen::VectorXd& variances) const {
  return variances.asDiagonal();
}

Eigen::MatrixXd MatrixShape::scatter(const Points& differences, const Points& weighted) const {
  return differences.transpose() * weighted;
}

void MatrixShape::add_outer(Eigen::MatrixXd& scatter, double weight,
                            const Eigen::VectorXd& difference) const {
  scatter += weight * difference * difference.transpose();
}

void MatrixShape::add_products(const BlockWorkspace& workspace, Eigen::Index axis,
                               Eigen::Index size, Eigen::MatrixXd& scatter) const {
  const auto weighted = workspace.scratch.head(size);
  for (Eigen::Index b = 0; b <= axis; ++b) {
    scatter(axis, b) += (weighted * workspace.differences.col(b).head(size)).sum();
  }
}

std::optional<double> MatrixShape::whiten(const Eigen::MatrixXd& covariance, Eigen::Index d,
                                          Eigen::MatrixXd& whitening) const {
  const Eigen::LLT<Eigen::MatrixXd> cholesky(covariance);
  if (cholesky.info() != Eigen::Success) {
    return std::nullopt;
  }
  whitening = cholesky.matrixL().solve(Eigen::MatrixXd::Identity(d, d));
  return cholesky.matrixLLT().diagonal().array().log().sum();
}

void MatrixShape::squares(const Gaussian& gaussian, const PointsView& points, Eigen::Index first,
                          Eigen::Index count, BlockWorkspace& workspace, double* out) const {
  const Eigen::MatrixXd& whitening = gaussian.whitening;
  Eigen::Map<Eigen::ArrayXd> result(out, count);
  auto white = workspace.scratch.head(count);
  for (Eigen::Index a = 0; a < points.cols(); ++a) {
    auto difference = workspace.differences.col(a).head(count);
    difference = points.col(a).segment(first, count).array() - gaussian.mean(a);
    white = difference * whitening(a, a);
    for (Eigen::Index b = 0; b < a; ++b) {
      white += workspace.differences.col(b).head(count) * whitening(a, b);
    }
    if (a == 0) {
      result = white.square();
    } else {
      result += white.square();
    }
  }
}

double MatrixShape::square(const Gaussian& gaussian, const PointsView& points,
                           Eigen::Index row) const {
  double square = 0.0;
  for (Eigen::Index a = 0; a < points.cols(); ++a) {
    double white = 0.0;
    for (Eigen::Index b = 0; b <= a; ++b) {
      white += (points(row, b) - gaussian.mean(b)) * gaussian.whitening(a, b);
    }
    square += white * white;
  }
  return square;
}

Eigen::VectorXd MatrixShape::whitened(const Eigen::MatrixXd& whitening,
                                      const Eigen::VectorXd& difference) const {
  return whitening * difference;
}

// Positive definite beyond the floors means that no direction has less: mostly so, and cheaply
// seen.
bool MatrixShape::exceeds(const Eigen::MatrixXd& covariance, const Eigen::VectorXd& floors) const {
  Eigen::MatrixXd excess = covariance;
  excess.diagonal() -= floors;
  return Eigen::LLT<Eigen::MatrixXd>(excess).info() == Eigen::Success;
}

void MatrixShape::raise_to_floors(Eigen::MatrixXd& covariance,
                                  const Eigen::VectorXd& floors) const {
  if (exceeds(covariance, floors)) {
    return;
  }
  // Eigenvalues relative to the floor along each axis, so that units play no part.
  const Eigen::VectorXd deviations = floors.cwiseSqrt();
  const auto scale = deviations.asDiagonal();
  const auto unscale = deviations.cwiseInverse().asDiagonal();
  Eigen::MatrixXd relative = unscale * covariance * unscale;
  raise_eigenvalues(relative, 1.0);
  covariance = scale * relative * scale;
}

void MatrixShape::raise_to_pooled(Eigen::MatrixXd& covariance, const Eigen::MatrixXd& pooled,
                                  double fraction) const {
  // Mostly every direction keeps more, and that is cheaply seen.
  if (Eigen::LLT<Eigen::MatrixXd>(covariance - fraction * pooled).info() == Eigen::Success) {
    return;
  }
  const Eigen::LLT<Eigen::MatrixXd> cholesky(pooled);
  if (cholesky.info() != Eigen::Success) {
    return;  // singular to rounding: the data's own floor is all that can be kept
  }
  const auto lower = cholesky.matrixL();
  // Whitened from both sides: the pooled covariance becomes the identity.
  const Eigen::MatrixXd half = lower.solve(covariance);
  Eigen::MatrixXd relative = lower.solve(half.transpose());
  raise_eigenvalues(relative, fraction);
  const Eigen::MatrixXd factor = lower;
  covariance = factor * relative * factor.transpose();
}

double MatrixShape::mean_ratio(const Eigen::MatrixXd& covariance,
                               const Eigen::MatrixXd& whitening) const {
  return (whitening * covariance).cwiseProduct(whitening).sum() /
         static_cast<double>(covariance.rows());
}

Eigen::VectorXd MatrixShape::widest_direction(const Eigen::MatrixXd& covariance,
                                              const Eigen::VectorXd& variances,
                                              const Points& /*points*/,
                                              const Eigen::ArrayXd& /*weights*/) const {
  const Eigen::VectorXd scale = variances.cwiseSqrt().cwiseInverse();
  const Eigen::SelfAdjointEigenSolver<Eigen::MatrixXd> eigen(scale.asDiagonal() * covariance *
                                                             scale.asDiagonal());
  return scale.asDiagonal() * eigen.eigenvectors().col(variances.size() - 1);
}

}  // namespace xenoglyph::internal
