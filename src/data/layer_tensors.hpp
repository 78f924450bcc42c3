#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "autoencoder/autoencoder.hpp"
#include "data/safetensors.hpp"
#include "data/tensor_fields.hpp"

namespace xenoglyph::data {

/// Most layers that a file may have.
inline constexpr std::size_t most_layers = 1000;

/// The name of a parameter of layer `layer`: "layers.2.kernel", where `group` is "layers".
std::string parameter_name(const std::string& group, std::size_t layer, std::string_view parameter);

/// All parameters of a network as tensors of `group`.
void store_parameters(TensorFile& file, const std::string& group,
                      const Autoencoder<float>& autoencoder, TensorType type);

/// A number for each parameter of a network as tensors of `group`, in F32.
void store_parameters(TensorFile& file, const std::string& group,
                      const Autoencoder<float>& autoencoder, const ParameterVector<float>& values);

/// The inverse: numbers of the same count and shape as the network's parameters. Throws FileError.
ParameterVector<float> read_parameters(const TensorFields& fields, const std::string& group,
                                       const Autoencoder<float>& autoencoder);

/// What a network is beside its weights, in the metadata: activations, code_layer, l2.
void store_structure(TensorFile& file, const Autoencoder<float>& autoencoder);

/// The network whose structure the metadata tell and whose weights are the tensors of `group`.
/// Throws FileError.
Autoencoder<float> read_layers(const TensorFields& fields, const std::string& group);

}  // namespace xenoglyph::data
