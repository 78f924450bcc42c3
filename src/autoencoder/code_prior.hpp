#pragma once

#include <optional>
#include <vector>

#include <Eigen/Core>

#include "../base/rows.hpp"
#include "parameter.hpp"

namespace xenoglyph {

/// Where the codes of a variational network are expected: k normal distributions with a variance
/// along each of the d axes, and a weight each. It is learnt with the network, so that the codes
/// form clusters: Jiang, Zheng, Tan, Tang and Zhou, "Variational Deep Embedding" (IJCAI 2017),
/// section 3.1. A value.
///
/// Nothing keeps a variance from becoming small. Unlike a mixture's likelihood the loss gains
/// nothing without end by that: a code's divergence is the mean over components of its divergence
/// from each, plus that of its responsibilities from the weights, so never below 0.
template <class Scalar>
struct CodePrior {
  /// k numbers whose softmax the weights are: any step of training leaves them a distribution.
  RowVector<Scalar> logits;
  Rows<Scalar> means;          ///< k x d
  Rows<Scalar> log_variances;  ///< k x d, natural logarithms

  /// Equal weights, means 0, variances 1. Throws InvalidNetwork on fewer than one component, or
  /// more than there is a use for.
  static CodePrior standard(Eigen::Index components, Eigen::Index code_size);

  /// Of a mixture that was fitted to codes: k weights, and k x d means and variances. Throws
  /// InvalidNetwork when the sizes don't fit one another, or a weight or variance isn't above 0.
  static CodePrior from_mixture(const RowVector<double>& weights, const Rows<double>& means,
                                const Rows<double>& variances);

  Eigen::Index component_count() const { return logits.size(); }

  /// k weights, which sum to 1.
  RowVector<double> weights() const;

  /// p(c | z), n x k, of codes, n x d: the probability of each component given the code (the
  /// paper's gamma). At the codes that the network encodes to, means, it says which cluster an
  /// image belongs to. Throws InvalidSamples on another width.
  Rows<Scalar> responsibilities(const RowsView<Scalar>& codes) const;

  /// "logits", "means" and "log_variances". The numbers may be changed, their count may not.
  std::vector<Parameter<Scalar>> parameters();
  std::vector<Parameter<const Scalar>> parameters() const;

  /// Throws InvalidNetwork when it isn't a prior of codes of that size: shapes that don't fit,
  /// numbers that aren't finite, variances that aren't within a double.
  void check(Eigen::Index code_size) const;

  /// The same prior in another precision.
  template <class Other>
  CodePrior<Other> cast() const {
    return {logits.template cast<Other>(), means.template cast<Other>(),
            log_variances.template cast<Other>()};
  }
};

/// A prior, or none: then codes are expected at the standard normal distribution.
template <class Scalar>
using OptionalPrior = std::optional<CodePrior<Scalar>>;

/// What densities need of a prior, in double whatever the network is in: beside the layers' work
/// this costs nothing, and small weights and variances stay what they are.
class PriorDensities {
 public:
  using Numbers = Eigen::Array<double, 1, Eigen::Dynamic>;
  using Table = Eigen::Array<double, Eigen::Dynamic, Eigen::Dynamic, Eigen::RowMajor>;

  template <class Scalar>
  explicit PriorDensities(const CodePrior<Scalar>& prior);

  Eigen::Index component_count() const { return log_weights_.size(); }
  const Numbers& log_weights() const { return log_weights_; }
  const Numbers& log_determinants() const { return log_determinants_; }  ///< of the covariances
  const Table& means() const { return means_; }                          ///< k x d
  const Table& precisions() const { return precisions_; }                ///< k x d, 1 / variance

  /// log p(c | z) for each component; equation 16 of the paper.
  Numbers log_responsibilities(const Numbers& code) const;

 private:
  Numbers log_weights_;
  Numbers log_determinants_;
  Table means_;
  Table precisions_;
};

extern template struct CodePrior<float>;
extern template struct CodePrior<double>;

}  // namespace xenoglyph
