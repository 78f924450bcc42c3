#include "autoencoder/network_kernels.hpp"

#include <catch_amalgamated.hpp>

#include "autoencoder/layer.hpp"
#include "networks.hpp"

namespace xenoglyph {
namespace {

// Odd sizes, so that no instruction set's width divides them.
constexpr Eigen::Index rows = 37;
constexpr Eigen::Index input_size = 83;
constexpr Eigen::Index output_size = 29;

template <class Scalar>
struct Results {
  Samples<Scalar> outputs = Samples<Scalar>(rows, output_size);
  double cross_entropy = 0.0;
  Samples<Scalar> gradients;
  Samples<Scalar> kernel_gradient = Samples<Scalar>(input_size, output_size);
  RowVector<Scalar> bias_gradient = RowVector<Scalar>(output_size);
  Samples<Scalar> input_gradients = Samples<Scalar>(rows, input_size);
  Samples<Scalar> parameters;
};

template <class Scalar>
Results<Scalar> run(const NetworkKernels<Scalar>& kernels, Activation activation) {
  const auto centred = [](Eigen::Index height, Eigen::Index width, std::uint64_t seed) {
    return Samples<Scalar>(
        (uniform_samples<double>(height, width, seed).array() - 0.5).cast<Scalar>());
  };
  const Samples<Scalar> inputs = centred(rows, input_size, 1);
  const Samples<Scalar> kernel = centred(input_size, output_size, 2);
  const RowVector<Scalar> bias = centred(1, output_size, 3);
  const Samples<Scalar> targets =
      uniform_samples<double>(rows, output_size, 4).template cast<Scalar>();
  Results<Scalar> results;
  kernels.forward(inputs.data(), rows, input_size, kernel.data(), bias.data(), output_size,
                  activation, results.outputs.data());
  results.gradients = Scalar(10) * results.outputs;
  results.cross_entropy = kernels.cross_entropy(results.gradients.data(), targets.data(),
                                                rows * output_size, Scalar(0.5));
  kernels.activation_backward(results.outputs.data(), rows * output_size, activation,
                              results.gradients.data());
  kernels.parameter_gradients(inputs.data(), results.gradients.data(), rows, input_size,
                              output_size, results.kernel_gradient.data(),
                              results.bias_gradient.data());
  kernels.input_gradients(results.gradients.data(), kernel.data(), rows, input_size, output_size,
                          results.input_gradients.data());
  results.parameters = kernel;
  Samples<Scalar> gradient = results.kernel_gradient;
  Samples<Scalar> first = centred(input_size, output_size, 5);
  Samples<Scalar> second = centred(input_size, output_size, 6).cwiseAbs();
  const AdamStep<Scalar> step = {Scalar(0.9), Scalar(0.999), Scalar(0.1), Scalar(0.01), Scalar(3)};
  kernels.adam(step, Scalar(0.02), gradient.size(), gradient.data(), results.parameters.data(),
               first.data(), second.data());
  return results;
}

double distance(const Samples<float>& values, const Samples<double>& expected) {
  return (values.cast<double>() - expected).norm() / expected.norm();
}

TEST_CASE("The kernels of every instruction set give double's results, to float's precision") {
  const Activation activation = GENERATE(Activation::identity, Activation::selu, Activation::relu,
                                         Activation::sigmoid, Activation::tanh);
  const Results<double> expected = run(network_kernels<double>(), activation);
  for (const NetworkKernels<float>* kernels : available_network_kernels<float>()) {
    CAPTURE(kernels->instruction_set, activation_name(activation));
    const Results<float> results = run(*kernels, activation);
    CHECK(distance(results.outputs, expected.outputs) < 1e-6);
    CHECK(std::abs(results.cross_entropy / expected.cross_entropy - 1.0) < 1e-6);
    CHECK(distance(results.gradients, expected.gradients) < 3e-6);
    CHECK(distance(results.kernel_gradient, expected.kernel_gradient) < 3e-6);
    CHECK(distance(results.bias_gradient, expected.bias_gradient) < 3e-6);
    CHECK(distance(results.input_gradients, expected.input_gradients) < 3e-6);
    CHECK(distance(results.parameters, expected.parameters) < 1e-6);
  }
}

TEST_CASE("The fastest kernels that the processor runs are used, the baseline is always there") {
  const auto kernels = available_network_kernels<float>();
  REQUIRE(!kernels.empty());
  CHECK(std::string(kernels.front()->instruction_set) == "baseline");
  CHECK(&network_kernels<float>() == kernels.back());
}

}  // namespace
}  // namespace xenoglyph
