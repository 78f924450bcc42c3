#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "autoencoder/autoencoder.hpp"
#include "data/safetensors.hpp"
#include "data/tensor_fields.hpp"

namespace xenoglyph::data {

/// Most layers that a file may have.
inline constexpr std::size_t most_layers = 1000;

/// The names of layer `layer`'s tensors: "layers.2.kernel", where `group` is "layers".
std::string kernel_name(const std::string& group, std::size_t layer);
std::string bias_name(const std::string& group, std::size_t layer);

/// A kernel and a bias as the two tensors of layer `layer` in `group`.
void store_layer(TensorFile& file, const std::string& group, std::size_t layer,
                 const SamplesView<float>& kernel, const RowVector<float>& bias, TensorType type);

/// What a network is beside its weights, in the metadata: activations, code_layer, l2.
void store_structure(TensorFile& file, const Autoencoder<float>& autoencoder);

/// The network whose structure the metadata tell and whose weights are the tensors of `group`.
/// Throws FileError.
Autoencoder<float> read_layers(const TensorFields& fields, const std::string& group);

}  // namespace xenoglyph::data
