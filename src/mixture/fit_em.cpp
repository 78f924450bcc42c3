#include "fit_em.hpp"

#include <optional>
#include <string>
#include <utility>

#include "../base/errors.hpp"
#include "em_run.hpp"

namespace xenoglyph {
namespace {

using internal::CovarianceEstimator;
using internal::Standardization;

EmResult iterate(const Standardization& data, internal::EmStart start, const EmOptions& options,
                 const CovarianceEstimator& estimator) {
  internal::EmRun run(data, std::move(start), options, estimator);
  while (!run.done()) {
    run.advance();
  }
  return run.result();
}

}  // namespace

EmResult fit_em(const PointsView& points, Eigen::Index k, const EmOptions& options) {
  internal::require_em_arguments(points, k, options);
  const internal::CovarianceShape& shape = internal::shape_of(options.covariance_type);
  const Standardization data(points, shape);
  const CovarianceEstimator estimator(shape, options.regularization, data.variances(),
                                      data.steps());
  Random random(options.seed);
  std::optional<EmResult> best;
  for (int restart = 0; restart < options.restarts; ++restart) {
    EmResult result =
        iterate(data, internal::spread_start(data, k, estimator, random), options, estimator);
    if (!best || result.log_likelihood > best->log_likelihood) {
      best = std::move(result);
    }
  }
  return *std::move(best);
}

EmResult fit_em(const PointsView& points, const GaussianMixture& start, const EmOptions& options) {
  internal::require_em_arguments(points, start.n_components(), options);
  if (start.n_features() != points.cols()) {
    throw InvalidArgument("start", "has " + std::to_string(start.n_features()) +
                                       " coordinates, the points have " +
                                       std::to_string(points.cols()));
  }
  if (start.covariance_type() != options.covariance_type) {
    throw InvalidArgument(
        "start", "its covariance type is " + std::string(to_string(start.covariance_type())) +
                     ", the options say " + std::string(to_string(options.covariance_type)));
  }
  const internal::CovarianceShape& shape = internal::shape_of(options.covariance_type);
  const Standardization data(points, shape);
  const CovarianceEstimator estimator(shape, options.regularization, data.variances(),
                                      data.steps());
  return iterate(data, {start.weights(), data.standardize(start)}, options, estimator);
}

}  // namespace xenoglyph
