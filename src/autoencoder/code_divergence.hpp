#pragma once

#include <Eigen/Core>

#include "../base/rows.hpp"
#include "code_prior.hpp"
#include "parameter.hpp"

namespace xenoglyph {

/// How far the distributions of variational codes are from where they are expected, in nats, summed
/// over samples, and the derivatives of that; for one thread, in buffers that are kept.
///
/// From the standard normal: 0.5 sum_j (mu_j^2 + v_j - log v_j - 1), with the code's means mu and
/// variances v (Kingma and Welling, "Auto-Encoding Variational Bayes", ICLR 2014, appendix B).
///
/// From a prior with k components (Jiang et al., "Variational Deep Embedding", IJCAI 2017, equation
/// 12 but for the reconstruction): sum_c gamma_c KL(q || p_c) + KL(gamma || weights), that is
///
///     0.5 sum_c gamma_c sum_j (log v_cj + v_j / v_cj + (mu_j - mu_cj)^2 / v_cj)
///         - sum_c gamma_c log(weight_c / gamma_c) - 0.5 sum_j (1 + log v_j)
///
/// with gamma_c = p(c | z) at the drawn code z (equation 16). Gamma is no constant here: it depends
/// on z and on the prior, and the derivatives go through it, as they are then those of the very
/// loss that is told. With one standard normal component it is the divergence above.
template <class Scalar>
class CodeDivergence {
 public:
  /// For up to `capacity` codes of `code_size` numbers; none for networks without.
  CodeDivergence(Eigen::Index capacity, Eigen::Index code_size);

  /// The sum over `drawn` (n x d), the codes drawn from `distributions` (n x 2d: means, logarithms
  /// of variances). The derivatives below are then of that, unless they aren't wanted.
  double evaluate(const OptionalPrior<Scalar>& prior, const RowsView<Scalar>& distributions,
                  const RowsView<Scalar>& drawn, bool with_derivatives);

  /// capacity x 2d, the drawn codes held fast.
  const Rows<Scalar>& by_distributions() const { return by_distributions_; }
  /// capacity x d: what gamma changes with the codes, which change with their distributions.
  const Rows<Scalar>& by_drawn() const { return by_drawn_; }
  /// By the prior's parameters, in their order; empty without one.
  const ParameterVector<Scalar>& by_prior() const { return by_prior_; }

 private:
  double from_standard_normal(const RowsView<Scalar>& distributions, bool with_derivatives);
  double from_prior(const CodePrior<Scalar>& prior, const RowsView<Scalar>& distributions,
                    const RowsView<Scalar>& drawn, bool with_derivatives);

  Rows<Scalar> by_distributions_;
  Rows<Scalar> by_drawn_;
  ParameterVector<Scalar> by_prior_;
};

extern template class CodeDivergence<float>;
extern template class CodeDivergence<double>;

}  // namespace xenoglyph
