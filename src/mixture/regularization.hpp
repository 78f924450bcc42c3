#pragma once

#include <string_view>

namespace xenoglyph {

/// How covariances are kept from collapsing onto a few almost collinear points.
enum class RegularizationKind {
  /// Variances below the scale are raised to it, the others left alone. For matrices: eigenvalues,
  /// with each axis in units of the data's standard deviation along it.
  floor,
  /// The mode under an inverse Wishart prior in place of the maximum-likelihood estimate: Fraley
  /// and
  /// Raftery, "Bayesian regularization for normal mixture estimation and model-based clustering",
  /// Journal of Classification 24, 2007; without their prior on the means. Of the weighted scatter
  /// W
  /// of a weight n_j comes (W + scale) / (n_j + 2d + 3), for each single variance (W + scale) /
  /// (n_j + 5).
  prior,
  /// The scale is added to every variance. EM's log-likelihood may then fall.
  ridge,
  /// Ours. A component of n_j points keeps, in every direction, at least the part
  /// strength x N / n_j (1 at most) of what the components' points have there on average, weighted;
  /// N is component_parameters, and a component far wider than the others counts as ten times as
  /// wide. So one that holds few points can't be much narrower than the others, which is how
  /// spurious components win, while one that holds many is left alone, however narrow it is. At
  /// strength 1/2 the part is 1 for a component of N/2 points, which is where fit_mml annihilates.
  /// And none is narrower than half a step of the data's own resolution, the least difference
  /// between values of a coordinate (Wallace's precision of measurement, "Statistical and Inductive
  /// Inference by Minimum Message Length", 2005, section 3.3), so that rounded numbers and counts
  /// have no component a value. That is all it does to the tied type. EM's log-likelihood may fall
  /// while it binds.
  pooled
};

/// Kind and strength, relative to the data, so that a change of units changes nothing. For floor,
/// prior and ridge the scale is strength x the data's typical variance along each axis (spherical:
/// their mean): that of a normal distribution with the data's quartiles, so that a few stray points
/// don't decide it. bench/recovery has the study behind the default.
///
/// An axis along which all points agree, to rounding, counts as having the largest variance of the
/// others; when there is none, the square of the largest coordinate, or 1 where that is 0. Whatever
/// kind and strength, no variance falls below 1e-12 of the data's.
struct Regularization {
  RegularizationKind kind = RegularizationKind::pooled;
  double strength = 0.5;  ///< 0 to 1

  friend bool operator==(const Regularization&, const Regularization&) = default;
};

/// "floor", "prior", "ridge" or "pooled".
std::string_view to_string(RegularizationKind kind);

/// The inverse of to_string. Throws InvalidArgument for any other name.
RegularizationKind regularization_kind_from_string(std::string_view name);

namespace internal {

/// Throws InvalidArgument when kind or strength is out of its range.
void require_regularization(const Regularization& regularization);

}  // namespace internal

}  // namespace xenoglyph
