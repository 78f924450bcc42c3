// Networks with convolutions: shapes, gradients, PyTorch's figures, training.
#include <algorithm>
#include <fstream>

#include <catch_amalgamated.hpp>
#include <nlohmann/json.hpp>

#include "autoencoder/errors.hpp"
#include "autoencoder/trainer.hpp"
#include "base/rows.hpp"
#include "gradients.hpp"
#include "networks.hpp"

#ifdef _OPENMP
#include <omp.h>
#endif

namespace xenoglyph {
namespace {

using Catch::Matchers::ContainsSubstring;

/// 6 x 6 x 1 - 6 x 6 x 3 - 3 x 3 x 4 - 2 - 3 x 3 x 4 - 6 x 6 x 3 - 6 x 6 x 1
NetworkShape shape(Activation activation = Activation::leaky_relu) {
  NetworkShape shape;
  shape.inputs = {6, 6, 1};
  shape.layers = {{ConvolutionShape{3, 3, 1}, activation},
                  {ConvolutionShape{4, 3, 2}, activation, 0.02},
                  {DenseShape{2}, Activation::identity},
                  {DenseShape{{3, 3, 4}}, activation},
                  {TransposedConvolutionShape{3, 3, 2}, activation},
                  {TransposedConvolutionShape{1, 3, 1}, Activation::sigmoid}};
  shape.code_layer = 2;
  return shape;
}

TEST_CASE("A network of convolutions knows its shapes") {
  const Autoencoder<float> autoencoder =
      initial_autoencoder<float>(shape(), Initialization::glorot_uniform, 1);
  CHECK(autoencoder.sizes() == std::vector<Eigen::Index>{36, 108, 36, 2, 36, 108, 36});
  CHECK(autoencoder.input_shape() == ImageShape(6, 6, 1));
  CHECK(autoencoder.layers()[1].output_shape() == ImageShape(3, 3, 4));
  CHECK(autoencoder.layers()[1].kind() == "convolution");
  CHECK(autoencoder.layers()[4].kind() == "transposed-convolution");
  CHECK(autoencoder.layers()[5].output_shape() == ImageShape(6, 6, 1));
  CHECK(autoencoder.parameter_count() ==
        (9 * 3 + 3) + (27 * 4 + 4) + (36 * 2 + 2) + (2 * 36 + 36) + (36 * 3 + 3) + (27 + 1));
  CHECK(autoencoder.layers()[0].work() == 36 * (9 * 3 + 3));
  CHECK(autoencoder.shape() == shape());
  CHECK(identical(autoencoder.cast<double>().cast<float>(), autoencoder));
  // Odd sizes are rounded up.
  const Layer<float> odd({ConvolutionShape{2, 3, 2}}, ImageShape(7, 5, 3), 0);
  CHECK(odd.output_shape() == ImageShape(4, 3, 2));
}

TEST_CASE("Kernels of convolutions start within Glorot's bounds, as Keras counts them") {
  NetworkShape wide = shape();
  wide.layers[1].kind = ConvolutionShape{200, 3, 2};
  wide.layers[3].kind = DenseShape{{3, 3, 200}};
  const Autoencoder<double> autoencoder =
      initial_autoencoder<double>(wide, Initialization::glorot_uniform, 1);
  const double limit = std::sqrt(6.0 / (9.0 * 3.0 + 9.0 * 200.0));
  for (const Rows<double>& kernel :
       {autoencoder.layers()[1].as<ConvolutionLayer>().kernel,
        autoencoder.layers()[4].as<TransposedConvolutionLayer>().kernel}) {
    CHECK(kernel.cwiseAbs().maxCoeff() < limit);
    CHECK(kernel.cwiseAbs().maxCoeff() > 0.99 * limit);
  }
  CHECK(autoencoder.layers()[1].as<ConvolutionLayer>().bias.isZero(0.0));
}

TEST_CASE("Gradients through convolutions are what finite differences say") {
  const Activation activation =
      GENERATE(Activation::identity, Activation::selu, Activation::leaky_relu, Activation::tanh);
  CAPTURE(activation_name(activation));
  const Autoencoder<double> autoencoder = network_with_biases<double>(shape(activation), 11);
  const Rows<double> samples = uniform_samples<double>(5, 36, 12);
  ParameterVector<double> gradients;
  reconstruction_loss(autoencoder, samples, gradients);
  check_gradients(autoencoder, samples, gradients);
}

TEST_CASE("Gradients are right for unusual kernels, strides and sizes too") {
  NetworkShape unusual;
  unusual.inputs = {4, 6, 2};
  const Eigen::Index kernel = GENERATE(1, 2, 4, 5);
  CAPTURE(kernel);
  unusual.layers = {{ConvolutionShape{3, kernel, 2}, Activation::tanh},
                    {ConvolutionShape{5, kernel, 3}, Activation::tanh},
                    {DenseShape{3}, Activation::identity},
                    {DenseShape{{1, 1, 4}}, Activation::tanh},
                    {TransposedConvolutionShape{3, kernel, 2}, Activation::tanh, 0.01},
                    {DenseShape{{4, 2, 2}}, Activation::tanh},
                    {DenseShape{48}, Activation::sigmoid}};
  unusual.code_layer = 2;
  const Autoencoder<double> autoencoder = network_with_biases<double>(unusual, 3);
  const Rows<double> samples = uniform_samples<double>(3, 48, 4);
  ParameterVector<double> gradients;
  reconstruction_loss(autoencoder, samples, gradients);
  check_gradients(autoencoder, samples, gradients);
}

std::vector<double> numbers(const nlohmann::json& list) { return list.get<std::vector<double>>(); }

void check_close(const auto& values, const std::vector<double>& expected) {
  REQUIRE(values.size() == std::ssize(expected));
  double largest = 0.0;
  for (std::size_t i = 0; i < expected.size(); ++i) {
    largest = std::max(largest, std::abs(values.data()[i] - expected[i]));
  }
  CHECK(largest < 1e-10);
}

nlohmann::json oracle() {
  std::ifstream file(XENOGLYPH_TEST_DATA "/convolution_oracle.json");
  return nlohmann::json::parse(file).at("network");
}

Autoencoder<double> network(const nlohmann::json& expected) {
  NetworkShape described = shape();
  described.layers[1].l2 = expected.at("l2");
  std::vector<Layer<double>> layers =
      initial_autoencoder<double>(described, Initialization::glorot_uniform, 0).layers();
  std::size_t next = 0;
  for (Layer<double>& layer : layers) {
    for (const Parameter<double>& parameter : layer.parameters()) {
      const std::vector<double> values = numbers(expected.at("parameters").at(next++));
      REQUIRE(values.size() == parameter.values.size());
      std::copy(values.begin(), values.end(), parameter.values.begin());
    }
  }
  return {layers, described.code_layer};
}

std::vector<double> joined(const nlohmann::json& lists) {
  std::vector<double> all;
  for (const nlohmann::json& list : lists) {
    const std::vector<double> part = numbers(list);
    all.insert(all.end(), part.begin(), part.end());
  }
  return all;
}

TEST_CASE("A network of convolutions is PyTorch's: codes, outputs, loss and gradients",
          "[oracle]") {
  const nlohmann::json expected = oracle();
  CHECK(expected.at("leak").get<double>() == leaky_relu_slope);
  const Autoencoder<double> autoencoder = network(expected);
  const std::vector<double> pixels = numbers(expected.at("images"));
  const Rows<double> images = Eigen::Map<const Rows<double>>(pixels.data(), 3, 36);
  check_close(autoencoder.encode(images), numbers(expected.at("code")));
  check_close(autoencoder.reconstruct(images), numbers(expected.at("outputs")));
  ParameterVector<double> gradients;
  const Loss loss = reconstruction_loss(autoencoder, images, gradients);
  CHECK(std::abs(loss.total() - expected.at("loss").get<double>()) < 1e-12);
  check_close(gradients, joined(expected.at("gradients")));
}

TEST_CASE("Five steps of Adam through convolutions are PyTorch's", "[oracle]") {
  const nlohmann::json expected = oracle();
  const nlohmann::json& adam = expected.at("adam");
  const std::vector<double> pixels = numbers(expected.at("images"));
  const Rows<double> images = Eigen::Map<const Rows<double>>(pixels.data(), 3, 36);
  TrainerOptions options;
  options.epochs = 5;
  options.batch_size = images.rows();
  options.learning_rate = adam.at("learning_rate");
  options.epsilon = adam.at("epsilon");
  options.schedule = LearningRateSchedule::constant;
  Trainer<double> trainer(network(expected), images, options);
  for (const double loss : adam.at("losses_before_each_step")) {
    CHECK(std::abs(trainer.advance().loss.total() - loss) < 1e-10);
  }
  check_close(parameters_of(trainer.result()), joined(adam.at("parameters_after_5_steps")));
}

TEST_CASE("Convolutions learn, on any number of threads to the same bits") {
  const Rows<float> images = spots<float>(600, 1);
  TrainerOptions options;
  options.epochs = 4;
  options.batch_size = 60;
  options.learning_rate = 0.01;
  options.averaging_decay = 0.5;
  const auto trained = [&] {
    Trainer<float> trainer(initial_autoencoder<float>(shape(), Initialization::glorot_uniform, 1),
                           images, options);
    while (!trainer.finished()) {
      trainer.advance();
    }
    return trainer.result();
  };
  const Autoencoder<float> one = trained();
  const Autoencoder<float> start =
      initial_autoencoder<float>(shape(), Initialization::glorot_uniform, 1);
  CHECK(reconstruction_loss(one, images).total() <
        0.7 * reconstruction_loss(start, images).total());
#ifdef _OPENMP
  const int threads = omp_get_max_threads();
  for (const int count : {1, 3}) {
    omp_set_num_threads(count);
    CHECK(identical(trained(), one));
  }
  omp_set_num_threads(threads);
#endif
}

TEST_CASE("Layers whose images don't fit are refused, and the message says which") {
  const auto make = [](const NetworkShape& one) {
    return initial_autoencoder<float>(one, Initialization::glorot_uniform, 0);
  };
  NetworkShape wrong = shape();
  wrong.layers[1].kind = ConvolutionShape{4, 0, 2};
  CHECK_THROWS_WITH(make(wrong), ContainsSubstring("layer 1: its kernel must be from 1"));
  wrong = shape();
  wrong.layers[4].kind = TransposedConvolutionShape{0, 3, 2};
  CHECK_THROWS_WITH(make(wrong), ContainsSubstring("layer 4: its channels must be from 1"));
  wrong = shape();
  wrong.inputs = {6, 0, 1};
  CHECK_THROWS_WITH(make(wrong), ContainsSubstring("layer 0: its inputs"));
  wrong = shape();
  wrong.layers[1].kind = ConvolutionShape{90000, 90000, 2};
  CHECK_THROWS_WITH(make(wrong), ContainsSubstring("layer 1: it has too many weights"));
  wrong = shape();
  wrong.layers[4].kind = TransposedConvolutionShape{1, 1, 100000};
  CHECK_THROWS_WITH(make(wrong), ContainsSubstring("layer 4: its outputs"));

  std::vector<Layer<float>> layers = make(shape()).layers();
  layers[1] = Layer<float>({ConvolutionShape{4, 3, 2}}, ImageShape(3, 12, 3), 1);
  CHECK_THROWS_WITH(Autoencoder<float>(layers, 2),
                    ContainsSubstring("layer 1: it takes images of 3 x 12 x 3") &&
                        ContainsSubstring("the layer before gives 6 x 6 x 3"));
  layers = make(shape()).layers();
  layers[4].as<TransposedConvolutionLayer>().bias.resize(2);
  CHECK_THROWS_WITH(Autoencoder<float>(layers, 2), ContainsSubstring("layer 4: its kernel and"));
  layers = make(shape()).layers();
  layers[0].as<ConvolutionLayer>().kernel.resize(9, 4);
  CHECK_THROWS_WITH(Autoencoder<float>(layers, 2), ContainsSubstring("layer 0: its kernel and"));
  CHECK_THROWS_WITH(kind_from_name("pooling"),
                    ContainsSubstring("is none of dense, convolution, transposed-convolution"));
}

}  // namespace
}  // namespace xenoglyph
