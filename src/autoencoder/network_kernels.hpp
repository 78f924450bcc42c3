#pragma once

#include <cstddef>
#include <vector>

#include "activation.hpp"
#include "convolution_geometry.hpp"

namespace xenoglyph {

/// What one Adam step needs beside the parameters, the same for all of them.
template <class Scalar>
struct AdamStep {
  Scalar beta1;
  Scalar beta2;
  Scalar epsilon;
  Scalar rate;            ///< learning rate / (1 - beta1^t)
  Scalar variance_scale;  ///< 1 / sqrt(1 - beta2^t)
};

/// The inner loops of a network, on plain arrays. Matrices are row by row; none of these
/// starts a thread or touches memory but that of its arguments.
///
/// They are compiled for several instruction sets, so this header must not depend on Eigen.
template <class Scalar>
struct NetworkKernels {
  const char* instruction_set;  ///< "baseline", "AVX2", "AVX-512", "WebAssembly SIMD"

  /// outputs (rows x output_size) = activation(inputs (rows x input_size) * kernel + bias).
  void (*forward)(const Scalar* inputs, std::ptrdiff_t rows, std::ptrdiff_t input_size,
                  const Scalar* kernel, const Scalar* bias, std::ptrdiff_t output_size,
                  Activation activation, Scalar* outputs);

  /// Sum of the binary cross-entropies of `count` logits, each of which is replaced by
  /// scale * (sigmoid(logit) - target).
  double (*cross_entropy)(Scalar* logits, const Scalar* targets, std::ptrdiff_t count,
                          Scalar scale);

  /// gradients *= derivative of the activation, known from its outputs.
  void (*activation_backward)(const Scalar* outputs, std::ptrdiff_t count, Activation activation,
                              Scalar* gradients);

  /// kernel_gradient = inputs^T * gradients, bias_gradient = sum of the rows of gradients.
  void (*parameter_gradients)(const Scalar* inputs, const Scalar* gradients, std::ptrdiff_t rows,
                              std::ptrdiff_t input_size, std::ptrdiff_t output_size,
                              Scalar* kernel_gradient, Scalar* bias_gradient);

  /// input_gradients = gradients * kernel^T.
  void (*input_gradients)(const Scalar* gradients, const Scalar* kernel, std::ptrdiff_t rows,
                          std::ptrdiff_t input_size, std::ptrdiff_t output_size,
                          Scalar* input_gradients);

  /// One Adam step of `count` parameters. `decay` times the parameter is added to its gradient,
  /// which is left changed.
  void (*adam)(const AdamStep<Scalar>& step, Scalar decay, std::ptrdiff_t count, Scalar* gradients,
               Scalar* parameters, Scalar* first_moments, Scalar* second_moments);

  /// sums = sum of the rows of values.
  void (*sum_rows)(const Scalar* values, std::ptrdiff_t rows, std::ptrdiff_t columns, Scalar* sums);

  /// The maps of `rows` images; `bias`, one a filter, may be null: none.
  void (*convolve)(const ConvolutionGeometry& geometry, const Scalar* images, std::ptrdiff_t rows,
                   const Scalar* kernel, const Scalar* bias, Activation activation, Scalar* maps);

  /// The images of `rows` maps, by the transpose of that; `bias`, one a channel, may be null.
  void (*transposed_convolve)(const ConvolutionGeometry& geometry, const Scalar* maps,
                              std::ptrdiff_t rows, const Scalar* kernel, const Scalar* bias,
                              Activation activation, Scalar* images);

  /// kernel_gradient = derivative by the kernel of the sum of `maps` times what convolve gives for
  /// the images; which is that of `images` times what transposed_convolve gives for the maps.
  void (*kernel_gradient)(const ConvolutionGeometry& geometry, const Scalar* images,
                          const Scalar* maps, std::ptrdiff_t rows, Scalar* kernel_gradient);
};

/// The kernels that run on this processor, the fastest last.
template <class Scalar>
std::vector<const NetworkKernels<Scalar>*> available_network_kernels();

/// The fastest of them.
template <class Scalar>
const NetworkKernels<Scalar>& network_kernels();

}  // namespace xenoglyph
