#pragma once

#include <vector>

#include <Eigen/Core>

#include "gaussian.hpp"
#include "weighted_moments.hpp"

namespace xenoglyph::internal {

/// The density of a mixture at fixed points, kept current while one component at a time changes.
///
/// Each component has a column of densities and each point the sum of its row, so replacing or
/// removing a component costs O(n d^2) whatever their number. A point's densities are kept relative
/// to a reference of its own, 2^reference, so a point far from every component loses nothing. A
/// sum that cancels, or leaves the range in which densities this small or large keep their
/// precision, is computed afresh for its point.
class MixtureDensities {
 public:
  /// What it is given must outlive it.
  MixtureDensities(const Points& points, const CovarianceShape& shape);

  /// Starts anew with these components. Weights need not sum to 1: they are normalised.
  void reset(std::vector<Gaussian> components, const Eigen::VectorXd& weights);

  Eigen::Index n_components() const { return static_cast<Eigen::Index>(components_.size()); }
  Eigen::Index n_points() const { return points_.rows(); }
  Eigen::Index n_features() const { return points_.cols(); }
  const std::vector<Gaussian>& components() const { return components_; }
  Eigen::VectorXd weights() const;

  /// Moments of the points under component j's responsibilities. Mean and scatter are empty when
  /// the count is so small that they mean nothing.
  WeightedMoments moments(Eigen::Index j);

  /// Component j's responsibilities, n.
  Eigen::ArrayXd responsibilities(Eigen::Index j) const;

  /// Component j takes a new shape, and the weight that it would have were the others' unchanged;
  /// then all are normalised.
  void replace(Eigen::Index j, double weight, Gaussian component);
  void remove(Eigen::Index j);

  /// Sums every point's densities afresh, so that rounding does not add up over many updates.
  void refresh();

  double log_likelihood() const;
  /// What log_likelihood() would be once component j were removed; there are at least two.
  double log_likelihood_without(Eigen::Index j) const;

 private:
  double* column(Eigen::Index j) {
    return densities_.col(slots_[static_cast<std::size_t>(j)]).data();
  }
  const double* column(Eigen::Index j) const {
    return densities_.col(slots_[static_cast<std::size_t>(j)]).data();
  }
  double raw_weight(Eigen::Index j) const { return weights_[static_cast<std::size_t>(j)]; }
  void accumulate(Eigen::Index j, const Eigen::VectorXd& shift, double& count,
                  Eigen::VectorXd& first, Eigen::MatrixXd& second);
  void update_sums(Eigen::Index j, double weight, const Gaussian* component);
  void normalize_weights();
  void repair_block(Eigen::Index first, Eigen::Index count, bool outgrown);
  void prepare(const Gaussian& component);
  void evaluate_block(const Gaussian& component, Eigen::Index first, Eigen::Index count,
                      double* exponents);
  const double* const* coordinates(Eigen::Index first);
  void evaluate_row(Eigen::Index row);
  double log_density_without(Eigen::Index j, Eigen::Index row) const;

  const Points& points_;
  const CovarianceShape& shape_;
  std::vector<Gaussian> components_;
  std::vector<double> weights_;  // up to one common factor, so that normalising costs nothing
  double weight_sum_ = 1.0;
  std::vector<Eigen::Index> slots_;  // column of densities_ that each component has
  Eigen::MatrixXd densities_;        // 2^(log2 density - reference)
  Eigen::ArrayXd references_;
  Eigen::ArrayXd sums_;  // of weights_ x densities_
  BlockWorkspace workspace_;
  Eigen::MatrixXd base2_whitening_;  // of the component in work
  double base2_peak_ = 0.0;
  std::vector<double> exponents_;           // one block
  std::vector<double> previous_;            // sums before an update, one block
  std::vector<const double*> coordinates_;  // where a run of points begins, d
  std::vector<double> moments_;             // count, first and second moments
};

}  // namespace xenoglyph::internal
