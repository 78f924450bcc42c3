#include "autoencoder/autoencoder.hpp"

#include <limits>

#include <catch_amalgamated.hpp>

#include "autoencoder/errors.hpp"
#include "base/rows.hpp"
#include "networks.hpp"

namespace xenoglyph {
namespace {

using Catch::Matchers::ContainsSubstring;

DenseLayer<float> layer(Eigen::Index inputs, Eigen::Index outputs) {
  return {Rows<float>::Constant(inputs, outputs, 0.1F), RowVector<float>::Zero(outputs)};
}

TEST_CASE("The article's network is a stack like any other") {
  const Autoencoder<float> autoencoder =
      initial_autoencoder<float>(digits_network(), Initialization::glorot_uniform, 1);
  CHECK(autoencoder.sizes() == std::vector<Eigen::Index>{784, 256, 128, 6, 128, 256, 784});
  CHECK(autoencoder.input_size() == 784);
  CHECK(autoencoder.code_size() == 6);
  CHECK(autoencoder.output_size() == 784);
  CHECK(autoencoder.code_layer() == 2);
  CHECK(autoencoder.parameter_count() ==
        2 * (784 * 256 + 256 * 128 + 128 * 6) + 256 + 128 + 6 + 128 + 256 + 784);
  CHECK(autoencoder.layers()[2].l2() == 0.01);
  CHECK(autoencoder.layers()[2].activation() == Activation::selu);
  CHECK(autoencoder.layers()[5].activation() == Activation::sigmoid);
}

TEST_CASE("Each activation is its formula") {
  const double alpha = 1.6732632423543772;
  const double scale = 1.0507009873554805;
  for (const double x : {-30.0, -2.5, -1e-3, 0.0, 1e-3, 0.7, 30.0}) {
    const auto value = [x](Activation activation) {
      const std::vector<Layer<double>> layers = {
          DenseLayer<double>{Rows<double>::Identity(1, 1), RowVector<double>::Constant(1, x),
                             activation},
          DenseLayer<double>{Rows<double>::Identity(1, 1), RowVector<double>::Zero(1),
                             Activation::identity}};
      return Autoencoder<double>(layers, 0).encode(Rows<double>::Zero(1, 1))(0, 0);
    };
    CAPTURE(x);
    CHECK(value(Activation::identity) == x);
    CHECK(value(Activation::relu) == std::max(x, 0.0));
    CHECK(value(Activation::leaky_relu) == (x > 0.0 ? x : 0.2 * x));
    CHECK(std::abs(value(Activation::selu) - scale * (x > 0.0 ? x : alpha * std::expm1(x))) <
          1e-14);
    CHECK(std::abs(value(Activation::sigmoid) - 1.0 / (1.0 + std::exp(-x))) < 1e-15);
    CHECK(std::abs(value(Activation::tanh) - std::tanh(x)) < 1e-15);
  }
}

TEST_CASE("Activations have names, and only those") {
  for (const Activation activation :
       {Activation::identity, Activation::selu, Activation::relu, Activation::leaky_relu,
        Activation::sigmoid, Activation::tanh}) {
    CHECK(activation_from_name(activation_name(activation)) == activation);
  }
  CHECK(activation_name(Activation::selu) == "selu");
  CHECK_THROWS_WITH(
      activation_from_name("SELU"),
      ContainsSubstring("'SELU' is none of identity, selu, relu, leaky-relu, sigmoid, tanh"));
}

TEST_CASE("Decoding the code is reconstructing, and rows don't depend on their neighbours") {
  const Autoencoder<float> autoencoder =
      network_with_biases<float>(network_shape({36, 20, 3, 20, 36}, Activation::selu, 0.01), 5);
  const Rows<float> samples = spots<float>(300, 6);
  const Rows<float> codes = autoencoder.encode(samples);
  const Rows<float> outputs = autoencoder.reconstruct(samples);
  REQUIRE(codes.rows() == 300);
  REQUIRE(codes.cols() == 3);
  CHECK(autoencoder.decode(codes) == outputs);
  CHECK((outputs.array() > 0.0F && outputs.array() < 1.0F).all());
  for (const Eigen::Index row : {0, 127, 128, 299}) {
    CAPTURE(row);
    const float difference = (autoencoder.encode(samples.row(row)) - codes.row(row)).norm();
    CHECK(difference < 1e-5F * codes.row(row).norm());
  }
}

TEST_CASE("Samples may come column by column, as a block, or not at all") {
  const Autoencoder<float> autoencoder =
      network_with_biases<float>(network_shape({36, 20, 3, 20, 36}, Activation::selu, 0.01), 5);
  const Rows<float> samples = spots<float>(40, 6);
  const Rows<float> codes = autoencoder.encode(samples);
  const Eigen::MatrixXf by_column = samples;
  CHECK(autoencoder.encode(by_column) == codes);
  Rows<float> wider(40, 50);
  wider.setConstant(7.0F);
  wider.middleCols(9, 36) = samples;
  CHECK(autoencoder.encode(wider.middleCols(9, 36)) == codes);
  CHECK(autoencoder.encode(Rows<float>(0, 36)).rows() == 0);
  CHECK(autoencoder.encode(Rows<float>(0, 36)).cols() == 3);
}

TEST_CASE("Another width is refused") {
  const Autoencoder<float> autoencoder({layer(4, 2), layer(2, 4)}, 0);
  CHECK_THROWS_WITH(autoencoder.encode(Rows<float>::Zero(3, 5)),
                    ContainsSubstring("5 columns; the network takes 4"));
  CHECK_THROWS_AS(autoencoder.decode(Rows<float>::Zero(3, 4)), InvalidSamples);
  CHECK_THROWS_AS(autoencoder.reconstruct(Rows<float>::Zero(3, 2)), InvalidSamples);
}

TEST_CASE("Another precision is the same network") {
  const Autoencoder<float> autoencoder =
      network_with_biases<float>(network_shape({36, 20, 3, 20, 36}, Activation::tanh, 0.03), 5);
  const Autoencoder<double> wider = autoencoder.cast<double>();
  CHECK(wider.code_layer() == autoencoder.code_layer());
  CHECK(wider.layers()[1].l2() == 0.03);
  CHECK(wider.layers()[1].activation() == Activation::tanh);
  CHECK(identical(wider.cast<float>(), autoencoder));
  const Rows<float> samples = spots<float>(50, 6);
  CHECK((wider.encode(samples.cast<double>()).cast<float>() - autoencoder.encode(samples)).norm() <
        1e-4F);
}

TEST_CASE("Layers that don't make an autoencoder are refused, and the message says which") {
  using Layers = std::vector<Layer<float>>;
  const auto make = [](const Layers& layers, std::size_t code_layer) {
    return Autoencoder<float>(layers, code_layer);
  };
  CHECK_NOTHROW(make({layer(4, 2), layer(2, 4)}, 0));
  CHECK_THROWS_WITH(make({}, 0), ContainsSubstring("no layers"));
  CHECK_THROWS_WITH(make({layer(4, 2), layer(2, 4)}, 1), ContainsSubstring("code layer"));
  CHECK_THROWS_AS(make({layer(4, 2), layer(2, 4)}, std::numeric_limits<std::size_t>::max()),
                  InvalidNetwork);
  CHECK_THROWS_WITH(make({layer(4, 2), layer(3, 4)}, 0),
                    ContainsSubstring("layer 1: it takes 3 inputs") &&
                        ContainsSubstring("the layer before gives 2"));
  CHECK_THROWS_WITH(make({layer(4, 0), layer(0, 4)}, 0), ContainsSubstring("layer 0"));

  Layers layers = {layer(4, 2), layer(2, 4)};
  layers[1].as<DenseLayer>().bias.resize(3);
  CHECK_THROWS_WITH(make(layers, 0), ContainsSubstring("3 numbers for 4 outputs"));
  layers = {layer(4, 2), layer(2, 4)};
  layers[1].as<DenseLayer>().kernel(1, 2) = std::numeric_limits<float>::infinity();
  CHECK_THROWS_WITH(make(layers, 0), ContainsSubstring("layer 1") && ContainsSubstring("finite"));
  layers = {layer(4, 2), layer(2, 4)};
  layers[0].as<DenseLayer>().bias(1) = std::numeric_limits<float>::quiet_NaN();
  CHECK_THROWS_AS(make(layers, 0), InvalidNetwork);
  layers = {layer(4, 2), layer(2, 4)};
  layers[0].as<DenseLayer>().l2 = -0.1;
  CHECK_THROWS_WITH(make(layers, 0), ContainsSubstring("L2"));
  layers = {layer(4, 2), layer(2, 4)};
  layers[0].as<DenseLayer>().image = {2, 2, 1};
  CHECK_THROWS_WITH(make(layers, 0), ContainsSubstring("no image of 2 x 2 x 1"));
}

}  // namespace
}  // namespace xenoglyph
