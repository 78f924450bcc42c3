// The kernels' one definition, compiled once for each instruction set. Whoever includes this first
// defines XENOGLYPH_KERNELS, the namespace of this copy, and, for all but the baseline, Eigen as
// another name: functions of the same name but other instructions would be one to the linker.
#pragma once

#include <algorithm>
#include <type_traits>
#include <vector>

#include <Eigen/Core>

#include "convolution_kernels_body.hpp"
#include "network_kernels.hpp"

namespace xenoglyph::XENOGLYPH_KERNELS {

using Eigen::Index;

template <class Scalar>
using Array = Eigen::Map<Eigen::Array<Scalar, Eigen::Dynamic, 1>>;
template <class Scalar>
using ConstArray = Eigen::Map<const Eigen::Array<Scalar, Eigen::Dynamic, 1>>;
template <class Scalar>
using MappedRows =
    Eigen::Map<Eigen::Matrix<Scalar, Eigen::Dynamic, Eigen::Dynamic, Eigen::RowMajor>>;
template <class Scalar>
using MappedConstRows =
    Eigen::Map<const Eigen::Matrix<Scalar, Eigen::Dynamic, Eigen::Dynamic, Eigen::RowMajor>>;

// Elements that several passes go over while they stay in the first-level cache.
constexpr Index chunk_size = 1024;

template <class Scalar>
void activate(Array<Scalar> values, Activation activation) {
  constexpr Scalar zero(0);
  constexpr Scalar one(1);
  constexpr auto scale = static_cast<Scalar>(selu_scale);
  constexpr auto scale_alpha = static_cast<Scalar>(selu_scale * selu_alpha);
  switch (activation) {
    case Activation::identity:
      break;
    case Activation::selu:
      // Eigen's select has no vector form; one of the two terms is always 0.
      values = scale * values.max(zero) + scale_alpha * (values.min(zero).exp() - one);
      break;
    case Activation::relu:
      values = values.max(zero);
      break;
    case Activation::leaky_relu:
      values = values.max(static_cast<Scalar>(leaky_relu_slope) * values);
      break;
    case Activation::sigmoid:
      values = (one + (-values).exp()).inverse();
      break;
    case Activation::tanh:
      values = values.tanh();
      break;
  }
}

template <class Scalar>
void activate_numbers(Activation activation, Scalar* values, Index count) {
  activate(Array<Scalar>(values, count), activation);
}

template <class Scalar>
void forward(const Scalar* inputs, Index rows, Index input_size, const Scalar* kernel,
             const Scalar* bias, Index output_size, Activation activation, Scalar* outputs) {
  MappedRows<Scalar>(outputs, rows, output_size).noalias() =
      MappedConstRows<Scalar>(inputs, rows, input_size) *
      MappedConstRows<Scalar>(kernel, input_size, output_size);
  const ConstArray<Scalar> biases(bias, output_size);
  for (Index row = 0; row < rows; ++row) {
    Array<Scalar> values(outputs + row * output_size, output_size);
    values += biases;
    activate(values, activation);
  }
}

template <class Scalar>
double cross_entropy(Scalar* logits, const Scalar* targets, Index count, Scalar scale) {
  constexpr Scalar zero(0);
  constexpr Scalar one(1);
  Eigen::Array<Scalar, chunk_size, 1> exponentials;
  double sum = 0.0;
  for (Index start = 0; start < count; start += chunk_size) {
    const Index size = count - start < chunk_size ? count - start : chunk_size;
    Array<Scalar> z(logits + start, size);
    const ConstArray<Scalar> t(targets + start, size);
    auto e = exponentials.head(size);
    e = (-z.abs()).exp();
    sum += static_cast<double>((z.max(zero) - z * t + (one + e).log()).sum());
    // sigmoid(z) is 1 / (1 + e) above 0 and e / (1 + e) below.
    for (Index i = 0; i < size; ++i) {
      const Scalar numerator = z[i] >= zero ? one : e[i];
      z[i] = scale * (numerator / (one + e[i]) - t[i]);
    }
  }
  return sum;
}

template <class Scalar>
void activation_backward(const Scalar* outputs, Index count, Activation activation,
                         Scalar* gradients) {
  constexpr Scalar zero(0);
  constexpr Scalar one(1);
  constexpr auto scale = static_cast<Scalar>(selu_scale);
  constexpr auto scale_alpha = static_cast<Scalar>(selu_scale * selu_alpha);
  const ConstArray<Scalar> y(outputs, count);
  Array<Scalar> gradient(gradients, count);
  switch (activation) {
    case Activation::identity:
      break;
    case Activation::selu:
      for (Index i = 0; i < count; ++i) {
        gradients[i] *= outputs[i] > zero ? scale : outputs[i] + scale_alpha;
      }
      break;
    case Activation::relu:
      for (Index i = 0; i < count; ++i) {
        gradients[i] = outputs[i] > zero ? gradients[i] : zero;
      }
      break;
    case Activation::leaky_relu:
      for (Index i = 0; i < count; ++i) {
        gradients[i] *= outputs[i] > zero ? one : static_cast<Scalar>(leaky_relu_slope);
      }
      break;
    case Activation::sigmoid:
      gradient *= y * (one - y);
      break;
    case Activation::tanh:
      gradient *= one - y.square();
      break;
  }
}

template <class Scalar>
void sum_rows(const Scalar* values, Index rows, Index columns, Scalar* sums) {
  Array<Scalar> sum(sums, columns);
  sum.setZero();
  for (Index row = 0; row < rows; ++row) {
    sum += ConstArray<Scalar>(values + row * columns, columns);
  }
}

template <class Scalar>
void parameter_gradients(const Scalar* inputs, const Scalar* gradients, Index rows,
                         Index input_size, Index output_size, Scalar* kernel_gradient,
                         Scalar* bias_gradient) {
  MappedRows<Scalar>(kernel_gradient, input_size, output_size).noalias() =
      MappedConstRows<Scalar>(inputs, rows, input_size).transpose() *
      MappedConstRows<Scalar>(gradients, rows, output_size);
  sum_rows(gradients, rows, output_size, bias_gradient);
}

template <class Scalar>
void input_gradients(const Scalar* gradients, const Scalar* kernel, Index rows, Index input_size,
                     Index output_size, Scalar* input_gradients) {
  MappedRows<Scalar>(input_gradients, rows, input_size).noalias() =
      MappedConstRows<Scalar>(gradients, rows, output_size) *
      MappedConstRows<Scalar>(kernel, input_size, output_size).transpose();
}

template <class Scalar>
void adam(const AdamStep<Scalar>& step, Scalar decay, Index count, Scalar* gradients,
          Scalar* parameters, Scalar* first_moments, Scalar* second_moments) {
  constexpr Scalar one(1);
  for (Index start = 0; start < count; start += chunk_size) {
    const Index size = count - start < chunk_size ? count - start : chunk_size;
    Array<Scalar> g(gradients + start, size);
    Array<Scalar> p(parameters + start, size);
    Array<Scalar> m(first_moments + start, size);
    Array<Scalar> v(second_moments + start, size);
    if (decay != Scalar(0)) {
      g += decay * p;
    }
    m = step.beta1 * m + (one - step.beta1) * g;
    v = step.beta2 * v + (one - step.beta2) * g.square();
    p -= step.rate * m / (v.sqrt() * step.variance_scale + step.epsilon);
  }
}

template <class Scalar>
constexpr NetworkKernels<Scalar> kernels_for(const char* instruction_set) {
  return {instruction_set,
          &forward<Scalar>,
          &cross_entropy<Scalar>,
          &activation_backward<Scalar>,
          &parameter_gradients<Scalar>,
          &input_gradients<Scalar>,
          &adam<Scalar>,
          &sum_rows<Scalar>,
          &convolve<Scalar, &activate_numbers<Scalar>>,
          &transposed_convolve<Scalar, &activate_numbers<Scalar>>,
          &kernel_gradient<Scalar>};
}

}  // namespace xenoglyph::XENOGLYPH_KERNELS
