#pragma once

#include <cstdint>
#include <vector>

#include <Eigen/Core>

#include "../base/points.hpp"
#include "covariance_type.hpp"
#include "gaussian.hpp"
#include "message_length.hpp"

namespace xenoglyph {

/// Points drawn from a mixture, and the component that each came from.
struct MixtureSample {
  Points points;               ///< count x d
  Eigen::VectorXi components;  ///< count, each in 0..k-1
};

/// A mixture of k Gaussians in d dimensions: a value, valid from construction on. It scores,
/// predicts and samples; it never fits itself (fit_em.hpp, fit_mml.hpp).
///
/// Densities are computed in the log domain through Cholesky factors, so points far from every
/// component keep finite scores (-1e300 at the least). Every function that takes points throws
/// InvalidPoints when they have not d columns or hold a NaN or an infinity; score and the criteria
/// do when there are none.
class GaussianMixture {
 public:
  /// @param weights      k, positive, summing to 1 within 1e-6 (they are then normalised exactly)
  /// @param means        k x d
  /// @param covariances  by type. full: k matrices d x d; tied: one d x d; diagonal: k columns,
  ///                     d x 1, of variances; spherical: k matrices 1 x 1. Symmetric positive
  ///                     definite.
  /// Throws InvalidArgument naming the parameter that does not fit.
  GaussianMixture(CovarianceType type, Eigen::VectorXd weights, Eigen::MatrixXd means,
                  std::vector<Eigen::MatrixXd> covariances);

  CovarianceType covariance_type() const { return type_; }
  Eigen::Index n_components() const { return weights_.size(); }
  Eigen::Index n_features() const { return means_.cols(); }
  const Eigen::VectorXd& weights() const { return weights_; }
  const Eigen::MatrixXd& means() const { return means_; }
  /// As the constructor took them, in the type's own compact shape.
  const std::vector<Eigen::MatrixXd>& covariances() const { return covariances_; }
  /// Covariance of one component as a d x d matrix, whatever the type.
  Eigen::MatrixXd covariance(Eigen::Index component) const;

  /// log p(point | component), n x k, weights not included.
  Eigen::MatrixXd component_log_densities(const PointsView& points) const;
  /// log p(point), n: scikit-learn's score_samples.
  Eigen::VectorXd score_samples(const PointsView& points) const;
  /// Mean of score_samples: scikit-learn's score.
  double score(const PointsView& points) const;
  /// Sum of score_samples.
  double log_likelihood(const PointsView& points) const;
  /// Responsibilities p(component | point), n x k, each row summing to 1.
  Eigen::MatrixXd predict_proba(const PointsView& points) const;
  /// The most probable component of each point, n.
  Eigen::VectorXi predict(const PointsView& points) const;

  /// Draws `count` points. Throws InvalidArgument when count < 0.
  MixtureSample sample(Eigen::Index count, std::uint64_t seed) const;
  /// Draws `count` points of one component, count x d. Throws InvalidArgument for a component
  /// outside 0..k-1.
  Points sample_component(Eigen::Index component, Eigen::Index count, std::uint64_t seed) const;

  /// Bayesian information criterion (Schwarz 1978), lower is better: -2 log p + parameters log n.
  double bic(const PointsView& points) const;
  /// Akaike information criterion (1974), lower is better: -2 log p + 2 parameters.
  double aic(const PointsView& points) const;
  /// Message length in nats, see message_length.hpp.
  double message_length(const PointsView& points, Criterion criterion = Criterion::program) const;

 private:
  CovarianceType type_;
  Eigen::VectorXd weights_;
  Eigen::MatrixXd means_;
  std::vector<Eigen::MatrixXd> covariances_;
  std::vector<internal::Gaussian> components_;  // the same, ready to be evaluated
};

}  // namespace xenoglyph
