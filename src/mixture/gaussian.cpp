#include "gaussian.hpp"

#include <cmath>
#include <numbers>

#include <Eigen/Cholesky>

#include "density_kernels.hpp"

namespace xenoglyph::internal {

namespace {

// Half of log(2 pi).
const double half_log_two_pi = 0.5 * std::log(2.0 * std::numbers::pi);

}  // namespace

bool factorize(CovarianceType type, Gaussian& gaussian) {
  const Eigen::Index d = gaussian.mean.size();
  double log_determinant_root = 0.0;
  if (type == CovarianceType::full || type == CovarianceType::tied) {
    const Eigen::LLT<Eigen::MatrixXd> cholesky(gaussian.covariance);
    if (cholesky.info() != Eigen::Success) {
      return false;
    }
    log_determinant_root = cholesky.matrixLLT().diagonal().array().log().sum();
    gaussian.whitening = cholesky.matrixL().solve(Eigen::MatrixXd::Identity(d, d));
  } else {
    if (!(gaussian.covariance.array() > 0.0).all()) {
      return false;
    }
    gaussian.whitening = gaussian.covariance.cwiseSqrt();
    log_determinant_root = gaussian.whitening.array().log().sum();
    if (type == CovarianceType::spherical) {
      log_determinant_root *= static_cast<double>(d);
    }
    gaussian.whitening = gaussian.whitening.cwiseInverse();
  }
  gaussian.log_peak = -static_cast<double>(d) * half_log_two_pi - log_determinant_root;
  return std::isfinite(gaussian.log_peak) && gaussian.whitening.allFinite();
}

void log_densities(CovarianceType type, const Gaussian& gaussian, const PointsView& points,
                   Eigen::Index first, Eigen::Index count, BlockWorkspace& workspace, double* out) {
  const Eigen::Index d = points.cols();
  Eigen::Map<Eigen::ArrayXd> result(out, count);
  const Eigen::MatrixXd& whitening = gaussian.whitening;
  if (type == CovarianceType::diagonal || type == CovarianceType::spherical) {
    const bool shared = type == CovarianceType::spherical;
    for (Eigen::Index a = 0; a < d; ++a) {
      const auto white = (points.col(a).segment(first, count).array() - gaussian.mean(a)) *
                         whitening(shared ? 0 : a);
      if (a == 0) {
        result = white.square();
      } else {
        result += white.square();
      }
    }
  } else {
    for (Eigen::Index a = 0; a < d; ++a) {
      workspace.coordinates[static_cast<std::size_t>(a)] = points.col(a).data() + first;
    }
    workspace.whitening = std::sqrt(0.5) * whitening;
    if (whitened_exponents(static_cast<std::size_t>(d), workspace.coordinates.data(),
                           gaussian.mean.data(), workspace.whitening.data(), gaussian.log_peak,
                           static_cast<std::size_t>(count), out)) {
      return;
    }
    auto white = workspace.scratch.head(count);
    for (Eigen::Index a = 0; a < d; ++a) {
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
  result = gaussian.log_peak - 0.5 * result;
}

double log_density(CovarianceType type, const Gaussian& gaussian, const PointsView& points,
                   Eigen::Index row) {
  const Eigen::Index d = points.cols();
  double square = 0.0;
  for (Eigen::Index a = 0; a < d; ++a) {
    double white = 0.0;
    if (type == CovarianceType::full || type == CovarianceType::tied) {
      for (Eigen::Index b = 0; b <= a; ++b) {
        white += (points(row, b) - gaussian.mean(b)) * gaussian.whitening(a, b);
      }
    } else {
      white = (points(row, a) - gaussian.mean(a)) *
              gaussian.whitening(type == CovarianceType::spherical ? 0 : a);
    }
    square += white * white;
  }
  return gaussian.log_peak - 0.5 * square;
}

}  // namespace xenoglyph::internal
