#pragma once

#include <cstddef>

#include "activation.hpp"

namespace xenoglyph::webassembly {

/// Replaces each of the values by the activation of it.
void activate(Activation activation, float* values, std::ptrdiff_t count);

/// NetworkKernels::forward with WebAssembly's own vectors: what a layer costs in the page, where
/// there is no fused multiply-add and Eigen's kernels are those of another processor.
void forward(const float* inputs, std::ptrdiff_t rows, std::ptrdiff_t input_size,
             const float* kernel, const float* bias, std::ptrdiff_t output_size,
             Activation activation, float* outputs);

}  // namespace xenoglyph::webassembly
