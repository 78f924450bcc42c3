#include "dense_layer.hpp"

#include <string>

#include "errors.hpp"
#include "network_kernels.hpp"

namespace xenoglyph {

template <class Scalar>
DenseLayer<Scalar> DenseLayer<Scalar>::zero(const DenseShape& shape, const ImageShape& inputs) {
  DenseLayer layer;
  layer.kernel.setZero(inputs.size(), shape.outputs.size());
  layer.bias.setZero(shape.outputs.size());
  layer.image = shape.outputs;
  return layer;
}

template <class Scalar>
std::vector<Parameter<Scalar>> DenseLayer<Scalar>::parameters() {
  return {{.name = "kernel",
           .extents = {kernel.rows(), kernel.cols()},
           .values = {kernel.data(), static_cast<std::size_t>(kernel.size())},
           .fan_in = static_cast<double>(kernel.rows()),
           .fan_out = static_cast<double>(kernel.cols()),
           .l2 = l2,
           .output_extent = 1},
          {.name = "bias",
           .extents = {bias.size()},
           .values = {bias.data(), static_cast<std::size_t>(bias.size())}}};
}

template <class Scalar>
void DenseLayer<Scalar>::check(std::size_t number) const {
  if (kernel.rows() < 1 || kernel.cols() < 1) {
    throw InvalidNetwork(number, "its kernel is " + std::to_string(kernel.rows()) + " x " +
                                     std::to_string(kernel.cols()) +
                                     "; it needs at least one input and one output");
  }
  if (bias.size() != kernel.cols()) {
    throw InvalidNetwork(number, "its bias has " + std::to_string(bias.size()) + " numbers for " +
                                     std::to_string(kernel.cols()) + " outputs");
  }
  if (output_shape().size() != kernel.cols()) {
    throw InvalidNetwork(number, "its " + std::to_string(kernel.cols()) +
                                     " outputs make no image of " + to_string(image));
  }
}

template <class Scalar>
void DenseLayer<Scalar>::forward(const Scalar* inputs, Eigen::Index rows, Activation applied,
                                 Scalar* outputs) const {
  network_kernels<Scalar>().forward(inputs, rows, kernel.rows(), kernel.data(), bias.data(),
                                    kernel.cols(), applied, outputs);
}

template <class Scalar>
void DenseLayer<Scalar>::backward(const Scalar* inputs, const Scalar* gradients, Eigen::Index rows,
                                  Scalar* parameter_gradients, Scalar* input_gradients) const {
  const NetworkKernels<Scalar>& kernels = network_kernels<Scalar>();
  kernels.parameter_gradients(inputs, gradients, rows, kernel.rows(), kernel.cols(),
                              parameter_gradients, parameter_gradients + kernel.size());
  if (input_gradients != nullptr) {
    kernels.input_gradients(gradients, kernel.data(), rows, kernel.rows(), kernel.cols(),
                            input_gradients);
  }
}

template struct DenseLayer<float>;
template struct DenseLayer<double>;

}  // namespace xenoglyph
