#include "covariance_shape.hpp"

#include <cmath>
#include <cstddef>
#include <string>

#include "../base/errors.hpp"
#include "matrix_shape.hpp"
#include "variance_shape.hpp"

namespace xenoglyph::internal {
namespace {

// Entries of a symmetric matrix may differ by this part of their standard deviations.
constexpr double symmetry_tolerance = 1e-8;

bool is_symmetric(const Eigen::MatrixXd& matrix) {
  for (Eigen::Index a = 0; a < matrix.rows(); ++a) {
    for (Eigen::Index b = 0; b < a; ++b) {
      const double scale = std::sqrt(std::abs(matrix(a, a))) * std::sqrt(std::abs(matrix(b, b)));
      if (!(std::abs(matrix(a, b) - matrix(b, a)) <= symmetry_tolerance * scale)) {
        return false;
      }
    }
  }
  return true;
}

std::string extents_text(Eigen::Index rows, Eigen::Index columns) {
  return std::to_string(rows) + " x " + std::to_string(columns);
}

}  // namespace

const std::vector<const CovarianceShape*>& covariance_shapes() {
  static const FullShape full;
  static const TiedShape tied;
  static const DiagonalShape diagonal;
  static const SphericalShape spherical;
  static const std::vector<const CovarianceShape*> shapes{&full, &tied, &diagonal, &spherical};
  return shapes;
}

const CovarianceShape& shape_of(CovarianceType type) {
  for (const CovarianceShape* shape : covariance_shapes()) {
    if (shape->type() == type) {
      return *shape;
    }
  }
  throw InvalidArgument("covariance_type", "not one of the types");
}

void CovarianceShape::require_stored(const std::vector<Eigen::MatrixXd>& covariances,
                                     Eigen::Index k, Eigen::Index d) const {
  if (std::ssize(covariances) != stored_count(k)) {
    throw InvalidArgument("covariances", std::to_string(stored_count(k)) + " expected, there are " +
                                             std::to_string(covariances.size()));
  }
  for (std::size_t j = 0; j < covariances.size(); ++j) {
    const Eigen::MatrixXd& covariance = covariances[j];
    const std::string component = "component " + std::to_string(j) + ": ";
    if (covariance.rows() != rows(d) || covariance.cols() != columns(d)) {
      throw InvalidArgument("covariances", component + extents_text(rows(d), columns(d)) +
                                               " expected, is " +
                                               extents_text(covariance.rows(), covariance.cols()));
    }
    if (!covariance.allFinite()) {
      throw InvalidArgument("covariances", component + "holds a NaN or an infinity");
    }
    if (is_matrix() && !is_symmetric(covariance)) {
      throw InvalidArgument("covariances", component + "is not symmetric");
    }
  }
}

Eigen::MatrixXd CovarianceShape::expanded(const Eigen::MatrixXd& covariance, Eigen::Index d) const {
  switch (rank()) {
    case 2:
      return covariance;
    case 1:
      return covariance.col(0).asDiagonal();
    default:
      return covariance(0, 0) * Eigen::MatrixXd::Identity(d, d);
  }
}

void CovarianceShape::symmetrize(Eigen::MatrixXd& covariance) const {
  if (is_matrix()) {
    covariance.triangularView<Eigen::StrictlyUpper>() = covariance.transpose();
  }
}

Eigen::MatrixXd CovarianceShape::in_units(const Eigen::MatrixXd& covariance,
                                          const std::vector<int>& exponents, int direction) const {
  Eigen::MatrixXd scaled = covariance;
  for (Eigen::Index b = 0; b < scaled.cols(); ++b) {
    for (Eigen::Index a = 0; a < scaled.rows(); ++a) {
      const int first = exponents[static_cast<std::size_t>(a)];
      const int second = is_matrix() ? exponents[static_cast<std::size_t>(b)] : first;
      scaled(a, b) = std::ldexp(scaled(a, b), direction * (first + second));
    }
  }
  return scaled;
}

}  // namespace xenoglyph::internal
