#include "data/autoencoder_file.hpp"

#include <algorithm>
#include <cmath>
#include <utility>
#include <vector>

#include "base/errors.hpp"
#include "data/layer_tensors.hpp"
#include "data/printable.hpp"

namespace xenoglyph::data {

namespace {

constexpr const char* format_name = "xenoglyph-autoencoder";

TensorFile tensors_of(const Autoencoder<float>& autoencoder, TensorType type) {
  TensorFile file;
  store_parameters(file, weights_group, autoencoder, type);
  for (const auto& [name, tensor] : file.tensors) {
    const std::vector<double> stored = numbers(tensor);
    if (!std::all_of(stored.begin(), stored.end(),
                     [](double value) { return std::isfinite(value); })) {
      throw InvalidArgument(
          "precision", "weights of " + name + " are too large for " + std::string(to_string(type)));
    }
  }
  store_structure(file, autoencoder);
  file.metadata.emplace("format", format_name);
  file.metadata.emplace("version", "1");
  return file;
}

}  // namespace

std::string to_safetensors(const AutoencoderFile& file, TensorType type) {
  TensorFile tensors = tensors_of(file.autoencoder, type);
  for (const auto& [key, text] : file.notes) {
    if (!tensors.metadata.emplace(key, text).second) {
      throw InvalidArgument("notes", "\"" + key + "\" is a name that the format itself uses");
    }
  }
  return to_safetensors(tensors);
}

AutoencoderFile read_autoencoder(std::span<const std::byte> content, const std::string& name) {
  TensorFile file = read_safetensors(content, name);
  const TensorFields fields(file, name);
  fields.check_format(format_name, "an autoencoder that xenoglyph train wrote");
  Autoencoder<float> autoencoder = read_layers(fields, weights_group);
  const std::size_t expected = tensor_count(fields, weights_group, autoencoder);
  if (file.tensors.size() != expected) {
    fields.fail("has " + std::to_string(file.tensors.size()) + " tensors; its " +
                std::to_string(autoencoder.layers().size()) +
                (autoencoder.prior() ? " layers and its prior have " : " layers have ") +
                std::to_string(expected));
  }
  file.metadata.erase("format");
  file.metadata.erase("version");
  for (const char* const key : structure_keys) {
    file.metadata.erase(key);
  }
  return {std::move(autoencoder), std::move(file.metadata)};
}

Autoencoder<float> rounded(const Autoencoder<float>& autoencoder, TensorType type) {
  const TensorFile file = tensors_of(autoencoder, type);
  return read_layers(TensorFields(file, "weights"), weights_group);
}

}  // namespace xenoglyph::data
