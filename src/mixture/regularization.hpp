#pragma once

#include <string_view>

namespace xenoglyph {

/// How covariances are kept from collapsing onto a few almost collinear points.
enum class RegularizationKind {
  floor,  ///< eigenvalues (variances) below the scale are raised to it; the others are left alone
  prior,  ///< inverse Wishart prior, mode in place of the maximum-likelihood estimate (Fraley and
          ///< Raftery 2007)
  ridge   ///< the scale is added to every variance
};

/// Kind and strength, relative to the data: the scale is strength x the data's variance along each
/// axis, so that a change of units changes nothing. bench/recovery has the study behind the
/// default.
struct Regularization {
  RegularizationKind kind = RegularizationKind::floor;
  double strength = 1e-2;
};

/// "floor", "prior" or "ridge".
std::string_view to_string(RegularizationKind kind);

/// The inverse of to_string. Throws InvalidArgument for any other name.
RegularizationKind regularization_kind_from_string(std::string_view name);

}  // namespace xenoglyph
