#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include <Eigen/Core>

#include "../base/points.hpp"
#include "covariance_type.hpp"
#include "gaussian.hpp"

namespace xenoglyph::internal {

/// A vector that lies within a stored covariance.
template <class Vector>
using AxisVariances = Eigen::Map<Vector, Eigen::Unaligned, Eigen::InnerStride<>>;

/// All that depends on a type of covariance, so that nothing else asks which type it has.
///
/// In d dimensions each type stores its covariances compactly, see rank(). A scatter (weighted sum
/// of squares and products about a mean) and a whitening are stored alike. What is called often is
/// called once for a block of points, so that it costs nothing to be virtual; but for square().
class CovarianceShape {
 public:
  virtual ~CovarianceShape() = default;

  virtual CovarianceType type() const = 0;
  /// What files, the command line and the page's address call it.
  virtual std::string_view name() const = 0;
  /// Another name that is understood; empty where there is none.
  virtual std::string_view other_name() const { return {}; }
  /// A sentence for people: what the components look like.
  virtual std::string_view meaning() const = 0;

  /// How many indices an entry of a stored covariance has. 2: a symmetric matrix d x d, whose
  /// whitening is the inverse of its lower Cholesky factor; 1: a column d x 1 of variances along
  /// the axes; 0: one variance 1 x 1, the same in all directions. The whitenings of the last two
  /// are reciprocals of standard deviations.
  virtual int rank() const = 0;
  bool is_matrix() const { return rank() == 2; }
  /// Whether all components have one covariance, which is stored once.
  virtual bool is_shared() const { return false; }
  /// Whether it means nothing unless all axes have the same unit.
  virtual bool has_one_unit() const { return false; }
  /// Free parameters of one stored covariance.
  virtual Eigen::Index free_parameters(Eigen::Index d) const = 0;
  /// Free parameters of one component, its weight not counted: N.
  Eigen::Index component_parameters(Eigen::Index d) const {
    return is_shared() ? d : d + free_parameters(d);
  }

  // What follows from these.

  Eigen::Index rows(Eigen::Index d) const { return rank() == 0 ? 1 : d; }
  Eigen::Index columns(Eigen::Index d) const { return rank() == 2 ? d : 1; }
  /// How many covariances k components store, and which of them is component j's.
  Eigen::Index stored_count(Eigen::Index k) const { return is_shared() ? 1 : k; }
  Eigen::Index stored_index(Eigen::Index j) const { return is_shared() ? 0 : j; }
  /// Throws InvalidArgument, naming "covariances", unless there are as many as k components store,
  /// each of its extents, finite and symmetric.
  void require_stored(const std::vector<Eigen::MatrixXd>& covariances, Eigen::Index k,
                      Eigen::Index d) const;
  /// A stored covariance as a matrix d x d.
  Eigen::MatrixXd expanded(const Eigen::MatrixXd& covariance, Eigen::Index d) const;
  /// Its variances along the axes, in place: as many as it has rows.
  AxisVariances<const Eigen::VectorXd> along_axes(const Eigen::MatrixXd& covariance) const {
    return {covariance.data(), covariance.rows(), axis_stride(covariance)};
  }
  AxisVariances<Eigen::VectorXd> along_axes(Eigen::MatrixXd& covariance) const {
    return {covariance.data(), covariance.rows(), axis_stride(covariance)};
  }
  /// The upper triangle of a matrix becomes the lower one's image, to the last bit.
  void symmetrize(Eigen::MatrixXd& covariance) const;
  /// The covariance of coordinates multiplied by 2^(direction x exponent), an exponent an axis.
  Eigen::MatrixXd in_units(const Eigen::MatrixXd& covariance, const std::vector<int>& exponents,
                           int direction) const;

  // Estimation.

  /// One value for each axis, d, as it stores them: spherical: their mean.
  virtual Eigen::VectorXd stored_values(const Eigen::VectorXd& values) const { return values; }
  /// The stored covariance with these variances along the axes, d, and no correlation.
  virtual Eigen::MatrixXd of_variances(const Eigen::VectorXd& variances) const = 0;
  /// What a scatter of so many points is to be divided by.
  virtual double observations(double count, Eigen::Index /*d*/) const { return count; }
  /// The scatter of n x d differences from a mean, given also as multiplied by their weights.
  virtual Eigen::MatrixXd scatter(const Points& differences, const Points& weighted) const = 0;
  /// Adds to a scatter that of one difference, d, of this weight, which may be negative.
  virtual void add_outer(Eigen::MatrixXd& scatter, double weight,
                         const Eigen::VectorXd& difference) const = 0;
  /// Adds to a scatter what `size` points of a block give it along an axis. The workspace holds
  /// their differences as far as this axis and, in `scratch`, this axis's ones by weight. Of a
  /// matrix only the lower triangle is written.
  virtual void add_products(const BlockWorkspace& workspace, Eigen::Index axis, Eigen::Index size,
                            Eigen::MatrixXd& scatter) const = 0;

  // Densities.

  /// The whitening of a covariance in d dimensions. Returns the logarithm of its determinant's
  /// root; nothing when it isn't positive definite, with the whitening left as it was.
  virtual std::optional<double> whiten(const Eigen::MatrixXd& covariance, Eigen::Index d,
                                       Eigen::MatrixXd& whitening) const = 0;
  /// |whitened (x - mean)|^2 of points first..first+count-1 (count <= block_size) into out.
  virtual void squares(const Gaussian& gaussian, const PointsView& points, Eigen::Index first,
                       Eigen::Index count, BlockWorkspace& workspace, double* out) const = 0;
  /// The same of one point, in the rare cases in which a block won't do.
  virtual double square(const Gaussian& gaussian, const PointsView& points,
                        Eigen::Index row) const = 0;
  /// A difference, d, whitened.
  virtual Eigen::VectorXd whitened(const Eigen::MatrixXd& whitening,
                                   const Eigen::VectorXd& difference) const = 0;

  // Comparison. Floors are variances along the axes, as many as a covariance has rows.

  /// Whether every direction has more variance than the floors allow at least.
  virtual bool exceeds(const Eigen::MatrixXd& covariance, const Eigen::VectorXd& floors) const = 0;
  /// Directions with less variance than that get as much. Units play no part.
  virtual void raise_to_floors(Eigen::MatrixXd& covariance,
                               const Eigen::VectorXd& floors) const = 0;
  /// Directions with less than this fraction of what `pooled` has there get as much, in any basis.
  virtual void raise_to_pooled(Eigen::MatrixXd& covariance, const Eigen::MatrixXd& pooled,
                               double fraction) const = 0;
  /// The mean over d directions of its variance relative to that which `whitening` makes 1.
  virtual double mean_ratio(const Eigen::MatrixXd& covariance,
                            const Eigen::MatrixXd& whitening) const = 0;
  /// The direction, d, in which it is widest relative to `variances` along the axes, d; where it
  /// has none, that of the axis along which the points, n x d under n weights, are.
  virtual Eigen::VectorXd widest_direction(const Eigen::MatrixXd& covariance,
                                           const Eigen::VectorXd& variances, const Points& points,
                                           const Eigen::ArrayXd& weights) const = 0;

 private:
  Eigen::InnerStride<> axis_stride(const Eigen::MatrixXd& covariance) const {
    return Eigen::InnerStride<>(is_matrix() ? covariance.rows() + 1 : 1);
  }
};

/// One of each type, in the order in which people are shown them.
const std::vector<const CovarianceShape*>& covariance_shapes();

/// That of the type. Throws InvalidArgument when there is none.
const CovarianceShape& shape_of(CovarianceType type);

}  // namespace xenoglyph::internal
