#include "autoencoder/network_kernels.hpp"

#include <limits>
#include <type_traits>

#include <catch_amalgamated.hpp>

#include "autoencoder/layer.hpp"
#include "base/rows.hpp"
#include "networks.hpp"

namespace xenoglyph {
namespace {

// Odd sizes, so that no instruction set's width divides them.
constexpr Eigen::Index rows = 37;
constexpr Eigen::Index input_size = 83;
constexpr Eigen::Index output_size = 29;

template <class Scalar>
struct Results {
  Rows<Scalar> outputs = Rows<Scalar>(rows, output_size);
  double cross_entropy = 0.0;
  Rows<Scalar> gradients;
  Rows<Scalar> kernel_gradient = Rows<Scalar>(input_size, output_size);
  RowVector<Scalar> bias_gradient = RowVector<Scalar>(output_size);
  Rows<Scalar> input_gradients = Rows<Scalar>(rows, input_size);
  Rows<Scalar> parameters;
};

template <class Scalar>
Results<Scalar> run(const NetworkKernels<Scalar>& kernels, Activation activation) {
  const auto centred = [](Eigen::Index height, Eigen::Index width, std::uint64_t seed) {
    return Rows<Scalar>(
        (uniform_samples<double>(height, width, seed).array() - 0.5).cast<Scalar>());
  };
  const Rows<Scalar> inputs = centred(rows, input_size, 1);
  const Rows<Scalar> kernel = centred(input_size, output_size, 2);
  const RowVector<Scalar> bias = centred(1, output_size, 3);
  const Rows<Scalar> targets =
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
  Rows<Scalar> gradient = results.kernel_gradient;
  Rows<Scalar> first = centred(input_size, output_size, 5);
  Rows<Scalar> second = centred(input_size, output_size, 6).cwiseAbs();
  const AdamStep<Scalar> step = {Scalar(0.9), Scalar(0.999), Scalar(0.1), Scalar(0.01), Scalar(3)};
  kernels.adam(step, Scalar(0.02), gradient.size(), gradient.data(), results.parameters.data(),
               first.data(), second.data());
  return results;
}

double distance(const Rows<float>& values, const Rows<double>& expected) {
  return (values.cast<double>() - expected).norm() / expected.norm();
}

TEST_CASE("The kernels of every instruction set give double's results, to float's precision") {
  const Activation activation =
      GENERATE(Activation::identity, Activation::selu, Activation::relu, Activation::leaky_relu,
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

TEST_CASE("Every number of rows and columns is multiplied, also those that no vector divides") {
  constexpr Eigen::Index most_columns = 21;
  for (const NetworkKernels<float>* kernels : available_network_kernels<float>()) {
    for (Eigen::Index height = 1; height <= 11; ++height) {
      for (const Eigen::Index inner : {1, 2, 3, 4, 7, 16, 33}) {
        const Rows<float> inputs = uniform_samples<double>(height, inner, 1).template cast<float>();
        for (Eigen::Index width = 1; width <= most_columns; ++width) {
          CAPTURE(kernels->instruction_set, height, inner, width);
          const Rows<float> kernel =
              uniform_samples<double>(inner, width, 2).template cast<float>();
          const RowVector<float> bias = uniform_samples<double>(1, width, 3).template cast<float>();
          // What lies behind the outputs stays as it was.
          Rows<float> outputs = Rows<float>::Constant(height + 1, width, -7.0F);
          kernels->forward(inputs.data(), height, inner, kernel.data(), bias.data(), width,
                           Activation::identity, outputs.data());
          const Rows<double> expected =
              (inputs.cast<double>() * kernel.cast<double>()).rowwise() + bias.cast<double>();
          REQUIRE(distance(outputs.topRows(height), expected) < 1e-6);
          REQUIRE((outputs.bottomRows(1).array() == -7.0F).all());
        }
      }
    }
  }
}

TEST_CASE("Activations are right for every size of their argument") {
  constexpr Eigen::Index count = 20003;
  const Activation activation =
      GENERATE(Activation::identity, Activation::selu, Activation::relu, Activation::leaky_relu,
               Activation::sigmoid, Activation::tanh);
  // More of them near 0.
  const auto arguments = Rows<float>::NullaryExpr(1, count, [](Eigen::Index i) {
                           const double share = 2.0 * static_cast<double>(i) / (count - 1) - 1.0;
                           return static_cast<float>(120.0 * share * share * share);
                         }).eval();
  const auto outputs = [&](const auto& kernels, const auto& weights) {
    using Scalar = typename std::decay_t<decltype(weights)>::Scalar;
    const Scalar one(1);
    const RowVector<Scalar> bias = RowVector<Scalar>::Zero(count);
    RowVector<Scalar> results(count);
    kernels.forward(&one, 1, 1, weights.data(), bias.data(), count, activation, results.data());
    return results;
  };
  const RowVector<double> expected =
      outputs(network_kernels<double>(), arguments.cast<double>().eval());
  for (const NetworkKernels<float>* kernels : available_network_kernels<float>()) {
    CAPTURE(kernels->instruction_set, activation_name(activation));
    const RowVector<double> results = outputs(*kernels, arguments).cast<double>();
    const auto errors = (results - expected).array().abs();
    CHECK((errors / expected.array().abs().max(1.0)).maxCoeff() < 3e-7);
    if (activation == Activation::sigmoid) {
      // Down to where 1 / sigmoid leaves a float's range.
      const auto small = (arguments.array() > -85.0F).template cast<double>();
      CHECK((small * errors / expected.array()).maxCoeff() < 5e-7);
    }
  }
}

TEST_CASE("What is no number stays none through a layer") {
  const float not_a_number = std::numeric_limits<float>::quiet_NaN();
  const Rows<float> inputs = Rows<float>::Constant(3, 1, not_a_number);
  const Rows<float> kernel = Rows<float>::Ones(1, 9);
  const RowVector<float> bias = RowVector<float>::Zero(9);
  for (const NetworkKernels<float>* kernels : available_network_kernels<float>()) {
    CAPTURE(kernels->instruction_set);
    Rows<float> outputs = Rows<float>::Zero(3, 9);
    kernels->forward(inputs.data(), 3, 1, kernel.data(), bias.data(), 9, Activation::identity,
                     outputs.data());
    CHECK(outputs.array().isNaN().all());
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
