#include "convolution_layer.hpp"

#include "errors.hpp"
#include "network_kernels.hpp"

namespace xenoglyph {

double ConvolutionShape::parameter_count(const ImageShape& inputs) const {
  const auto side = static_cast<double>(kernel);
  return (side * side * static_cast<double>(inputs.channels) + 1.0) * static_cast<double>(filters);
}

template <class Scalar>
ConvolutionLayer<Scalar> ConvolutionLayer<Scalar>::zero(const ConvolutionShape& shape,
                                                        const ImageShape& inputs) {
  ConvolutionLayer layer;
  layer.geometry = {inputs.height, inputs.width, inputs.channels,
                    shape.filters, shape.kernel, shape.stride};
  layer.kernel.setZero(shape.kernel * shape.kernel * inputs.channels, shape.filters);
  layer.bias.setZero(shape.filters);
  return layer;
}

template <class Scalar>
ConvolutionShape ConvolutionLayer<Scalar>::shape() const {
  return {geometry.filters, geometry.kernel, geometry.stride};
}

template <class Scalar>
std::vector<Parameter<Scalar>> ConvolutionLayer<Scalar>::parameters() {
  const Eigen::Index square = geometry.kernel * geometry.kernel;
  // As Keras counts them, whatever the stride.
  return {{.name = "kernel",
           .extents = {geometry.kernel, geometry.kernel, geometry.channels, geometry.filters},
           .values = {kernel.data(), static_cast<std::size_t>(kernel.size())},
           .fan_in = static_cast<double>(square * geometry.channels),
           .fan_out = static_cast<double>(square * geometry.filters),
           .l2 = l2,
           .output_extent = 3},
          {.name = "bias",
           .extents = {bias.size()},
           .values = {bias.data(), static_cast<std::size_t>(bias.size())}}};
}

template <class Scalar>
Eigen::Index ConvolutionLayer<Scalar>::work() const {
  return geometry.map_height() * geometry.map_width() * (kernel.size() + bias.size());
}

template <class Scalar>
void ConvolutionLayer<Scalar>::check(std::size_t number) const {
  if (kernel.size() != geometry.kernel_size() || kernel.cols() != geometry.filters ||
      bias.size() != geometry.filters) {
    throw InvalidNetwork(number, "its kernel and bias are not of the size of its convolution");
  }
}

template <class Scalar>
void ConvolutionLayer<Scalar>::forward(const Scalar* inputs, Eigen::Index rows, Activation applied,
                                       Scalar* outputs) const {
  network_kernels<Scalar>().convolve(geometry, inputs, rows, kernel.data(), bias.data(), applied,
                                     outputs);
}

template <class Scalar>
void ConvolutionLayer<Scalar>::backward(const Scalar* inputs, const Scalar* gradients,
                                        Eigen::Index rows, Scalar* parameter_gradients,
                                        Scalar* input_gradients) const {
  const NetworkKernels<Scalar>& kernels = network_kernels<Scalar>();
  kernels.kernel_gradient(geometry, inputs, gradients, rows, parameter_gradients);
  kernels.sum_rows(gradients, rows * geometry.map_height() * geometry.map_width(), geometry.filters,
                   parameter_gradients + kernel.size());
  if (input_gradients != nullptr) {
    kernels.transposed_convolve(geometry, gradients, rows, kernel.data(), nullptr,
                                Activation::identity, input_gradients);
  }
}

template struct ConvolutionLayer<float>;
template struct ConvolutionLayer<double>;

}  // namespace xenoglyph
