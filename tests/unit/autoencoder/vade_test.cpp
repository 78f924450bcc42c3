// Variational codes whose prior is a mixture that is learnt with the network: its loss and
// derivatives, by differences and by PyTorch (tests/data/vade_oracle.py), and its training.
#include <algorithm>
#include <cmath>
#include <fstream>
#include <iterator>
#include <limits>
#include <vector>

#ifdef _OPENMP
#include <omp.h>
#endif

#include <catch_amalgamated.hpp>
#include <nlohmann/json.hpp>

#include "autoencoder/autoencoder.hpp"
#include "autoencoder/errors.hpp"
#include "autoencoder/initialization.hpp"
#include "autoencoder/loss.hpp"
#include "autoencoder/trainer.hpp"
#include "base/random.hpp"
#include "gradients.hpp"
#include "networks.hpp"
#include "variational_networks.hpp"

namespace xenoglyph {
namespace {

using Catch::Matchers::ContainsSubstring;
using Catch::Matchers::WithinAbs;

/// Of unequal weights, means and variances.
CodePrior<double> random_prior(Eigen::Index components, Eigen::Index code_size,
                               std::uint64_t seed) {
  return {normal_numbers(1, components, seed), normal_numbers(components, code_size, seed + 1),
          0.7 * normal_numbers(components, code_size, seed + 2)};
}

Autoencoder<double> with_prior(const CodePrior<double>& prior, std::uint64_t seed = 5) {
  const auto network =
      initial_autoencoder<double>(small_variational(), Initialization::glorot_uniform, seed);
  return {network.layers(), network.code_layer(), network.code_kind(), prior};
}

/// Images of 7 pixels, each a noisy copy of one of three, in turn.
Rows<float> three_kinds(Eigen::Index count) {
  Rows<double> kinds(3, 7);
  kinds << 1, 1, 0, 0, 0, 0, 1,  //
      0, 0, 1, 1, 1, 0, 0,       //
      1, 0, 0, 0, 1, 1, 0;
  Random random(3);
  Rows<float> images(count, 7);
  for (Eigen::Index i = 0; i < count; ++i) {
    for (Eigen::Index pixel = 0; pixel < 7; ++pixel) {
      images(i, pixel) = static_cast<float>(0.05 + 0.9 * kinds(i % 3, pixel) +
                                            0.04 * (2.0 * random.uniform() - 1.0));
    }
  }
  return images;
}

Autoencoder<float> three_components(std::uint64_t seed) {
  NetworkShape shape = small_variational();
  shape.prior_components = 3;
  return initial_autoencoder<float>(shape, Initialization::glorot_uniform, seed);
}

Autoencoder<float> trained(Trainer<float> trainer) {
  while (!trainer.finished()) {
    trainer.advance();
  }
  return trainer.result();
}

TEST_CASE("every derivative of a loss with a prior is the difference quotient's") {
  const Autoencoder<double> network = with_prior(random_prior(3, 2, 40));
  const Rows<double> given = uniform_samples<double>(9, 7, 4);
  for (const double weight : {0.0, 0.4, 1.0, 2.5}) {
    for (const bool drawn : {true, false}) {
      CAPTURE(weight, drawn);
      const CodeNoise<double> code{weight, drawn ? normal_numbers(9, 2, 8) : Rows<double>()};
      ParameterVector<double> gradients;
      reconstruction_loss(network, given, gradients, code);
      check_gradients(network, given, gradients, code);
    }
  }
}

TEST_CASE("one standard normal component is the divergence without a prior") {
  const Autoencoder<double> network = with_prior(CodePrior<double>::standard(1, 2));
  const Autoencoder<double> plain(network.layers(), network.code_layer(), network.code_kind());
  const Rows<double> given = uniform_samples<double>(9, 7, 4);
  const CodeNoise<double> code{1.5, normal_numbers(9, 2, 8)};
  ParameterVector<double> gradients;
  ParameterVector<double> expected;
  const Loss loss = reconstruction_loss(network, given, gradients, code);
  const Loss plain_loss = reconstruction_loss(plain, given, expected, code);
  CHECK_THAT(loss.divergence, WithinAbs(plain_loss.divergence, 1e-12));
  CHECK(loss.cross_entropy == plain_loss.cross_entropy);
  CHECK((gradients.head(expected.size()) - expected).cwiseAbs().maxCoeff() < 1e-12);
  CHECK_THAT(reconstruction_loss(network, given, 1.0).divergence,
             WithinAbs(reconstruction_loss(plain, given, 1.0).divergence, 1e-12));
}

TEST_CASE("losses, responsibilities and gradients of priors are PyTorch's", "[oracle]") {
  std::ifstream file(XENOGLYPH_TEST_DATA "/vade_oracle.json");
  const nlohmann::json oracle = nlohmann::json::parse(file);
  const auto hidden = oracle.at("hidden").get<Eigen::Index>();
  const auto pixels = oracle.at("pixels").get<Eigen::Index>();
  REQUIRE(oracle.at("cases").size() == 4);
  for (const nlohmann::json& expected : oracle.at("cases")) {
    const auto rows = [&expected](const char* key, Eigen::Index columns) -> Rows<double> {
      const auto values = expected.at(key).get<std::vector<double>>();
      return Eigen::Map<const Rows<double>>(values.data(), std::ssize(values) / columns, columns);
    };
    const auto d = expected.at("code_size").get<Eigen::Index>();
    const auto k = expected.at("components").get<Eigen::Index>();
    CAPTURE(d, k);
    NetworkShape shape;
    shape.inputs = pixels;
    shape.layers = {{DenseShape{hidden}, Activation::selu},
                    {DenseShape{2 * d}, Activation::identity},
                    {DenseShape{hidden}, Activation::selu},
                    {DenseShape{pixels}, Activation::sigmoid}};
    shape.code_layer = 1;
    shape.code_kind = CodeKind::variational;
    std::vector<Layer<double>> layers =
        initial_autoencoder<double>(shape, Initialization::glorot_uniform, 0).layers();
    CodePrior<double> prior = CodePrior<double>::standard(k, d);
    std::vector<Parameter<double>> parameters;
    for (Layer<double>& layer : layers) {
      const auto more = layer.parameters();
      parameters.insert(parameters.end(), more.begin(), more.end());
    }
    const auto more = prior.parameters();
    parameters.insert(parameters.end(), more.begin(), more.end());
    REQUIRE(expected.at("parameters").size() == parameters.size());
    for (std::size_t i = 0; i < parameters.size(); ++i) {
      const auto values = expected.at("parameters").at(i).get<std::vector<double>>();
      REQUIRE(values.size() == parameters[i].values.size());
      std::copy(values.begin(), values.end(), parameters[i].values.begin());
    }
    const Autoencoder<double> network(layers, 1, CodeKind::variational, prior);
    const Rows<double> samples = rows("samples", pixels);
    ParameterVector<double> gradients;
    const Loss loss = reconstruction_loss(network, samples, gradients,
                                          {expected.at("divergence_weight"), rows("noise", d)});
    CHECK_THAT(loss.cross_entropy, WithinAbs(expected.at("cross_entropy").get<double>(), 1e-12));
    CHECK_THAT(loss.divergence, WithinAbs(expected.at("divergence").get<double>(), 1e-12));
    CHECK_THAT(-(loss.cross_entropy + loss.divergence) * static_cast<double>(pixels),
               WithinAbs(expected.at("elbo").get<double>(), 1e-11));
    Eigen::Index next = 0;
    for (const nlohmann::json& part : expected.at("gradients")) {
      for (const double value : part) {
        CAPTURE(next);
        CHECK_THAT(gradients(next++), WithinAbs(value, 1e-11));
      }
    }
    CHECK(next == gradients.size());
    CHECK((prior.weights() - rows("weights", k)).cwiseAbs().maxCoeff() < 1e-11);
    const Rows<double> responsibilities = prior.responsibilities(network.encode(samples));
    CHECK((responsibilities - rows("responsibilities_at_means", k)).cwiseAbs().maxCoeff() < 1e-11);
  }
}

TEST_CASE("a prior is a fitted mixture's, and its responsibilities are Bayes' theorem") {
  const RowVector<double> weights = Eigen::RowVector3d(0.5, 0.3, 0.2);
  Rows<double> means(3, 2);
  means << 0, 0, 1, -2, 3, 1;
  Rows<double> variances(3, 2);
  variances << 1, 2, 0.5, 0.25, 4, 1;
  const auto prior = CodePrior<double>::from_mixture(weights, means, variances);
  CHECK((prior.weights() - weights).cwiseAbs().maxCoeff() < 1e-15);
  CHECK(prior.means == means);
  const Rows<double> codes = 3.0 * normal_numbers(20, 2, 1);
  const Rows<double> found = prior.responsibilities(codes);
  for (Eigen::Index i = 0; i < codes.rows(); ++i) {
    RowVector<double> joint(3);
    for (Eigen::Index c = 0; c < 3; ++c) {
      joint(c) = weights(c);
      for (Eigen::Index j = 0; j < 2; ++j) {
        const double distance = codes(i, j) - means(c, j);
        joint(c) *= std::exp(-0.5 * distance * distance / variances(c, j)) /
                    std::sqrt(2.0 * M_PI * variances(c, j));
      }
    }
    CHECK((found.row(i) - joint / joint.sum()).cwiseAbs().maxCoeff() < 1e-12);
  }
  // Where all densities underflow, the widest component is the nearest.
  const Rows<double> far = Eigen::RowVector2d(1e4, 0.0);
  CHECK((prior.responsibilities(far) - Eigen::RowVector3d(0.0, 0.0, 1.0)).norm() < 1e-300);
  CHECK_THROWS_AS(prior.responsibilities(Rows<double>::Zero(2, 3)), InvalidSamples);
}

TEST_CASE("no prior makes a divergence below 0, not even one without variance") {
  const Rows<double> given = uniform_samples<double>(9, 7, 4);
  for (const std::uint64_t seed : {1U, 2U, 3U, 4U, 5U}) {
    CodePrior<double> prior = random_prior(4, 2, seed);
    prior.log_variances *= 30.0;
    ParameterVector<double> gradients;
    const CodeNoise<double> code{1.0, normal_numbers(9, 2, seed)};
    CHECK(reconstruction_loss(with_prior(prior, seed), given, gradients, code).divergence > 0.0);
    CHECK(gradients.allFinite());
  }
}

TEST_CASE("a shape with a prior starts with one, after the same weights") {
  NetworkShape shape = small_variational();
  const auto without = initial_autoencoder<double>(shape, Initialization::glorot_uniform, 7);
  shape.prior_components = 3;
  const auto network = initial_autoencoder<double>(shape, Initialization::glorot_uniform, 7);
  CHECK(network.shape() == shape);
  CHECK(network.shape() != without.shape());
  CHECK(network.parameter_count() == without.parameter_count() + 3 + 6 + 6);
  CHECK(parameters_of(network).head(without.parameter_count()) == parameters_of(without));
  CHECK(network.prior()->weights() == Eigen::RowVector3d::Constant(1.0 / 3.0));
  CHECK(network.prior()->means.row(0) != network.prior()->means.row(1));
  CHECK(network.cast<float>().cast<double>().shape() == shape);
  CHECK(network.cast<float>().prior()->means == network.prior()->means.cast<float>());
}

TEST_CASE("training a prior follows from the seed, on any number of threads, and goes on") {
  const Rows<float> images = three_kinds(203);
  TrainerOptions options;
  options.epochs = 4;
  options.batch_size = 160;  // two slices
  options.learning_rate = 0.01;
  options.divergence_warmup_epochs = 2.0;
  options.averaging_decay = 0.9;
  options.seed = 9;
  const Autoencoder<float> start = three_components(7);
  const Autoencoder<float> whole = trained({start, images, options});
  CHECK(identical(whole, trained({start, images, options})));
  CHECK(whole.prior()->logits != start.prior()->logits);
  CHECK(whole.prior()->means != start.prior()->means);
  CHECK(whole.prior()->log_variances != start.prior()->log_variances);
#ifdef _OPENMP
  const int threads = omp_get_max_threads();
  for (const int count : {1, 2, 5}) {
    omp_set_num_threads(count);
    CHECK(identical(whole, trained({start, images, options})));
  }
  omp_set_num_threads(threads);
#endif
  Trainer<float> first(start, images, options);
  CHECK(first.advance().loss.divergence_weight == Catch::Approx(0.25));
  for (int i = 0; i < 4; ++i) {
    first.advance();
  }
  CHECK(identical(whole, trained({first.state(), images, options})));
  TrainerState<float> lacking = first.state();
  lacking.averaged = Autoencoder<float>(start.layers(), 1, CodeKind::variational);
  CHECK_THROWS_AS(Trainer<float>(lacking, images, options), InvalidTraining);
}

TEST_CASE("from a mixture of a trained network's codes, components become the kinds of images") {
  const Rows<float> images = three_kinds(240);
  TrainerOptions options;
  options.epochs = 200;
  options.batch_size = 60;
  options.learning_rate = 0.01;
  options.divergence_weight = 0.05;
  options.seed = 2;
  // A start from which the first training finds all three kinds; about one in four doesn't.
  const auto first =
      trained({initial_autoencoder<float>(small_variational(), Initialization::glorot_uniform, 2),
               images, options});
  // A mixture as k-means would leave it after its choice of starts.
  const Rows<double> codes = first.encode(images).cast<double>();
  const Rows<double> means = codes.topRows(3);
  const RowVector<double> spread =
      (codes.rowwise() - codes.colwise().mean()).array().square().colwise().mean() / 10.0;
  const Autoencoder<float> start(first.layers(), 1, CodeKind::variational,
                                 CodePrior<float>::from_mixture(Eigen::RowVector3d(0.2, 0.3, 0.5),
                                                                means, spread.replicate(3, 1)));
  options.divergence_weight = 1.0;
  const Autoencoder<float> network = trained({start, images, options});
  const Rows<float> responsibilities = network.prior()->responsibilities(network.encode(images));
  for (Eigen::Index i = 0; i < images.rows(); ++i) {
    CAPTURE(i);
    CHECK(responsibilities(i, i % 3) > 0.9F);
  }
  CHECK((network.prior()->weights().array() - 1.0 / 3.0).abs().maxCoeff() < 0.03);
  const Loss loss = reconstruction_loss(network, images, 1.0);
  CHECK(loss.total() < reconstruction_loss(start, images, 1.0).total());
  // Components that each hold the codes of their kind cost no more than to say which it is.
  CHECK_THAT(7.0 * loss.divergence, WithinAbs(std::log(3.0), 0.05));
}

TEST_CASE("what is no prior of a network's codes is refused with what is wrong") {
  const auto refused = [](const CodePrior<double>& prior, const char* reason) {
    CHECK_THROWS_MATCHES(with_prior(prior), InvalidNetwork,
                         Catch::Matchers::MessageMatches(ContainsSubstring(reason)));
  };
  const CodePrior<double> good = random_prior(3, 2, 1);
  CHECK_NOTHROW(with_prior(good));
  refused(random_prior(3, 4, 1), "should be 3 x 2");
  refused({good.logits.head(2), good.means, good.log_variances}, "should be 2 x 2");
  refused({good.logits, good.means, good.log_variances.topRows(2)}, "should be 3 x 2");
  refused({RowVector<double>(0), Rows<double>(0, 2), Rows<double>(0, 2)}, "no components");
  for (const double bad :
       {std::numeric_limits<double>::quiet_NaN(), std::numeric_limits<double>::infinity()}) {
    CodePrior<double> spoilt = good;
    spoilt.logits(1) = -bad;
    refused(spoilt, "weights must be above 0");
    spoilt = good;
    spoilt.means(2, 1) = bad;
    refused(spoilt, "means finite");
    spoilt = good;
    spoilt.log_variances(0, 1) = -bad;
    refused(spoilt, "variances must be finite and above 0");
  }
  const auto plain = initial_autoencoder<double>(
      network_shape({7, 4, 2, 4, 7}, Activation::selu, 0.0), Initialization::glorot_uniform, 1);
  CHECK_THROWS_AS(Autoencoder<double>(plain.layers(), 1, CodeKind::plain, good), InvalidNetwork);
  CHECK_THROWS_AS(CodePrior<double>::standard(0, 2), InvalidNetwork);
  CHECK_THROWS_AS(CodePrior<double>::standard(100'000, 100'000), InvalidNetwork);

  const RowVector<double> weights = Eigen::RowVector2d(0.5, 0.5);
  const Rows<double> ones = Rows<double>::Ones(2, 2);
  CHECK_NOTHROW(CodePrior<double>::from_mixture(weights, ones, ones));
  CHECK_THROWS_AS(CodePrior<double>::from_mixture(Eigen::RowVector2d(1, 0), ones, ones),
                  InvalidNetwork);
  CHECK_THROWS_AS(CodePrior<double>::from_mixture(weights, ones, -ones), InvalidNetwork);
  CHECK_THROWS_AS(CodePrior<double>::from_mixture(weights, Rows<double>::Ones(3, 2), ones),
                  InvalidNetwork);
}

}  // namespace
}  // namespace xenoglyph
