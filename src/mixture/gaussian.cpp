#include "gaussian.hpp"

#include <cmath>
#include <numbers>
#include <optional>

#include "covariance_shape.hpp"
#include "density_kernels.hpp"

namespace xenoglyph::internal {

namespace {

// Half of log(2 pi).
const double half_log_two_pi = 0.5 * std::log(2.0 * std::numbers::pi);

}  // namespace

bool factorize(const CovarianceShape& shape, Gaussian& gaussian) {
  const Eigen::Index d = gaussian.mean.size();
  const std::optional<double> log_determinant_root =
      shape.whiten(gaussian.covariance, d, gaussian.whitening);
  if (!log_determinant_root) {
    return false;
  }
  gaussian.log_peak = -static_cast<double>(d) * half_log_two_pi - *log_determinant_root;
  return std::isfinite(gaussian.log_peak) && gaussian.whitening.allFinite();
}

void log_densities(const CovarianceShape& shape, const Gaussian& gaussian, const PointsView& points,
                   Eigen::Index first, Eigen::Index count, BlockWorkspace& workspace, double* out) {
  const Eigen::Index d = points.cols();
  if (shape.is_matrix()) {
    for (Eigen::Index a = 0; a < d; ++a) {
      workspace.coordinates[static_cast<std::size_t>(a)] = points.col(a).data() + first;
    }
    workspace.whitening = std::sqrt(0.5) * gaussian.whitening;
    if (whitened_exponents(static_cast<std::size_t>(d), workspace.coordinates.data(),
                           gaussian.mean.data(), workspace.whitening.data(), gaussian.log_peak,
                           static_cast<std::size_t>(count), out)) {
      return;
    }
  }
  shape.squares(gaussian, points, first, count, workspace, out);
  Eigen::Map<Eigen::ArrayXd> result(out, count);
  result = gaussian.log_peak - 0.5 * result;
}

double log_density(const CovarianceShape& shape, const Gaussian& gaussian, const PointsView& points,
                   Eigen::Index row) {
  return gaussian.log_peak - 0.5 * shape.square(gaussian, points, row);
}

}  // namespace xenoglyph::internal
