#pragma once

#include <string>
#include <string_view>
#include <vector>

#include <Eigen/Core>

namespace xenoglyph {

/// What shape the components' covariances have. Names are scikit-learn's, but for "diagonal".
enum class CovarianceType {
  full,      ///< each component its own symmetric matrix
  tied,      ///< one symmetric matrix, shared by all components
  diagonal,  ///< each component its own variances along the axes
  spherical  ///< each component one variance, the same in all directions
};

/// All of them, in the order in which people are shown them.
std::vector<CovarianceType> covariance_types();

/// Every name that covariance_type_from_string understands: each type's own, in that order, and
/// then the other ones.
std::vector<std::string> covariance_type_names();

/// "full", "tied", "diagonal" or "spherical".
std::string_view to_string(CovarianceType type);

/// A sentence for people: what the components look like.
std::string_view meaning(CovarianceType type);

/// The inverse of to_string; "diag", as scikit-learn has it, is understood too.
/// Throws InvalidArgument for any other name.
CovarianceType covariance_type_from_string(std::string_view name);

/// Free parameters of one component in d dimensions, its weight not counted: the N of Figueiredo
/// and Jain (2002), section 3. Full d + d(d+1)/2, diagonal 2d, spherical d+1, tied d (the shared
/// covariance belongs to no component).
Eigen::Index component_parameters(CovarianceType type, Eigen::Index n_features);

/// Free parameters of the whole mixture, weights included: what BIC and AIC count.
Eigen::Index mixture_parameters(CovarianceType type, Eigen::Index n_components,
                                Eigen::Index n_features);

}  // namespace xenoglyph
