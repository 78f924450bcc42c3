#include "autoencoder/loss.hpp"

#include <cmath>
#include <limits>

#include <catch_amalgamated.hpp>

#include "autoencoder/errors.hpp"
#include "base/rows.hpp"
#include "gradients.hpp"
#include "networks.hpp"

namespace xenoglyph {
namespace {

using Catch::Matchers::ContainsSubstring;
using Catch::Matchers::WithinAbs;
using Catch::Matchers::WithinRel;

NetworkShape small_shape() { return network_shape({5, 4, 2, 3, 5}, Activation::selu, 0.01); }

TEST_CASE("The loss is the cross-entropy as its definition has it, plus the penalty") {
  const Autoencoder<double> autoencoder = network_with_biases<double>(small_shape(), 3);
  const Rows<double> samples = uniform_samples<double>(1300, 5, 4);
  const Eigen::ArrayXXd outputs = autoencoder.reconstruct(samples).array();
  const Eigen::ArrayXXd targets = samples.array();
  const Loss loss = reconstruction_loss(autoencoder, samples);
  CHECK_THAT(loss.cross_entropy,
             WithinRel(-(targets * outputs.log() + (1.0 - targets) * (1.0 - outputs).log()).mean(),
                       1e-12));
  CHECK_THAT(loss.penalty, WithinRel(0.01 * dense(autoencoder, 1).kernel.squaredNorm(), 1e-14));
  CHECK(loss.total() == loss.cross_entropy + loss.penalty);
}

TEST_CASE("Logits far from 0 cost what they should, without infinity") {
  const double logit = GENERATE(-1000.0, -40.0, 40.0, 1000.0);
  const std::vector<Layer<double>> layers = {
      DenseLayer<double>{Rows<double>::Zero(1, 1), RowVector<double>::Zero(1)},
      DenseLayer<double>{Rows<double>::Zero(1, 1), RowVector<double>::Constant(1, logit),
                         Activation::sigmoid}};
  const Autoencoder<double> autoencoder(layers, 0);
  ParameterVector<double> gradients;
  for (const double target : {0.0, 0.25, 1.0}) {
    const Rows<double> sample = Rows<double>::Constant(1, 1, target);
    const Loss loss = reconstruction_loss(autoencoder, sample, gradients);
    CHECK_THAT(loss.cross_entropy, WithinAbs(std::max(logit, 0.0) - logit * target, 1e-12));
    CHECK_THAT(gradients(3), WithinAbs((logit > 0.0 ? 1.0 : 0.0) - target, 1e-12));
  }
}

TEST_CASE("Gradients are what finite differences say, for every activation") {
  const Activation activation =
      GENERATE(Activation::identity, Activation::selu, Activation::relu, Activation::leaky_relu,
               Activation::sigmoid, Activation::tanh);
  CAPTURE(activation_name(activation));
  NetworkShape shape = network_shape({7, 6, 3, 5, 7}, activation, 0.02);
  shape.layers[0].l2 = 0.005;
  const Autoencoder<double> autoencoder = network_with_biases<double>(shape, 11);
  const Rows<double> samples = uniform_samples<double>(9, 7, 12);
  ParameterVector<double> gradients;
  reconstruction_loss(autoencoder, samples, gradients);

  check_gradients(autoencoder, samples, gradients);
}

TEST_CASE("Float's loss and gradients are double's, to float's precision") {
  const NetworkShape shape = network_shape({36, 32, 16, 2, 16, 36}, Activation::selu, 0.01);
  const Autoencoder<double> exact = network_with_biases<double>(shape, 5);
  const Rows<double> samples = spots<double>(700, 6);
  ParameterVector<double> expected;
  ParameterVector<float> gradients;
  const Loss expected_loss = reconstruction_loss(exact, samples, expected);
  const Loss loss = reconstruction_loss(exact.cast<float>(), samples.cast<float>(), gradients);
  CHECK_THAT(loss.total(), WithinRel(expected_loss.total(), 1e-5));
  for (std::size_t i = 0; i < exact.layers().size(); ++i) {
    CAPTURE(i);
    const Rows<double> kernel = part(expected, exact, i, "kernel");
    CHECK((part<double>(gradients.cast<double>(), exact, i, "kernel") - kernel).norm() <
          1e-5 * kernel.norm());
  }
}

TEST_CASE("What has no cross-entropy is refused") {
  const Autoencoder<double> autoencoder = network_with_biases<double>(small_shape(), 3);
  CHECK_THROWS_AS(reconstruction_loss(autoencoder, Rows<double>(0, 5)), InvalidSamples);
  CHECK_THROWS_WITH(reconstruction_loss(autoencoder, uniform_samples<double>(2, 4, 1)),
                    ContainsSubstring("4 columns"));
  for (const double bad : {-0.001, 1.001, 255.0, std::numeric_limits<double>::quiet_NaN(),
                           std::numeric_limits<double>::infinity()}) {
    CAPTURE(bad);
    Rows<double> samples = uniform_samples<double>(4, 5, 1);
    samples(2, 3) = bad;
    try {
      reconstruction_loss(autoencoder, samples);
      FAIL("no exception");
    } catch (const InvalidSamples& error) {
      CHECK(error.row() == 2);
    }
  }

  std::vector<Layer<double>> layers = autoencoder.layers();
  layers.back().as<DenseLayer>().activation = Activation::tanh;
  CHECK_THROWS_AS(
      reconstruction_loss(Autoencoder<double>(layers, 1), uniform_samples<double>(2, 5, 1)),
      InvalidNetwork);
  const Autoencoder<double> narrower =
      network_with_biases<double>(network_shape({5, 2, 4}, Activation::selu, 0.0), 3);
  CHECK_THROWS_AS(reconstruction_loss(narrower, uniform_samples<double>(2, 5, 1)), InvalidNetwork);
}

}  // namespace
}  // namespace xenoglyph
