#pragma once

#include <string_view>

#include <Eigen/Core>

#include "covariance_type.hpp"

namespace xenoglyph {

/// Which message length chooses the number of components.
enum class Criterion {
  /// What the program that Figueiredo and Jain published minimises (the default):
  /// -log p + (N/2) sum_j log w_j + ((N+1)/2) k log n.
  program,
  /// Equation 15 of the paper:
  /// -log p + (N/2) sum_j log(n w_j / 12) + (k/2) log(n/12) + k(N+1)/2.
  paper
};

/// "program" or "paper".
std::string_view to_string(Criterion criterion);

/// The inverse of to_string. Throws InvalidArgument for any other name.
Criterion criterion_from_string(std::string_view name);

/// Length in nats of the two-part message that sends n points with a mixture of k components:
/// Figueiredo and Jain, "Unsupervised Learning of Finite Mixture Models", IEEE TPAMI 24(3), 2002.
/// N is component_parameters(type, n_features). For the tied type the shared covariance adds a
/// constant, which is left out.
///
/// @param log_likelihood  log p of all n points, natural logarithm
/// @param weights         k weights, all positive, summing to 1
double message_length(double log_likelihood, const Eigen::Ref<const Eigen::VectorXd>& weights,
                      Eigen::Index n_points, Eigen::Index n_features, CovarianceType type,
                      Criterion criterion);

}  // namespace xenoglyph
