#include "code_prior.hpp"

#include <cmath>
#include <cstddef>
#include <span>
#include <string>

#include "errors.hpp"

namespace xenoglyph {
namespace {

// More than these are a mistake, or a file that means harm.
constexpr double most_numbers = 1U << 26U;

// Beyond it a variance or its inverse is no double.
constexpr double largest_log_variance = 700.0;

PriorDensities::Numbers log_softmax(const PriorDensities::Numbers& values) {
  const double largest = values.maxCoeff();
  return values - (largest + std::log((values - largest).exp().sum()));
}

std::string size_text(Eigen::Index rows, Eigen::Index columns) {
  return std::to_string(rows) + " x " + std::to_string(columns);
}

template <class Scalar>
std::span<Scalar> values_of(Rows<Scalar>& matrix) {
  return {matrix.data(), static_cast<std::size_t>(matrix.size())};
}

}  // namespace

template <class Scalar>
CodePrior<Scalar> CodePrior<Scalar>::standard(Eigen::Index components, Eigen::Index code_size) {
  if (components < 1 || code_size < 1 ||
      static_cast<double>(components) * static_cast<double>(code_size) > most_numbers) {
    throw InvalidNetwork("its prior can't have " + std::to_string(components) +
                         " components of codes of " + std::to_string(code_size) +
                         " numbers; give it one or more, but not so many");
  }
  return {RowVector<Scalar>::Zero(components), Rows<Scalar>::Zero(components, code_size),
          Rows<Scalar>::Zero(components, code_size)};
}

template <class Scalar>
CodePrior<Scalar> CodePrior<Scalar>::from_mixture(const RowVector<double>& weights,
                                                  const Rows<double>& means,
                                                  const Rows<double>& variances) {
  if (!((weights.array() > 0.0).all() && (variances.array() > 0.0).all())) {
    throw InvalidNetwork(
        "its prior's weights and variances must be above 0; leave out components without weight");
  }
  CodePrior prior{weights.array().log().matrix().template cast<Scalar>(),
                  means.template cast<Scalar>(),
                  variances.array().log().matrix().template cast<Scalar>()};
  prior.check(means.cols());
  return prior;
}

template <class Scalar>
RowVector<double> CodePrior<Scalar>::weights() const {
  return PriorDensities(*this).log_weights().exp().matrix();
}

template <class Scalar>
Rows<Scalar> CodePrior<Scalar>::responsibilities(const RowsView<Scalar>& codes) const {
  if (codes.cols() != means.cols()) {
    throw InvalidSamples("codes have " + std::to_string(codes.cols()) +
                         " columns; the prior is one of " + std::to_string(means.cols()));
  }
  const PriorDensities densities(*this);
  Rows<Scalar> result(codes.rows(), component_count());
  for (Eigen::Index row = 0; row < codes.rows(); ++row) {
    result.row(row) = densities.log_responsibilities(codes.row(row).template cast<double>())
                          .exp()
                          .matrix()
                          .template cast<Scalar>();
  }
  return result;
}

template <class Scalar>
std::vector<Parameter<Scalar>> CodePrior<Scalar>::parameters() {
  return {{.name = "logits",
           .extents = {logits.size()},
           .values = {logits.data(), static_cast<std::size_t>(logits.size())}},
          {.name = "means", .extents = {means.rows(), means.cols()}, .values = values_of(means)},
          {.name = "log_variances",
           .extents = {log_variances.rows(), log_variances.cols()},
           .values = values_of(log_variances)}};
}

template <class Scalar>
std::vector<Parameter<const Scalar>> CodePrior<Scalar>::parameters() const {
  // What is given away is const again.
  return read_only(const_cast<CodePrior&>(*this).parameters());
}

template <class Scalar>
void CodePrior<Scalar>::check(Eigen::Index code_size) const {
  const Eigen::Index components = component_count();
  if (components < 1) {
    throw InvalidNetwork("its prior has no components");
  }
  if (means.rows() != components || means.cols() != code_size ||
      log_variances.rows() != components || log_variances.cols() != code_size) {
    throw InvalidNetwork("its prior has " + std::to_string(components) + " weights, " +
                         size_text(means.rows(), means.cols()) + " means and " +
                         size_text(log_variances.rows(), log_variances.cols()) +
                         " variances; means and variances should be " +
                         size_text(components, code_size));
  }
  if (!logits.allFinite() || !means.allFinite()) {
    throw InvalidNetwork("its prior's weights must be above 0, and they and its means finite");
  }
  // Not a number is on neither side.
  if (!(log_variances.template cast<double>().array().abs() < largest_log_variance).all()) {
    throw InvalidNetwork("its prior's variances must be finite and above 0");
  }
}

template <class Scalar>
PriorDensities::PriorDensities(const CodePrior<Scalar>& prior)
    : log_weights_(log_softmax(prior.logits.template cast<double>())),
      log_determinants_(
          prior.log_variances.template cast<double>().rowwise().sum().transpose().array()),
      means_(prior.means.template cast<double>()),
      precisions_((-prior.log_variances.template cast<double>().array()).exp()) {}

PriorDensities::Numbers PriorDensities::log_responsibilities(const Numbers& code) const {
  const Numbers distances =
      ((means_.rowwise() - code).square() * precisions_).rowwise().sum().transpose();
  return log_softmax(log_weights_ - 0.5 * (log_determinants_ + distances));
}

template struct CodePrior<float>;
template struct CodePrior<double>;
template PriorDensities::PriorDensities(const CodePrior<float>&);
template PriorDensities::PriorDensities(const CodePrior<double>&);

}  // namespace xenoglyph
