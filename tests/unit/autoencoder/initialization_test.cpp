#include "autoencoder/initialization.hpp"

#include <cmath>

#include <catch_amalgamated.hpp>

#include "autoencoder/errors.hpp"
#include "base/rows.hpp"
#include "networks.hpp"

namespace xenoglyph {
namespace {

using Catch::Matchers::ContainsSubstring;
using Catch::Matchers::WithinAbs;

TEST_CASE("Glorot's start is uniform within its bounds") {
  const Autoencoder<double> autoencoder = initial_autoencoder<double>(
      network_shape({300, 100, 200}, Activation::selu, 0.0), Initialization::glorot_uniform, 4);
  const Rows<double>& kernel = dense(autoencoder, 0).kernel;
  const double limit = std::sqrt(6.0 / 400.0);
  CHECK(kernel.maxCoeff() < limit);
  CHECK(kernel.maxCoeff() > 0.99 * limit);
  CHECK(kernel.minCoeff() > -limit);
  CHECK(kernel.minCoeff() < -0.99 * limit);
  CHECK_THAT(kernel.mean(), WithinAbs(0.0, 0.02 * limit));
  CHECK_THAT(kernel.array().square().mean() / (limit * limit / 3.0), WithinAbs(1.0, 0.02));
  CHECK(dense(autoencoder, 0).bias.isZero(0.0));
}

TEST_CASE("LeCun's start is normal with variance 1 / inputs") {
  const Autoencoder<double> autoencoder = initial_autoencoder<double>(
      network_shape({300, 100, 200}, Activation::selu, 0.0), Initialization::lecun_normal, 4);
  const Eigen::ArrayXXd scaled = dense(autoencoder, 0).kernel.array() * std::sqrt(300.0);
  CHECK_THAT(scaled.mean(), WithinAbs(0.0, 0.02));
  CHECK_THAT(scaled.square().mean(), WithinAbs(1.0, 0.03));
  CHECK_THAT(scaled.square().square().mean(), WithinAbs(3.0, 0.2));
  CHECK(dense(autoencoder, 1).bias.isZero(0.0));
}

TEST_CASE("A seed fixes the start, in both precisions") {
  const NetworkShape shape = network_shape({30, 10, 30}, Activation::selu, 0.0);
  const Initialization initialization =
      GENERATE(Initialization::glorot_uniform, Initialization::lecun_normal);
  const Autoencoder<double> one = initial_autoencoder<double>(shape, initialization, 4);
  CHECK(identical(one, initial_autoencoder<double>(shape, initialization, 4)));
  CHECK_FALSE(identical(one, initial_autoencoder<double>(shape, initialization, 5)));
  CHECK(identical(one.cast<float>(), initial_autoencoder<float>(shape, initialization, 4)));
}

/// Mean and variance of unit-normal input after eight layers of 256 with LeCun's start.
std::pair<double, double> moments_after_eight_layers(Activation activation, std::uint64_t seed) {
  constexpr Eigen::Index width = 256;
  NetworkShape shape;
  shape.inputs = width;
  for (int i = 0; i < 9; ++i) {
    shape.layers.push_back({DenseShape{width}, activation});
  }
  shape.code_layer = 7;
  Random random(seed);
  Rows<double> input(512, width);
  for (double& value : input.reshaped()) {
    value = random.normal();
  }
  const Rows<double> output =
      initial_autoencoder<double>(shape, Initialization::lecun_normal, seed).encode(input);
  const double mean = output.mean();
  return {mean, (output.array() - mean).square().mean()};
}

TEST_CASE("SELU keeps unit-normal input normalised through eight layers; ReLU does not") {
  const std::uint64_t seed = GENERATE(0U, 1U, 2U, 3U, 4U);
  CAPTURE(seed);
  const auto [mean, variance] = moments_after_eight_layers(Activation::selu, seed);
  CHECK_THAT(mean, WithinAbs(0.0, 0.1));
  CHECK_THAT(variance, WithinAbs(1.0, 0.2));
  const auto [relu_mean, relu_variance] = moments_after_eight_layers(Activation::relu, seed);
  CAPTURE(relu_mean, relu_variance);
  CHECK_FALSE((std::abs(relu_mean) < 0.1 && std::abs(relu_variance - 1.0) < 0.2));
  CHECK(relu_variance < 0.1);
}

TEST_CASE("A shape follows from its sizes") {
  const NetworkShape shape =
      network_shape({784, 784, 64, 32, 3, 64, 784}, Activation::sigmoid, 0.5);
  CHECK(shape.inputs == 784);
  CHECK(shape.code_layer == 3);
  REQUIRE(shape.layers.size() == 6);
  CHECK(std::get<DenseShape>(shape.layers[3].kind).outputs == 3);
  CHECK(shape.layers[3].l2 == 0.5);
  CHECK(shape.layers[2].l2 == 0.0);
  CHECK(shape.layers[2].activation == Activation::sigmoid);
  CHECK(network_shape({9, 3, 3, 9}, Activation::relu, 0.0).code_layer == 0);
  CHECK(network_shape({9, 3, 9}, Activation::relu, 0.0).layers[0].activation == Activation::relu);
  CHECK(network_shape({9, 3, 9}, Activation::relu, 0.0).layers[1].activation ==
        Activation::sigmoid);
}

TEST_CASE("Shapes that can't be are refused") {
  const auto shape = [](const std::vector<Eigen::Index>& sizes) {
    return network_shape(sizes, Activation::selu, 0.0);
  };
  CHECK_THROWS_WITH(shape({}), ContainsSubstring("three sizes"));
  CHECK_THROWS_AS(shape({4, 2}), InvalidNetwork);
  CHECK_THROWS_WITH(shape({4, 0, 4}), ContainsSubstring("1 or more"));
  CHECK_THROWS_AS(shape({4, -2, 4}), InvalidNetwork);
  CHECK_THROWS_WITH(shape({2, 4, 4}), ContainsSubstring("between input and output"));
  CHECK_THROWS_AS(shape({4, 3, 2}), InvalidNetwork);

  NetworkShape hand_made = shape({4, 2, 4});
  hand_made.layers[1].kind = DenseShape{0};
  CHECK_THROWS_AS(initial_autoencoder<float>(hand_made, Initialization::lecun_normal, 0),
                  InvalidNetwork);
  hand_made = shape({4, 2, 4});
  hand_made.code_layer = 1;
  CHECK_THROWS_AS(initial_autoencoder<float>(hand_made, Initialization::lecun_normal, 0),
                  InvalidNetwork);
  CHECK_THROWS_AS(initial_autoencoder<float>(NetworkShape{}, Initialization::lecun_normal, 0),
                  InvalidNetwork);
}

TEST_CASE("Starts have names, and only those") {
  for (const Initialization initialization :
       {Initialization::glorot_uniform, Initialization::lecun_normal}) {
    CHECK(initialization_from_name(initialization_name(initialization)) == initialization);
  }
  CHECK_THROWS_WITH(initialization_from_name("he"),
                    ContainsSubstring("'he' is none of glorot-uniform, lecun-normal"));
}

}  // namespace
}  // namespace xenoglyph
