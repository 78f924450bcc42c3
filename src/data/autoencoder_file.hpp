#pragma once

#include <cstddef>
#include <map>
#include <span>
#include <string>

#include "autoencoder/autoencoder.hpp"
#include "data/tensor.hpp"

namespace xenoglyph::data {

/// An autoencoder with what is known about it.
struct AutoencoderFile {
  Autoencoder<float> autoencoder;
  std::map<std::string, std::string> notes;  ///< its recipe and scores, and the size of its images
};

/// An autoencoder as a safetensors file. Layer i, counted from 0, is the tensors "layers.i.kernel"
/// (inputs, outputs) and "layers.i.bias" (outputs,); outputs = activation(inputs * kernel + bias).
/// The metadata hold the notes and
///
///     format       "xenoglyph-autoencoder"
///     version      "1"
///     activations  one a layer: "selu,selu,selu,selu,selu,sigmoid"
///     code_layer   the layer whose outputs are the code: "2"
///     l2           strength of each kernel's penalty in training: "0,0,0.01,0,0,0"
///
/// Throws InvalidArgument when a weight does not fit the type (f16, f32 or f64), or a note has one
/// of those five names.
std::string to_safetensors(const AutoencoderFile& file, TensorType type);

/// The inverse; tensors may be F16, F32 or F64. Throws FileError when something is missing, of
/// another shape or not finite, and for tensors that belong to no layer.
AutoencoderFile read_autoencoder(std::span<const std::byte> content, const std::string& name);

/// The autoencoder that remains when its weights are rounded to a type.
Autoencoder<float> rounded(const Autoencoder<float>& autoencoder, TensorType type);

}  // namespace xenoglyph::data
