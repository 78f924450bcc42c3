#include <cmath>
#include <functional>
#include <limits>

#include <catch_amalgamated.hpp>

#include "autoencoder/errors.hpp"
#include "autoencoder/trainer.hpp"
#include "base/rows.hpp"
#include "networks.hpp"

namespace xenoglyph {
namespace {

using Catch::Matchers::ContainsSubstring;

Autoencoder<float> start() {
  return initial_autoencoder<float>(network_shape({36, 8, 2, 8, 36}, Activation::selu, 0.01),
                                    Initialization::glorot_uniform, 1);
}

TEST_CASE("Options out of range are refused by name") {
  const Rows<float> images = spots<float>(100, 1);
  const auto refused = [&](const char* argument,
                           const std::function<void(TrainerOptions&)>& spoil) {
    CAPTURE(argument);
    TrainerOptions options;
    spoil(options);
    try {
      const Trainer<float> trainer(start(), images, options);
      FAIL("no exception");
    } catch (const InvalidTraining& error) {
      CHECK(error.argument() == argument);
      CHECK_THAT(error.what(), ContainsSubstring(std::string(argument) + ": must"));
    }
  };
  constexpr double nan = std::numeric_limits<double>::quiet_NaN();
  constexpr double infinity = std::numeric_limits<double>::infinity();
  refused("epochs", [](TrainerOptions& o) { o.epochs = 0; });
  refused("batch_size", [](TrainerOptions& o) { o.batch_size = 0; });
  refused("batch_size", [](TrainerOptions& o) { o.batch_size = -5; });
  for (const double bad : {0.0, -1.0, nan, infinity}) {
    refused("learning_rate", [=](TrainerOptions& o) { o.learning_rate = bad; });
    refused("epsilon", [=](TrainerOptions& o) { o.epsilon = bad; });
  }
  for (const double bad : {-1e-9, 1e-3 + 1e-9, nan}) {
    refused("final_learning_rate", [=](TrainerOptions& o) { o.final_learning_rate = bad; });
  }
  for (const double bad : {-1.0, 100.5, nan}) {
    refused("warmup_epochs", [=](TrainerOptions& o) { o.warmup_epochs = bad; });
  }
  for (const double bad : {-0.1, 1.0, nan}) {
    refused("beta1", [=](TrainerOptions& o) { o.beta1 = bad; });
    refused("beta2", [=](TrainerOptions& o) { o.beta2 = bad; });
    refused("averaging_decay", [=](TrainerOptions& o) { o.averaging_decay = bad; });
  }
}

TEST_CASE("Samples that can't be learned from are refused at once") {
  Rows<float> images = spots<float>(100, 1);
  const Rows<float> none(0, 36);
  const Rows<float> narrow = uniform_samples<float>(10, 35, 1);
  CHECK_THROWS_AS(Trainer<float>(start(), none), InvalidSamples);
  CHECK_THROWS_AS(Trainer<float>(start(), narrow), InvalidSamples);
  images(57, 3) = std::numeric_limits<float>::quiet_NaN();
  CHECK_THROWS_WITH(Trainer<float>(start(), images), ContainsSubstring("row 57"));
}

TEST_CASE("A network without a cross-entropy is refused") {
  const Rows<float> images = spots<float>(100, 1);
  std::vector<Layer<float>> layers = start().layers();
  layers.back().as<DenseLayer>().activation = Activation::selu;
  CHECK_THROWS_AS(Trainer<float>(Autoencoder<float>(layers, 1), images), InvalidNetwork);
}

TEST_CASE("A state that doesn't belong is refused") {
  const Rows<float> images = spots<float>(100, 1);
  TrainerOptions options;
  options.epochs = 3;
  options.batch_size = 40;
  options.averaging_decay = 0.9;
  Trainer<float> trainer(start(), images, options);
  for (int i = 0; i < 4; ++i) {
    trainer.advance();
  }
  const TrainerState<float> good = trainer.state();
  CHECK_NOTHROW(Trainer<float>(good, images, options));

  const auto refused = [&](const std::function<void(TrainerState<float>&)>& spoil) {
    TrainerState<float> state = good;
    spoil(state);
    CHECK_THROWS_WITH(Trainer<float>(state, images, options), ContainsSubstring("state: "));
  };
  using State = TrainerState<float>;
  refused([](State& s) { s.first_moments.conservativeResize(s.first_moments.size() - 1); });
  refused([](State& s) { s.second_moments.resize(0); });
  refused([](State& s) { s.second_moments(3) = std::nanf(""); });
  refused([](State& s) { s.second_moments(27) = -1.0F; });
  refused([](State& s) { s.averaged.reset(); });
  refused([](State& s) {
    s.averaged = Autoencoder<float>({s.current.layers()[0], s.current.layers()[3]}, 0);
  });
  refused([](State& s) { s.steps = 5; });
  refused([](State& s) { s.epoch = -1; });
  refused([](State& s) { s.epoch = 4; });
  refused([](State& s) { s.sample = 41; });
  refused([](State& s) { s.sample = 120; });
  refused([](State& s) { s.history.clear(); });

  TrainerOptions others = options;
  others.batch_size = 30;
  CHECK_THROWS_AS(Trainer<float>(good, images, others), InvalidTraining);
  others = options;
  others.averaging_decay = 0.0;
  CHECK_THROWS_AS(Trainer<float>(good, images, others), InvalidTraining);
  const Rows<float> fewer = spots<float>(50, 1);
  CHECK_THROWS_AS(Trainer<float>(good, fewer, options), InvalidTraining);
}

TEST_CASE("A training that diverges says so and keeps its last weights") {
  const Rows<float> images = spots<float>(100, 1);
  TrainerOptions options;
  options.batch_size = 10;
  options.learning_rate = 1e30;
  options.schedule = LearningRateSchedule::constant;
  Trainer<float> trainer(start(), images, options);
  std::int64_t steps = 0;
  const auto until_finished = [&] {
    while (!trainer.finished()) {
      trainer.advance();
      ++steps;
    }
  };
  CHECK_THROWS_AS(until_finished(), TrainingDiverged);
  CHECK(steps > 0);
  CHECK(trainer.state().steps == steps);
  CHECK_THROWS_WITH(trainer.advance(), ContainsSubstring("smaller learning rate"));
}

TEST_CASE("Schedules have names, and only those") {
  for (const LearningRateSchedule schedule :
       {LearningRateSchedule::constant, LearningRateSchedule::cosine}) {
    CHECK(learning_rate_schedule_from_name(learning_rate_schedule_name(schedule)) == schedule);
  }
  CHECK_THROWS_WITH(learning_rate_schedule_from_name("linear"),
                    ContainsSubstring("'linear' is none of constant, cosine"));
}

}  // namespace
}  // namespace xenoglyph
