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

/// An autoencoder as a safetensors file. The parameters of layer i, counted from 0, are the tensors
/// "layers.i.kernel" and "layers.i.bias". Of a dense layer these are (inputs, outputs) and
/// (outputs,), with outputs = activation(inputs * kernel + bias); of a convolution (row, column,
/// channel, filter) and (filter,); of a transposed one (row, column, channel of the outputs,
/// channel of the inputs) and (channel of the outputs,). A kernel may be I8: its numbers, from -127
/// to 127, count multiples of the scale of their output (filter, channel of the outputs), which
/// "layers.i.kernel.scale" holds as F32, one an output. The prior of a variational code, where it
/// has k components, is "prior.logits" (k,), whose softmax the weights are, "prior.means" and
/// "prior.log_variances" (k, numbers of a code): logarithms, so that what is written is what was
/// learnt, to the bit. The metadata hold the notes and
///
///     format       "xenoglyph-autoencoder"
///     version      "1"
///
/// and for a network of dense layers on plain lists
///
///     activations  one a layer: "selu,selu,selu,selu,selu,sigmoid"
///     code_layer   the layer whose outputs are the code: "2"
///     l2           strength of each kernel's penalty in training: "0,0,0.01,0,0,0"
///
/// or for any other
///
///     network      its layers as JSON (network_json.hpp)
///
/// `type` is f16, f32, f64, or i8: kernels as above, biases as F32. Throws InvalidArgument when a
/// weight does not fit it, or a note has one of those names.
std::string to_safetensors(const AutoencoderFile& file, TensorType type);

/// The inverse; tensors may be F16, BF16, F32 or F64, kernels also I8. Throws FileError when
/// something is missing, of another shape or not finite, and for tensors that belong to no layer.
AutoencoderFile read_autoencoder(std::span<const std::byte> content, const std::string& name);

/// The autoencoder that remains when its weights are rounded to a type: what a reader of its file
/// gets.
Autoencoder<float> rounded(const Autoencoder<float>& autoencoder, TensorType type);

}  // namespace xenoglyph::data
