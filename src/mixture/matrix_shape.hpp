#pragma once

#include "covariance_shape.hpp"

namespace xenoglyph::internal {

/// What types have in common whose covariances are symmetric matrices.
class MatrixShape : public CovarianceShape {
 public:
  int rank() const final { return 2; }
  Eigen::Index free_parameters(Eigen::Index d) const override { return d * (d + 1) / 2; }
  Eigen::MatrixXd of_variances(const Eigen::VectorXd& variances) const override;
  Eigen::MatrixXd scatter(const Points& differences, const Points& weighted) const override;
  void add_outer(Eigen::MatrixXd& scatter, double weight,
                 const Eigen::VectorXd& difference) const override;
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
  Eigen::VectorXd widest_direction(const Eigen::MatrixXd& covariance,
                                   const Eigen::VectorXd& variances, const Points& points,
                                   const Eigen::ArrayXd& weights) const override;
};

class FullShape final : public MatrixShape {
 public:
  CovarianceType type() const override { return CovarianceType::full; }
  std::string_view name() const override { return "full"; }
  std::string_view meaning() const override {
    return "Each component an ellipse of its own, in any direction.";
  }
};

class TiedShape final : public MatrixShape {
 public:
  CovarianceType type() const override { return CovarianceType::tied; }
  std::string_view name() const override { return "tied"; }
  std::string_view meaning() const override { return "One ellipse, shared by all components."; }
  bool is_shared() const override { return true; }
};

}  // namespace xenoglyph::internal
