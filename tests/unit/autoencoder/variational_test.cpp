// Codes that are distributions: what the loss, its gradient and training make of them.
#include <cmath>
#include <vector>

#include <catch_amalgamated.hpp>

#include "autoencoder/autoencoder.hpp"
#include "autoencoder/errors.hpp"
#include "autoencoder/initialization.hpp"
#include "autoencoder/loss.hpp"
#include "autoencoder/trainer.hpp"
#include "base/random.hpp"
#include "gradients.hpp"
#include "variational_networks.hpp"

using namespace xenoglyph;

namespace {

Rows<double> samples(Eigen::Index count) {
  Random random(4);
  Rows<double> result(count, 7);
  for (double& value : result.reshaped()) {
    value = random.uniform();
  }
  return result;
}

}  // namespace

TEST_CASE("the code of a variational network is the mean, and has half its layer's outputs") {
  const auto network =
      initial_autoencoder<double>(small_variational(), Initialization::glorot_uniform, 3);
  CHECK(network.code_size() == 2);
  CHECK(network.shape() == small_variational());
  const Rows<double> given = samples(6);
  const Rows<double> distribution = network.encode_distribution(given);
  REQUIRE(distribution.cols() == 4);
  CHECK(network.encode(given) == distribution.leftCols(2));
  CHECK(network.reconstruct(given) == network.decode(network.encode(given)));
  CHECK(network.cast<float>().code_kind() == CodeKind::variational);
}

TEST_CASE("every derivative of a variational loss is the difference quotient's") {
  const auto network =
      initial_autoencoder<double>(small_variational(), Initialization::glorot_uniform, 5);
  const Rows<double> given = samples(9);
  for (const double weight : {0.0, 1.0, 2.5}) {
    CAPTURE(weight);
    const CodeNoise<double> code{weight, normal_numbers(9, 2, 8)};
    ParameterVector<double> gradients;
    reconstruction_loss(network, given, gradients, code);
    check_gradients(network, given, gradients, code);
  }
}

TEST_CASE("the divergence is that of normal distributions, in nats a sample and pixel") {
  const auto network =
      initial_autoencoder<double>(small_variational(), Initialization::glorot_uniform, 6);
  const Rows<double> given = samples(5);
  const Rows<double> distribution = network.encode_distribution(given);
  double sum = 0.0;
  for (Eigen::Index i = 0; i < 5; ++i) {
    for (Eigen::Index j = 0; j < 2; ++j) {
      const double variance = std::exp(distribution(i, j + 2));
      // The integral of q log(q / p), by the midpoint rule over ten deviations each way.
      const double deviation = std::sqrt(variance);
      const double mean = distribution(i, j);
      constexpr int steps = 4000;
      const double step = 20.0 * deviation / steps;
      for (int k = 0; k < steps; ++k) {
        const double z = mean - 10.0 * deviation + (k + 0.5) * step;
        const double log_q =
            -0.5 * (z - mean) * (z - mean) / variance - 0.5 * std::log(2.0 * M_PI * variance);
        const double log_p = -0.5 * z * z - 0.5 * std::log(2.0 * M_PI);
        sum += std::exp(log_q) * (log_q - log_p) * step;
      }
    }
  }
  const Loss loss = reconstruction_loss(network, given, 0.5);
  CHECK_THAT(loss.divergence, Catch::Matchers::WithinRel(sum / (5.0 * 7.0), 1e-6));
  CHECK(loss.divergence_weight == 0.5);
  CHECK(loss.total() == loss.cross_entropy + loss.penalty + 0.5 * loss.divergence);
}

TEST_CASE("training draws codes by its seed, goes on from a state, and warms up") {
  const auto start =
      initial_autoencoder<float>(small_variational(), Initialization::glorot_uniform, 7);
  const Rows<float> given = samples(23).cast<float>();
  TrainerOptions options;
  options.epochs = 4;
  options.batch_size = 8;
  options.divergence_weight = 2.0;
  options.divergence_warmup_epochs = 2.0;
  options.seed = 9;
  const auto trained = [&](const TrainerOptions& with) {
    Trainer<float> trainer(start, given, with);
    while (!trainer.finished()) {
      trainer.advance();
    }
    return trainer.result().encode_distribution(given);
  };
  const Rows<float> whole = trained(options);
  CHECK(whole == trained(options));
  TrainerOptions other = options;
  other.seed = 10;
  CHECK(whole != trained(other));

  Trainer<float> first(start, given, options);
  std::vector<double> weights;
  for (int i = 0; i < 5; ++i) {
    weights.push_back(first.advance().loss.divergence_weight);
  }
  CHECK(weights[0] == Catch::Approx(2.0 / 6.0));
  CHECK(weights[4] == Catch::Approx(10.0 / 6.0));
  Trainer<float> second(first.state(), given, options);
  while (!second.finished()) {
    second.advance();
  }
  CHECK(second.result().encode_distribution(given) == whole);
  CHECK(second.history().back().training.divergence_weight == Catch::Approx(2.0));
  CHECK(second.history().back().training.divergence > 0.0);
}

TEST_CASE("a heavy divergence brings the codes to the standard normal") {
  const auto start =
      initial_autoencoder<float>(small_variational(), Initialization::glorot_uniform, 7);
  const Rows<float> given = samples(40).cast<float>();
  TrainerOptions options;
  options.epochs = 400;
  options.batch_size = 40;
  options.learning_rate = 0.02;
  options.divergence_weight = 100.0;
  Trainer<float> trainer(start, given, options);
  while (!trainer.finished()) {
    trainer.advance();
  }
  const Rows<float> distribution = trainer.result().encode_distribution(given);
  CHECK(distribution.cwiseAbs().maxCoeff() < 0.05F);
}

TEST_CASE("outputs that are no means and variances make no variational network") {
  NetworkShape shape = small_variational();
  SECTION("an odd number") { shape.layers[1].kind = DenseShape{3}; }
  SECTION("an activation") { shape.layers[1].activation = Activation::selu; }
  CHECK_THROWS_AS(initial_autoencoder<double>(shape, Initialization::glorot_uniform, 1),
                  InvalidNetwork);
}
