#include "code_divergence.hpp"

namespace xenoglyph {
namespace {

using Numbers = PriorDensities::Numbers;
using Table = PriorDensities::Table;

/// Divergence of one code's distribution from a prior.
class CodeFromPrior {
 public:
  CodeFromPrior(const PriorDensities& prior, const Numbers& means, const Numbers& log_variances,
                const Numbers& drawn)
      : prior_(prior), means_(means), variances_(log_variances.exp()), drawn_(drawn) {
    const Numbers log_gamma = prior.log_responsibilities(drawn);
    gamma_ = log_gamma.exp();
    const Numbers distances =
        (((prior.means().rowwise() - means).square().rowwise() + variances_) * prior.precisions())
            .rowwise()
            .sum()
            .transpose();
    costs_ = 0.5 * (prior.log_determinants() + distances) - prior.log_weights() + log_gamma;
    mean_cost_ = (gamma_ * costs_).sum();
    value_ = mean_cost_ - 0.5 * (1.0 + log_variances).sum();
  }

  double value() const { return value_; }

  /// Sets the derivatives by mean, logarithm of variance and drawn code, and adds those by the
  /// prior's parameters, but for the weights' own part in each logit's.
  void differentiate(Numbers& by_means, Numbers& by_log_variances, Numbers& by_drawn,
                     Numbers& by_logits, Table& by_prior_means,
                     Table& by_prior_log_variances) const {
    // By the logarithm of what gamma is proportional to. The costs' own "+ 1", of gamma log gamma,
    // cancels: gamma sums to 1.
    const Numbers pull = gamma_ * (costs_ - mean_cost_);
    by_means.setZero(means_.size());
    by_drawn.setZero(means_.size());
    by_log_variances.setConstant(means_.size(), -0.5);
    by_logits += pull - gamma_;
    for (Eigen::Index c = 0; c < prior_.component_count(); ++c) {
      const auto precisions = prior_.precisions().row(c);
      const Numbers from_mean = means_ - prior_.means().row(c);
      const Numbers from_drawn = drawn_ - prior_.means().row(c);
      const Numbers mean_pull = gamma_(c) * from_mean * precisions;
      const Numbers drawn_pull = pull(c) * from_drawn * precisions;
      by_means += mean_pull;
      by_drawn -= drawn_pull;
      by_log_variances += 0.5 * gamma_(c) * variances_ * precisions;
      by_prior_means.row(c) += drawn_pull - mean_pull;
      by_prior_log_variances.row(c) +=
          0.5 * (gamma_(c) * (1.0 - variances_ * precisions) - mean_pull * from_mean - pull(c) +
                 drawn_pull * from_drawn);
    }
  }

 private:
  const PriorDensities& prior_;
  const Numbers& means_;
  Numbers variances_;
  const Numbers& drawn_;
  Numbers gamma_;
  Numbers costs_;  // of each component, with the logarithm of its gamma
  double mean_cost_;
  double value_;
};

}  // namespace

template <class Scalar>
CodeDivergence<Scalar>::CodeDivergence(Eigen::Index capacity, Eigen::Index code_size)
    : by_distributions_(capacity, 2 * code_size), by_drawn_(capacity, code_size) {}

template <class Scalar>
double CodeDivergence<Scalar>::evaluate(const OptionalPrior<Scalar>& prior,
                                        const RowsView<Scalar>& distributions,
                                        const RowsView<Scalar>& drawn, bool with_derivatives) {
  return prior ? from_prior(*prior, distributions, drawn, with_derivatives)
               : from_standard_normal(distributions, with_derivatives);
}

template <class Scalar>
double CodeDivergence<Scalar>::from_standard_normal(const RowsView<Scalar>& distributions,
                                                    bool with_derivatives) {
  const Eigen::Index d = by_drawn_.cols();
  const auto means = distributions.leftCols(d).array();
  const auto logarithms = distributions.rightCols(d).array();
  if (with_derivatives) {
    auto derivatives = by_distributions_.topRows(distributions.rows());
    derivatives.leftCols(d) = means;
    derivatives.rightCols(d) = Scalar(0.5) * (logarithms.exp() - Scalar(1));
    by_drawn_.setZero();
  }
  return 0.5 *
         (means.square() + logarithms.exp() - logarithms - Scalar(1)).template cast<double>().sum();
}

template <class Scalar>
double CodeDivergence<Scalar>::from_prior(const CodePrior<Scalar>& prior,
                                          const RowsView<Scalar>& distributions,
                                          const RowsView<Scalar>& drawn, bool with_derivatives) {
  const Eigen::Index d = by_drawn_.cols();
  const Eigen::Index k = prior.component_count();
  const PriorDensities densities(prior);
  Numbers by_means;
  Numbers by_log_variances;
  Numbers by_drawn;
  Numbers by_logits = static_cast<double>(drawn.rows()) * densities.log_weights().exp();
  Table by_prior_means = Table::Zero(k, d);
  Table by_prior_log_variances = Table::Zero(k, d);
  double sum = 0.0;
  for (Eigen::Index row = 0; row < drawn.rows(); ++row) {
    const Numbers distribution = distributions.row(row).template cast<double>();
    const Numbers means = distribution.head(d);
    const Numbers log_variances = distribution.tail(d);
    const Numbers code = drawn.row(row).template cast<double>();
    const CodeFromPrior divergence(densities, means, log_variances, code);
    sum += divergence.value();
    if (with_derivatives) {
      divergence.differentiate(by_means, by_log_variances, by_drawn, by_logits, by_prior_means,
                               by_prior_log_variances);
      by_distributions_.row(row).head(d) = by_means.matrix().template cast<Scalar>();
      by_distributions_.row(row).tail(d) = by_log_variances.matrix().template cast<Scalar>();
      by_drawn_.row(row) = by_drawn.matrix().template cast<Scalar>();
    }
  }
  if (with_derivatives) {
    by_prior_.resize(k + 2 * k * d);
    by_prior_ << by_logits.matrix().transpose().template cast<Scalar>(),
        by_prior_means.template reshaped<Eigen::RowMajor>().matrix().template cast<Scalar>(),
        by_prior_log_variances.template reshaped<Eigen::RowMajor>()
            .matrix()
            .template cast<Scalar>();
  }
  return sum;
}

template class CodeDivergence<float>;
template class CodeDivergence<double>;

}  // namespace xenoglyph
