#include "data/layer_tensors.hpp"

#include <algorithm>
#include <iterator>
#include <span>
#include <utility>
#include <vector>

#include "autoencoder/errors.hpp"
#include "data/network_json.hpp"
#include "data/numbers.hpp"
#include "data/printable.hpp"
#include "data/scaled_tensors.hpp"

namespace xenoglyph::data {

namespace {

using Eigen::Index;

constexpr const char* activations_key = "activations";
constexpr const char* code_layer_key = "code_layer";
constexpr const char* l2_key = "l2";
constexpr const char* network_key = "network";
constexpr std::size_t most_layers = 1000;

Activation activation_of(const TensorFields& fields, const std::string& name) {
  try {
    return activation_from_name(name);
  } catch (const InvalidNetwork&) {
    fields.fail_text(activations_key, "\"" + printable(name) + "\" is no activation known here");
  }
}

Tensor tensor_of(std::span<const float> values, const std::vector<Index>& extents,
                 TensorType type) {
  const Eigen::Map<const Eigen::VectorXf> list(values.data(), std::ssize(values));
  return shaped_tensor(list.cast<double>(), extents, type);
}

bool is_scaled(const TensorFields& fields, const std::string& name, bool has_outputs) {
  return has_outputs && fields.has_tensor(name, TensorType::i8);
}

/// Fills a parameter of the right shape with the numbers of a tensor.
void read_parameter(const TensorFields& fields, const std::string& name,
                    const Parameter<float>& parameter) {
  const Eigen::VectorXd values = is_scaled(fields, name, parameter.output_extent.has_value())
                                     ? read_scaled(fields, name, parameter)
                                     : fields.numbers(name, parameter.extents);
  std::transform(values.begin(), values.end(), parameter.values.begin(),
                 [](double value) { return static_cast<float>(value); });
}

/// The name of a parameter of the code's prior: "prior.means" beside "layers.0.kernel", and
/// "averaged.prior.means" beside "averaged.0.kernel".
std::string prior_name(const std::string& group, std::string_view parameter) {
  return (group == weights_group ? "" : group + ".") + "prior." + std::string(parameter);
}

/// Calls visit with the name and the Parameter of each parameter in turn.
template <class Visitor>
void for_each_parameter(const Autoencoder<float>& autoencoder, const std::string& group,
                        const Visitor& visit) {
  for (std::size_t i = 0; i < autoencoder.layers().size(); ++i) {
    for (const Parameter<const float>& parameter : autoencoder.layers()[i].parameters()) {
      visit(parameter_name(group, i, parameter.name), parameter);
    }
  }
  if (autoencoder.prior()) {
    for (const Parameter<const float>& parameter : autoencoder.prior()->parameters()) {
      visit(prior_name(group, parameter.name), parameter);
    }
  }
}

/// Whether all layers are dense and give plain lists: what files held before there were other
/// kinds. They are still written as then.
bool is_plain(const Autoencoder<float>& autoencoder) {
  return autoencoder.code_kind() == CodeKind::plain && autoencoder.input_shape().is_list() &&
         std::all_of(autoencoder.layers().begin(), autoencoder.layers().end(),
                     [](const Layer<float>& layer) {
                       return layer.kind() == DenseShape::kind && layer.output_shape().is_list();
                     });
}

Autoencoder<float> read_described_layers(const TensorFields& fields, const std::string& group) {
  const NetworkShape shape =
      parse_network(fields.text(network_key), fields.name() + ": metadata \"network\"");
  try {
    std::vector<Layer<float>> layers;
    OptionalPrior<float> prior;
    ImageShape inputs = shape.inputs;
    for (std::size_t i = 0; i < shape.layers.size(); ++i) {
      Layer<float>& layer = layers.emplace_back(shape.layers[i], inputs, i);
      for (const Parameter<float>& parameter : layer.parameters()) {
        read_parameter(fields, parameter_name(group, i, parameter.name), parameter);
      }
      inputs = shape.inputs_after(i, layer.output_shape());
      if (i == shape.code_layer && shape.prior_components > 0) {
        prior = CodePrior<float>::standard(shape.prior_components, inputs.size());
        for (const Parameter<float>& parameter : prior->parameters()) {
          read_parameter(fields, prior_name(group, parameter.name), parameter);
        }
      }
    }
    return {std::move(layers), shape.code_layer, shape.code_kind, std::move(prior)};
  } catch (const InvalidNetwork& error) {
    fields.fail(error.what());
  }
}

}  // namespace

std::string parameter_name(const std::string& group, std::size_t layer,
                           std::string_view parameter) {
  return group + "." + std::to_string(layer) + "." + std::string(parameter);
}

void store_parameters(TensorFile& file, const std::string& group,
                      const Autoencoder<float>& autoencoder, TensorType type) {
  for_each_parameter(autoencoder, group, [&](const std::string& name, const auto& parameter) {
    if (type != TensorType::i8) {
      file.tensors[name] = tensor_of(parameter.values, parameter.extents, type);
    } else if (parameter.output_extent) {
      store_scaled(file, name, parameter);
    } else {
      file.tensors[name] = tensor_of(parameter.values, parameter.extents, TensorType::f32);
    }
  });
}

void store_parameters(TensorFile& file, const std::string& group,
                      const Autoencoder<float>& autoencoder, const ParameterVector<float>& values) {
  const std::span<const float> all(values.data(), static_cast<std::size_t>(values.size()));
  std::size_t start = 0;
  for_each_parameter(autoencoder, group, [&](const std::string& name, const auto& parameter) {
    file.tensors[name] =
        tensor_of(all.subspan(start, parameter.values.size()), parameter.extents, TensorType::f32);
    start += parameter.values.size();
  });
}

ParameterVector<float> read_parameters(const TensorFields& fields, const std::string& group,
                                       const Autoencoder<float>& autoencoder) {
  ParameterVector<float> values(autoencoder.parameter_count());
  Index start = 0;
  for_each_parameter(autoencoder, group, [&](const std::string& name, const auto& parameter) {
    const Index size = std::ssize(parameter.values);
    values.segment(start, size) = fields.numbers(name, parameter.extents).template cast<float>();
    start += size;
  });
  return values;
}

std::size_t tensor_count(const TensorFields& fields, const std::string& group,
                         const Autoencoder<float>& autoencoder) {
  std::size_t count = 0;
  for_each_parameter(autoencoder, group, [&](const std::string& name, const auto& parameter) {
    count += is_scaled(fields, name, parameter.output_extent.has_value()) ? 2U : 1U;
  });
  return count;
}

void store_structure(TensorFile& file, const Autoencoder<float>& autoencoder) {
  if (!is_plain(autoencoder)) {
    file.metadata[network_key] = to_json(autoencoder.shape());
    return;
  }
  std::string activations;
  std::string penalties;
  for (const Layer<float>& layer : autoencoder.layers()) {
    const char* const comma = activations.empty() ? "" : ",";
    activations.append(comma).append(activation_name(layer.activation()));
    penalties.append(comma).append(format_number(layer.l2()));
  }
  file.metadata[activations_key] = activations;
  file.metadata[code_layer_key] = std::to_string(autoencoder.code_layer());
  file.metadata[l2_key] = penalties;
}

Autoencoder<float> read_layers(const TensorFields& fields, const std::string& group) {
  if (fields.has_text(network_key)) {
    return read_described_layers(fields, group);
  }
  const std::vector<std::string> activations = fields.list(activations_key);
  const std::vector<std::string> penalties = fields.list(l2_key);
  if (activations.size() > most_layers) {
    fields.fail_text(activations_key,
                     "networks have at most " + std::to_string(most_layers) + " layers");
  }
  if (penalties.size() != activations.size()) {
    fields.fail_text(
        l2_key, "it should have a number a layer, which are " + std::to_string(activations.size()));
  }
  std::vector<Layer<float>> layers;
  for (std::size_t i = 0; i < activations.size(); ++i) {
    const ParsedNumber penalty = parse_number(penalties[i]);
    if (penalty.kind != NumberKind::finite || penalty.value < 0.0) {
      fields.fail_text(l2_key, "it should be numbers, at least 0, with commas between");
    }
    const auto [inputs, outputs] = fields.matrix_size(parameter_name(group, i, "kernel"));
    auto layer = DenseLayer<float>::zero({outputs}, inputs);
    layer.activation = activation_of(fields, activations[i]);
    layer.l2 = penalty.value;
    for (const Parameter<float>& parameter : layer.parameters()) {
      read_parameter(fields, parameter_name(group, i, parameter.name), parameter);
    }
    layers.emplace_back(std::move(layer));
  }
  const std::uint64_t code_layer = fields.whole_number(code_layer_key);
  if (code_layer >= layers.size()) {
    fields.fail_text(code_layer_key,
                     "there are " + std::to_string(layers.size()) + " layers, counted from 0");
  }
  try {
    return {std::move(layers), static_cast<std::size_t>(code_layer)};
  } catch (const InvalidNetwork& error) {
    fields.fail(error.what());
  }
}

}  // namespace xenoglyph::data
