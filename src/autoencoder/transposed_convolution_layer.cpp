#include "transposed_convolution_layer.hpp"

#include "errors.hpp"
#include "network_kernels.hpp"

namespace xenoglyph {

double TransposedConvolutionShape::parameter_count(const ImageShape& inputs) const {
  const auto side = static_cast<double>(kernel);
  return (side * side * static_cast<double>(inputs.channels) + 1.0) * static_cast<double>(channels);
}

template <class Scalar>
TransposedConvolutionLayer<Scalar> TransposedConvolutionLayer<Scalar>::zero(
    const TransposedConvolutionShape& shape, const ImageShape& inputs) {
  TransposedConvolutionLayer layer;
  layer.geometry = {inputs.height * shape.stride,
                    inputs.width * shape.stride,
                    shape.channels,
                    inputs.channels,
                    shape.kernel,
                    shape.stride};
  layer.kernel.setZero(shape.kernel * shape.kernel * shape.channels, inputs.channels);
  layer.bias.setZero(shape.channels);
  return layer;
}

template <class Scalar>
TransposedConvolutionShape TransposedConvolutionLayer<Scalar>::shape() const {
  return {geometry.channels, geometry.kernel, geometry.stride};
}

template <class Scalar>
std::vector<Parameter<Scalar>> TransposedConvolutionLayer<Scalar>::parameters() {
  const Eigen::Index square = geometry.kernel * geometry.kernel;
  return {{.name = "kernel",
           .extents = {geometry.kernel, geometry.kernel, geometry.channels, geometry.filters},
           .values = {kernel.data(), static_cast<std::size_t>(kernel.size())},
           .fan_in = static_cast<double>(square * geometry.filters),
           .fan_out = static_cast<double>(square * geometry.channels),
           .l2 = l2,
           .output_extent = 2},
          {.name = "bias",
           .extents = {bias.size()},
           .values = {bias.data(), static_cast<std::size_t>(bias.size())}}};
}

template <class Scalar>
Eigen::Index TransposedConvolutionLayer<Scalar>::work() const {
  return geometry.map_height() * geometry.map_width() * kernel.size() +
         geometry.height * geometry.width * bias.size();
}

template <class Scalar>
void TransposedConvolutionLayer<Scalar>::check(std::size_t number) const {
  if (kernel.size() != geometry.kernel_size() || kernel.cols() != geometry.filters ||
      bias.size() != geometry.channels) {
    throw InvalidNetwork(number, "its kernel and bias are not of the size of its convolution");
  }
}

template <class Scalar>
void TransposedConvolutionLayer<Scalar>::forward(const Scalar* inputs, Eigen::Index rows,
                                                 Activation applied, Scalar* outputs) const {
  network_kernels<Scalar>().transposed_convolve(geometry, inputs, rows, kernel.data(), bias.data(),
                                                applied, outputs);
}

template <class Scalar>
void TransposedConvolutionLayer<Scalar>::backward(const Scalar* inputs, const Scalar* gradients,
                                                  Eigen::Index rows, Scalar* parameter_gradients,
                                                  Scalar* input_gradients) const {
  const NetworkKernels<Scalar>& kernels = network_kernels<Scalar>();
  kernels.kernel_gradient(geometry, gradients, inputs, rows, parameter_gradients);
  kernels.sum_rows(gradients, rows * geometry.height * geometry.width, geometry.channels,
                   parameter_gradients + kernel.size());
  if (input_gradients != nullptr) {
    kernels.convolve(geometry, gradients, rows, kernel.data(), nullptr, Activation::identity,
                     input_gradients);
  }
}

template struct TransposedConvolutionLayer<float>;
template struct TransposedConvolutionLayer<double>;

}  // namespace xenoglyph
