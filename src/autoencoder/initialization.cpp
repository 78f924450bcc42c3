#include "initialization.hpp"

#include <cmath>
#include <utility>
#include <vector>

#include "../base/names.hpp"
#include "../base/random.hpp"
#include "errors.hpp"

namespace xenoglyph {
namespace {

constexpr Names<Initialization, 2> names = {{{Initialization::glorot_uniform, "glorot-uniform"},
                                             {Initialization::lecun_normal, "lecun-normal"}}};

}  // namespace

std::string_view initialization_name(Initialization initialization) {
  return name_of(names, initialization);
}

std::vector<std::string> initialization_names() { return names_in(names); }

Initialization initialization_from_name(std::string_view name) {
  const auto* entry = find_name(names, name);
  if (entry == nullptr) {
    throw InvalidTraining("initialization", none_of(names, name));
  }
  return entry->first;
}

template <class Scalar>
Autoencoder<Scalar> initial_autoencoder(const NetworkShape& shape, Initialization initialization,
                                        std::uint64_t seed) {
  Random random(seed);
  std::vector<Layer<Scalar>> layers;
  ImageShape inputs = shape.inputs;
  for (std::size_t i = 0; i < shape.layers.size(); ++i) {
    Layer<Scalar>& layer = layers.emplace_back(shape.layers[i], inputs, i);
    for (const Parameter<Scalar>& parameter : layer.parameters()) {
      if (parameter.fan_in == 0.0) {
        continue;
      }
      const double limit = std::sqrt(6.0 / (parameter.fan_in + parameter.fan_out));
      const double deviation = std::sqrt(1.0 / parameter.fan_in);
      for (Scalar& value : parameter.values) {
        value = static_cast<Scalar>(initialization == Initialization::glorot_uniform
                                        ? limit * (2.0 * random.uniform() - 1.0)
                                        : deviation * random.normal());
      }
    }
    inputs = shape.inputs_after(i, layer.output_shape());
  }
  OptionalPrior<Scalar> prior;
  if (shape.prior_components > 0 && shape.code_layer < layers.size()) {
    const ImageShape outputs = layers[shape.code_layer].output_shape();
    prior = CodePrior<Scalar>::standard(shape.prior_components,
                                        shape.inputs_after(shape.code_layer, outputs).size());
    for (Scalar& mean : prior->means.reshaped()) {
      mean = static_cast<Scalar>(random.normal());
    }
  }
  return Autoencoder<Scalar>(std::move(layers), shape.code_layer, shape.code_kind,
                             std::move(prior));
}

template Autoencoder<float> initial_autoencoder(const NetworkShape&, Initialization, std::uint64_t);
template Autoencoder<double> initial_autoencoder(const NetworkShape&, Initialization,
                                                 std::uint64_t);

}  // namespace xenoglyph
