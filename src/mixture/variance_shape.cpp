#include "variance_shape.hpp"

#include "weighted_moments.hpp"

namespace xenoglyph::internal {
namespace {

// The row of an axis in a matrix that has a row for each or one for all.
Eigen::Index row_of(const Eigen::MatrixXd& stored, Eigen::Index axis) {
  return stored.rows() > 1 ? axis : 0;
}

}  // namespace

Eigen::MatrixXd VarianceShape::of_variances(const Eigen::VectorXd& variances) const {
  return stored_values(variances);
}

void VarianceShape::add_products(const BlockWorkspace& workspace, Eigen::Index axis,
                                 Eigen::Index size, Eigen::MatrixXd& scatter) const {
  scatter(row_of(scatter, axis), 0) +=
      (workspace.scratch.head(size) * workspace.differences.col(axis).head(size)).sum();
}

std::optional<double> VarianceShape::whiten(const Eigen::MatrixXd& covariance, Eigen::Index d,
                                            Eigen::MatrixXd& whitening) const {
  if (!(covariance.array() > 0.0).all()) {
    return std::nullopt;
  }
  whitening = covariance.cwiseSqrt();
  const double axes_of_each = static_cast<double>(d) / static_cast<double>(covariance.rows());
  const double log_determinant_root = whitening.array().log().sum() * axes_of_each;
  whitening = whitening.cwiseInverse();
  return log_determinant_root;
}

void VarianceShape::squares(const Gaussian& gaussian, const PointsView& points, Eigen::Index first,
                            Eigen::Index count, BlockWorkspace& /*workspace*/, double* out) const {
  Eigen::Map<Eigen::ArrayXd> result(out, count);
  for (Eigen::Index a = 0; a < points.cols(); ++a) {
    const auto white = (points.col(a).segment(first, count).array() - gaussian.mean(a)) *
                       gaussian.whitening(row_of(gaussian.whitening, a), 0);
    if (a == 0) {
      result = white.square();
    } else {
      result += white.square();
    }
  }
}

double VarianceShape::square(const Gaussian& gaussian, const PointsView& points,
                             Eigen::Index row) const {
  double square = 0.0;
  for (Eigen::Index a = 0; a < points.cols(); ++a) {
    const double white =
        (points(row, a) - gaussian.mean(a)) * gaussian.whitening(row_of(gaussian.whitening, a), 0);
    square += white * white;
  }
  return square;
}

Eigen::VectorXd VarianceShape::whitened(const Eigen::MatrixXd& whitening,
                                        const Eigen::VectorXd& difference) const {
  Eigen::VectorXd white = difference;
  for (Eigen::Index a = 0; a < white.size(); ++a) {
    white(a) *= whitening(row_of(whitening, a), 0);
  }
  return white;
}

bool VarianceShape::exceeds(const Eigen::MatrixXd& covariance,
                            const Eigen::VectorXd& floors) const {
  return !(covariance.col(0).array() <= floors.array()).any();
}

void VarianceShape::raise_to_floors(Eigen::MatrixXd& covariance,
                                    const Eigen::VectorXd& floors) const {
  covariance.col(0) = covariance.col(0).cwiseMax(floors);
}

void VarianceShape::raise_to_pooled(Eigen::MatrixXd& covariance, const Eigen::MatrixXd& pooled,
                                    double fraction) const {
  covariance.col(0) = covariance.col(0).cwiseMax(fraction * pooled.col(0));
}

double VarianceShape::mean_ratio(const Eigen::MatrixXd& covariance,
                                 const Eigen::MatrixXd& whitening) const {
  return whitening.cwiseAbs2().cwiseProduct(covariance).mean();
}

Eigen::MatrixXd DiagonalShape::scatter(const Points& differences, const Points& weighted) const {
  return differences.cwiseProduct(weighted).colwise().sum().transpose();
}

void DiagonalShape::add_outer(Eigen::MatrixXd& scatter, double weight,
                              const Eigen::VectorXd& difference) const {
  scatter.col(0) += weight * difference.cwiseAbs2();
}

Eigen::VectorXd DiagonalShape::widest_direction(const Eigen::MatrixXd& covariance,
                                                const Eigen::VectorXd& variances,
                                                const Points& /*points*/,
                                                const Eigen::ArrayXd& /*weights*/) const {
  Eigen::Index widest = 0;
  covariance.col(0).cwiseQuotient(variances).maxCoeff(&widest);
  return Eigen::VectorXd::Unit(variances.size(), widest);
}

Eigen::VectorXd SphericalShape::stored_values(const Eigen::VectorXd& values) const {
  return Eigen::VectorXd::Constant(1, values.mean());
}

Eigen::MatrixXd SphericalShape::scatter(const Points& differences, const Points& weighted) const {
  return Eigen::MatrixXd::Constant(1, 1, differences.cwiseProduct(weighted).sum());
}

void SphericalShape::add_outer(Eigen::MatrixXd& scatter, double weight,
                               const Eigen::VectorXd& difference) const {
  scatter(0, 0) += weight * difference.squaredNorm();
}

Eigen::VectorXd SphericalShape::widest_direction(const Eigen::MatrixXd& /*covariance*/,
                                                 const Eigen::VectorXd& variances,
                                                 const Points& points,
                                                 const Eigen::ArrayXd& weights) const {
  const DiagonalShape axes;
  return axes.widest_direction(weighted_moments(axes, points, weights).scatter, variances, points,
                               weights);
}

}  // namespace xenoglyph::internal
