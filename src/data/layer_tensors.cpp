#include "data/layer_tensors.hpp"

#include <utility>

#include "autoencoder/errors.hpp"
#include "data/numbers.hpp"
#include "data/printable.hpp"

namespace xenoglyph::data {

namespace {

constexpr const char* activations_key = "activations";
constexpr const char* code_layer_key = "code_layer";
constexpr const char* l2_key = "l2";

Activation activation_of(const TensorFields& fields, const std::string& name) {
  try {
    return activation_from_name(name);
  } catch (const InvalidNetwork&) {
    fields.fail_text(activations_key, "\"" + printable(name) + "\" is no activation known here");
  }
}

}  // namespace

std::string kernel_name(const std::string& group, std::size_t layer) {
  return group + "." + std::to_string(layer) + ".kernel";
}

std::string bias_name(const std::string& group, std::size_t layer) {
  return group + "." + std::to_string(layer) + ".bias";
}

void store_layer(TensorFile& file, const std::string& group, std::size_t layer,
                 const SamplesView<float>& kernel, const RowVector<float>& bias, TensorType type) {
  file.tensors[kernel_name(group, layer)] = matrix_tensor(kernel.cast<double>(), type);
  file.tensors[bias_name(group, layer)] = vector_tensor(bias.transpose().cast<double>(), type);
}

void store_structure(TensorFile& file, const Autoencoder<float>& autoencoder) {
  std::string activations;
  std::string penalties;
  for (const DenseLayer<float>& layer : autoencoder.layers()) {
    const char* const comma = activations.empty() ? "" : ",";
    activations.append(comma).append(activation_name(layer.activation));
    penalties.append(comma).append(format_number(layer.l2));
  }
  file.metadata[activations_key] = activations;
  file.metadata[code_layer_key] = std::to_string(autoencoder.code_layer());
  file.metadata[l2_key] = penalties;
}

Autoencoder<float> read_layers(const TensorFields& fields, const std::string& group) {
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
  std::vector<DenseLayer<float>> layers;
  for (std::size_t i = 0; i < activations.size(); ++i) {
    const ParsedNumber penalty = parse_number(penalties[i]);
    if (penalty.kind != NumberKind::finite || penalty.value < 0.0) {
      fields.fail_text(l2_key, "it should be numbers, at least 0, with commas between");
    }
    layers.push_back({fields.matrix(kernel_name(group, i)).cast<float>(),
                      fields.vector(bias_name(group, i)).transpose().cast<float>(),
                      activation_of(fields, activations[i]), penalty.value});
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
