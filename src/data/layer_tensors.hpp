#pragma once

#include <array>
#include <cstddef>
#include <string>
#include <string_view>

#include "autoencoder/autoencoder.hpp"
#include "data/safetensors.hpp"
#include "data/tensor_fields.hpp"

namespace xenoglyph::data {

/// The group of a weights file, whose tensors of the code's prior are named without it.
inline constexpr const char* weights_group = "layers";

/// The name of a parameter of layer `layer`: "layers.2.kernel", where `group` is "layers".
std::string parameter_name(const std::string& group, std::size_t layer, std::string_view parameter);

/// All parameters of a network as tensors of `group`, of type F16, F32, F64 or I8: of that type
/// kernels have scales beside them (scaled_tensors.hpp), and biases, which are few, are F32.
void store_parameters(TensorFile& file, const std::string& group,
                      const Autoencoder<float>& autoencoder, TensorType type);

/// A number for each parameter of a network as tensors of `group`, in F32.
void store_parameters(TensorFile& file, const std::string& group,
                      const Autoencoder<float>& autoencoder, const ParameterVector<float>& values);

/// The inverse: numbers of the same count and shape as the network's parameters. Throws FileError.
ParameterVector<float> read_parameters(const TensorFields& fields, const std::string& group,
                                       const Autoencoder<float>& autoencoder);

/// What a network is beside its weights, in the metadata. Of dense layers that take and give plain
/// lists: activations, code_layer, l2. Of others: network, as to_json() has it.
void store_structure(TensorFile& file, const Autoencoder<float>& autoencoder);

/// The keys of the metadata that store_structure() may use.
inline constexpr std::array<const char*, 4> structure_keys = {"activations", "code_layer", "l2",
                                                              "network"};

/// The network whose structure the metadata tell and whose weights are the tensors of `group`, of
/// whatever type each is. Throws FileError.
Autoencoder<float> read_layers(const TensorFields& fields, const std::string& group);

/// How many tensors of the file such a network was read from.
std::size_t tensor_count(const TensorFields& fields, const std::string& group,
                         const Autoencoder<float>& autoencoder);

}  // namespace xenoglyph::data
