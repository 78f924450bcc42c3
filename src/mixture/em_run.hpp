#pragma once

#include <vector>

#include "../base/random.hpp"
#include "covariance_estimator.hpp"
#include "fit_em.hpp"
#include "mixture_densities.hpp"
#include "standardization.hpp"

namespace xenoglyph::internal {

/// Where an EM run begins, in standardised units.
struct EmStart {
  Eigen::VectorXd weights;
  std::vector<Gaussian> components;
};

/// Components on spread-out points, each with its nearest points' mean and share, and all with the
/// covariance pooled over the groups: a group of one point is then nothing special.
EmStart spread_start(const Standardization& data, Eigen::Index k,
                     const CovarianceEstimator& estimator, Random& random);

/// One start of EM, a sweep at a time, of the estimator's shape. What it is given must outlive it.
class EmRun {
 public:
  EmRun(const Standardization& data, EmStart start, const EmOptions& options,
        const CovarianceEstimator& estimator);

  /// One sweep. Does nothing once done().
  void advance();
  /// Converged, or out of sweeps.
  bool done() const { return done_; }
  double log_likelihood() const { return log_likelihood_; }
  bool converged() const { return converged_; }
  /// Of the log-likelihood in the last sweep.
  double last_change() const { return last_change_; }
  Eigen::VectorXd weights() const { return densities_.weights(); }
  /// Where it stands, in standardised units.
  EmStart mixture() const { return {densities_.weights(), densities_.components()}; }
  int n_iter() const { return static_cast<int>(log_likelihoods_.size()); }
  EmResult result() const;

 private:
  const Standardization& data_;
  const EmOptions& options_;
  const CovarianceEstimator& estimator_;
  MixtureDensities densities_;
  double log_likelihood_;
  double last_change_ = 0.0;
  std::vector<double> log_likelihoods_;
  bool converged_ = false;
  bool done_ = false;
};

/// Throws what fit_em() throws for its arguments.
void require_em_arguments(const PointsView& points, Eigen::Index k, const EmOptions& options);

}  // namespace xenoglyph::internal
