#include "scaling.hpp"

#include <algorithm>
#include <string>
#include <utility>

#include "../base/axis_statistics.hpp"
#include "../base/errors.hpp"
#include "../base/rows.hpp"
#include "../base/validation.hpp"

namespace xenoglyph {
namespace {

// Coordinates that are converted to double at a time.
constexpr Eigen::Index axes_at_once = 16;

void require_scaling(const Eigen::VectorXd& mean, const Eigen::VectorXd& scale) {
  if (!mean.allFinite()) {
    throw InvalidArgument("mean", "must be finite");
  }
  if (scale.size() != mean.size()) {
    throw InvalidArgument("scale", "must have as many numbers as mean, " +
                                       std::to_string(mean.size()) + ", has " +
                                       std::to_string(scale.size()));
  }
  if (!scale.allFinite() || !(scale.array() > 0.0).all()) {
    throw InvalidArgument("scale", "must be positive and finite");
  }
}

}  // namespace

Points unit_norm(const PointsView& points) {
  // Norms of numbers whose squares would overflow or vanish are numbers too.
  Eigen::VectorXd norms = points.rowwise().stableNorm();
  norms = (norms.array() > 0.0).select(norms, 1.0);
  return points.array().colwise() / norms.array();
}

Rows<float> unit_norm(const RowsView<float>& points) {
  Rows<float> result = points;
  for (Eigen::Index i = 0; i < result.rows(); ++i) {
    const double norm = points.row(i).cast<double>().norm();
    if (norm > 0.0) {
      result.row(i) = (points.row(i).cast<double>() / norm).cast<float>();
    }
  }
  return result;
}

StandardScaler::StandardScaler(const PointsView& points) {
  internal::require_fittable(points);
  mean_.resize(points.cols());
  scale_.resize(points.cols());
  for (Eigen::Index a = 0; a < points.cols(); ++a) {
    mean_(a) = internal::axis_mean(points, a);
    const double deviation = internal::axis_deviation(points, a, mean_(a));
    scale_(a) = deviation > 0.0 ? deviation : 1.0;
  }
}

StandardScaler::StandardScaler(const RowsView<float>& points) {
  internal::require_fittable(points);
  mean_.resize(points.cols());
  scale_.resize(points.cols());
  for (Eigen::Index first = 0; first < points.cols(); first += axes_at_once) {
    const Eigen::Index count = std::min(axes_at_once, points.cols() - first);
    const StandardScaler part(Points(points.middleCols(first, count).cast<double>()));
    mean_.segment(first, count) = part.mean();
    scale_.segment(first, count) = part.scale();
  }
}

StandardScaler::StandardScaler(Eigen::VectorXd mean, Eigen::VectorXd scale)
    : mean_(std::move(mean)), scale_(std::move(scale)) {
  require_scaling(mean_, scale_);
}

Points StandardScaler::transform(const PointsView& points) const {
  internal::require_scorable(points, mean_.size());
  return (points.rowwise() - mean_.transpose()).array().rowwise() / scale_.transpose().array();
}

Rows<float> StandardScaler::transform(const RowsView<float>& points) const {
  internal::require_scorable(points, mean_.size());
  Rows<float> result(points.rows(), points.cols());
  for (Eigen::Index i = 0; i < points.rows(); ++i) {
    result.row(i) =
        ((points.row(i).cast<double>() - mean_.transpose()).array() / scale_.transpose().array())
            .cast<float>();
  }
  return result;
}

Points StandardScaler::inverse_transform(const PointsView& points) const {
  internal::require_scorable(points, mean_.size());
  return (points.array().rowwise() * scale_.transpose().array()).rowwise() +
         mean_.transpose().array();
}

}  // namespace xenoglyph
