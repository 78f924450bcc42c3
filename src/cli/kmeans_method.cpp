#include "cli/kmeans_method.hpp"

#include <variant>

#include "clustering/scaling.hpp"

namespace xenoglyph::cli {

namespace {

data::Scaling scaling_from_string(const std::string& name) {
  for (const data::Scaling scaling : {data::Scaling::unit_norm, data::Scaling::standard}) {
    if (name == to_string(scaling)) {
      return scaling;
    }
  }
  return data::Scaling::none;
}

}  // namespace

void KmeansMethod::settle() {
  lloyd.seed = seed;
  minibatches.seed = seed;
  if (restarts > 0) {
    lloyd.restarts = restarts;
    minibatches.restarts = restarts;
  }
}

CLI::Option* add_scale_option(CLI::App& command, std::string& scaling) {
  return command
      .add_option("--scale", scaling,
                  "What is done to the points first, and by evaluate to others: every point to "
                  "norm 1, or every coordinate to mean 0 and variance 1")
      ->check(CLI::IsMember({"none", "unit-norm", "standard"}))
      ->type_name("none|unit-norm|standard")
      ->capture_default_str();
}

data::KmeansModel begin_model(const KmeansMethod& method, AnyPoints& points) {
  data::KmeansModel model;
  model.scaling = scaling_from_string(method.scaling);
  model.minibatch = method.minibatch;
  model.seed = method.seed;
  std::visit(
      [&model](auto& any) {
        if (model.scaling == data::Scaling::unit_norm) {
          any = unit_norm(any);
        } else if (model.scaling == data::Scaling::standard) {
          model.scaler.emplace(any);
          any = model.scaler->transform(any);
        }
      },
      points);
  return model;
}

KmeansResult fit(const AnyPoints& points, Eigen::Index k, const KmeansMethod& method) {
  return std::visit(
      [&](const auto& any) {
        return method.minibatch ? fit_minibatch_kmeans(any, k, method.minibatches)
                                : fit_kmeans(any, k, method.lloyd);
      },
      points);
}

}  // namespace xenoglyph::cli
