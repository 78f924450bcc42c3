#include "fit_kmeans.hpp"

#include <optional>
#include <utility>

#include "../base/errors.hpp"
#include "../base/rows.hpp"
#include "../base/validation.hpp"
#include "lloyd_run.hpp"

namespace xenoglyph {
namespace {

template <class Scalar, class View>
KmeansResult fit(const View& points, Eigen::Index k, const KmeansOptions& options) {
  internal::require_fittable(points);
  internal::require_kmeans_options("k", k, points.rows(), options);
  const internal::KmeansData<Scalar> data(points);
  Random random(options.seed);
  std::optional<KmeansResult> best;
  for (int restart = 0; restart < options.restarts; ++restart) {
    internal::LloydRun<Scalar> run(data, k, options, random);
    while (!run.done()) {
      run.advance();
    }
    if (!best || run.result().inertia < best->inertia) {
      best = run.result();
    }
  }
  return *std::move(best);
}

template <class Scalar, class View>
Eigen::VectorXi nearest(const View& points, const PointsView& centers) {
  if (centers.rows() == 0 || !centers.allFinite()) {
    throw InvalidArgument("centers", centers.rows() == 0 ? "there are none" : "must be finite");
  }
  internal::require_scorable(points, centers.cols());
  Eigen::VectorXi labels = Eigen::VectorXi::Zero(points.rows());
  if (points.rows() > 0) {
    const Eigen::RowVectorXd middle = internal::mean_of(centers);
    internal::assign_to_nearest(internal::centered_rows(points, middle),
                                internal::centered_rows(centers, middle), labels);
  }
  return labels;
}

}  // namespace

KmeansResult fit_kmeans(const PointsView& points, Eigen::Index k, const KmeansOptions& options) {
  return fit<double>(points, k, options);
}

KmeansResult fit_kmeans(const RowsView<float>& points, Eigen::Index k,
                        const KmeansOptions& options) {
  return fit<float>(points, k, options);
}

Eigen::VectorXi nearest_centers(const PointsView& points, const PointsView& centers) {
  return nearest<double>(points, centers);
}

Eigen::VectorXi nearest_centers(const RowsView<float>& points, const PointsView& centers) {
  return nearest<float>(points, centers);
}

}  // namespace xenoglyph
