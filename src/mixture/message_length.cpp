#include "message_length.hpp"

#include <cmath>
#include <string>

#include "../base/errors.hpp"

namespace xenoglyph {

std::string_view to_string(Criterion criterion) {
  switch (criterion) {
    case Criterion::program:
      return "program";
    case Criterion::paper:
      return "paper";
  }
  throw InvalidArgument("criterion", "not one of the two criteria");
}

Criterion criterion_from_string(std::string_view name) {
  for (const Criterion criterion : {Criterion::program, Criterion::paper}) {
    if (name == to_string(criterion)) {
      return criterion;
    }
  }
  throw InvalidArgument("criterion", "\"" + std::string(name) + "\" is neither program nor paper");
}

double message_length(double log_likelihood, const Eigen::Ref<const Eigen::VectorXd>& weights,
                      Eigen::Index n_points, Eigen::Index n_features, CovarianceType type,
                      Criterion criterion) {
  const auto parameters = static_cast<double>(component_parameters(type, n_features));
  const auto components = static_cast<double>(weights.size());
  const auto count = static_cast<double>(n_points);
  double log_weights = 0.0;
  for (const double weight : weights) {
    log_weights += std::log(weight);
  }
  if (criterion == Criterion::program) {
    return -log_likelihood + 0.5 * parameters * log_weights +
           0.5 * (parameters + 1.0) * components * std::log(count);
  }
  const double log_count_12 = std::log(count / 12.0);
  return -log_likelihood + 0.5 * parameters * (log_weights + components * log_count_12) +
         0.5 * components * log_count_12 + 0.5 * components * (parameters + 1.0);
}

}  // namespace xenoglyph
