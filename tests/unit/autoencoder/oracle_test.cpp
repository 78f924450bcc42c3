// PyTorch's figures for a small network in double precision: tests/data/autoencoder_oracle.json.
#include <fstream>

#include <catch_amalgamated.hpp>
#include <nlohmann/json.hpp>

#include "autoencoder/loss.hpp"
#include "autoencoder/trainer.hpp"
#include "base/rows.hpp"
#include "networks.hpp"

namespace xenoglyph {
namespace {

using Json = nlohmann::json;

Rows<double> matrix(const Json& rows) {
  Rows<double> result(std::ssize(rows), std::ssize(rows.at(0)));
  for (Eigen::Index i = 0; i < result.rows(); ++i) {
    for (Eigen::Index j = 0; j < result.cols(); ++j) {
      result(i, j) = rows.at(static_cast<std::size_t>(i)).at(static_cast<std::size_t>(j));
    }
  }
  return result;
}

RowVector<double> vector(const Json& numbers) {
  RowVector<double> result(std::ssize(numbers));
  for (Eigen::Index i = 0; i < result.size(); ++i) {
    result(i) = numbers.at(static_cast<std::size_t>(i));
  }
  return result;
}

void check_close(const Rows<double>& values, const Rows<double>& expected) {
  REQUIRE(values.rows() == expected.rows());
  REQUIRE(values.cols() == expected.cols());
  CHECK((values - expected).cwiseAbs().maxCoeff() < 1e-10);
}

Json oracle() {
  std::ifstream file(XENOGLYPH_TEST_DATA "/autoencoder_oracle.json");
  return Json::parse(file);
}

/// PyTorch's weight is the transpose of a kernel.
Autoencoder<double> network(const Json& expected) {
  std::vector<Layer<double>> layers;
  for (const Json& layer : expected.at("layers")) {
    layers.emplace_back(
        DenseLayer<double>{matrix(layer.at("weight")).transpose(), vector(layer.at("bias"))});
  }
  layers.back().as<DenseLayer>().activation = Activation::sigmoid;
  layers[2].as<DenseLayer>().l2 = expected.at("l2");
  return {layers, 2};
}

TEST_CASE("Codes, outputs, loss and gradients are PyTorch's", "[oracle]") {
  const Json expected = oracle();
  const Autoencoder<double> autoencoder = network(expected);
  const Rows<double> input = matrix(expected.at("input"));

  const std::vector<Eigen::Index> sizes = expected.at("dims");
  CHECK(autoencoder.sizes() == sizes);
  check_close(autoencoder.encode(input), matrix(expected.at("code")));
  check_close(autoencoder.reconstruct(input), matrix(expected.at("output")));
  check_close(autoencoder.decode(matrix(expected.at("code"))), matrix(expected.at("output")));

  ParameterVector<double> gradients;
  const Loss loss = reconstruction_loss(autoencoder, input, gradients);
  CHECK(std::abs(loss.total() - expected.at("loss").get<double>()) < 1e-10);
  CHECK(std::abs(reconstruction_loss(autoencoder, input).total() - loss.total()) < 1e-15);
  REQUIRE(gradients.size() == autoencoder.parameter_count());
  for (std::size_t i = 0; i < autoencoder.layers().size(); ++i) {
    const Json& gradient = expected.at("gradients").at(i);
    CAPTURE(i);
    check_close(part(gradients, autoencoder, i, "kernel"),
                matrix(gradient.at("weight")).transpose());
    check_close(part(gradients, autoencoder, i, "bias"), vector(gradient.at("bias")));
  }
}

TEST_CASE("Five steps of Adam are PyTorch's", "[oracle]") {
  const Json expected = oracle();
  const Json& adam = expected.at("adam");
  const Rows<double> input = matrix(expected.at("input"));
  TrainerOptions options;
  options.epochs = 5;
  options.batch_size = input.rows();
  options.learning_rate = adam.at("learning_rate");
  options.schedule = LearningRateSchedule::constant;
  options.beta1 = adam.at("beta1");
  options.beta2 = adam.at("beta2");
  options.epsilon = adam.at("epsilon");
  Trainer<double> trainer(network(expected), input, options);
  for (const double loss : adam.at("losses_before_each_step")) {
    CHECK(std::abs(trainer.advance().loss.total() - loss) < 1e-10);
  }
  CHECK(trainer.finished());
  for (std::size_t i = 0; i < trainer.result().layers().size(); ++i) {
    const Json& layer = adam.at("layers_after_5_steps").at(i);
    CAPTURE(i);
    check_close(dense(trainer.result(), i).kernel, matrix(layer.at("weight")).transpose());
    check_close(dense(trainer.result(), i).bias, vector(layer.at("bias")));
  }
}

}  // namespace
}  // namespace xenoglyph
