#pragma once

#include "covariance_shape.hpp"

namespace xenoglyph::internal {

/// What types have in common whose covariances are variances, of each axis or of all.
class VarianceShape : public CovarianceShape {
 public:
  Eigen::MatrixXd of_variances(const Eigen::VectorXd& variances) const override;
  void add_products(const BlockWorkspace& workspace, Eigen::Index axis, Eigen::Index size,
                    Eigen::MatrixXd& scatter) const override;
  std::optional<double> whiten(const Eigen::MatrixXd& covariance, Eigen::Index d,
                               Eigen::MatrixXd& whitening) const override;
  void squares(const Gaussian& gaussian, const PointsView& points, Eigen::Index first,
               Eigen::Index count, BlockWorkspace& workspace, double* out) const override;
  double square(const Gaussian& gaussian, const PointsView& points,
                Eigen::Index row) const override;
  Eigen::VectorXd whitened(const Eigen::MatrixXd& whitening,
                           const Eigen::VectorXd& difference) const override;
  bool exceeds(const Eigen::MatrixXd& covariance, const Eigen::VectorXd& floors) const override;
  void raise_to_floors(Eigen::MatrixXd& covariance, const Eigen::VectorXd& floors) const override;
  void raise_to_pooled(Eigen::MatrixXd& covariance, const Eigen::MatrixXd& pooled,
                       double fraction) const override;
  double mean_ratio(const Eigen::MatrixXd& covariance,
                    const Eigen::MatrixXd& whitening) const override;
};

/// Not final: a test shares it among all components.
class DiagonalShape : public VarianceShape {
 public:
  CovarianceType type() const override { return CovarianceType::diagonal; }
  std::string_view name() const override { return "diagonal"; }
  std::string_view other_name() const override { return "diag"; }  // as scikit-learn has it
  std::string_view meaning() const override { return "Each component an ellipse along the axes."; }
  int rank() const final { return 1; }
  Eigen::Index free_parameters(Eigen::Index d) const override { return d; }
  Eigen::MatrixXd scatter(const Points& differences, const Points& weighted) const override;
  void add_outer(Eigen::MatrixXd& scatter, double weight,
                 const Eigen::VectorXd& difference) const override;
  Eigen::VectorXd widest_direction(const Eigen::MatrixXd& covariance,
                                   const Eigen::VectorXd& variances, const Points& points,
                                   const Eigen::ArrayXd& weights) const override;
};

/// Its scatters are sums over the axes, so that a point counts as d observations.
class SphericalShape final : public VarianceShape {
 public:
  CovarianceType type() const override { return CovarianceType::spherical; }
  std::string_view name() const override { return "spherical"; }
  std::string_view meaning() const override { return "Each component a circle of its own size."; }
  int rank() const override { return 0; }
  bool has_one_unit() const override { return true; }
  Eigen::Index free_parameters(Eigen::Index /*d*/) const override { return 1; }
  Eigen::VectorXd stored_values(const Eigen::VectorXd& values) const override;
  double observations(double count, Eigen::Index d) const override {
    return count * static_cast<double>(d);
  }
  Eigen::MatrixXd scatter(const Points& differences, const Points& weighted) const override;
  void add_outer(Eigen::MatrixXd& scatter, double weight,
                 const Eigen::VectorXd& difference) const override;
  Eigen::VectorXd widest_direction(const Eigen::MatrixXd& covariance,
                                   const Eigen::VectorXd& variances, const Points& points,
                                   const Eigen::ArrayXd& weights) const override;
};

}  // namespace xenoglyph::internal
