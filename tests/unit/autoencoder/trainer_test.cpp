#include "autoencoder/trainer.hpp"

#include <cmath>
#include <numbers>

#include <catch_amalgamated.hpp>

#include "base/rows.hpp"
#include "networks.hpp"

#ifdef _OPENMP
#include <omp.h>
#endif

namespace xenoglyph {
namespace {

using Catch::Matchers::WithinAbs;
using Catch::Matchers::WithinRel;

NetworkShape shape() { return network_shape({36, 24, 2, 24, 36}, Activation::selu, 0.01); }

template <class Scalar = float>
Autoencoder<Scalar> start(std::uint64_t seed = 1) {
  return initial_autoencoder<Scalar>(shape(), Initialization::glorot_uniform, seed);
}

TrainerOptions short_training() {
  TrainerOptions options;
  options.epochs = 3;
  options.batch_size = 160;
  options.learning_rate = 0.01;
  options.averaging_decay = 0.9;
  options.seed = 7;
  return options;
}

TEST_CASE("Training finds the two numbers behind the images") {
  const Rows<float> images = spots<float>(1000, 1);
  TrainerOptions options;
  options.epochs = 150;
  options.batch_size = 50;
  options.learning_rate = 1e-2;
  const Loss before = reconstruction_loss(start(), images);
  Trainer<float> trainer(start(), images, options);
  while (!trainer.finished()) {
    trainer.advance();
  }
  const Rows<float> unseen = spots<float>(500, 2);
  const Loss after = reconstruction_loss(trainer.result(), unseen);
  // What remains of the cross-entropy when every pixel is exactly right.
  const Eigen::ArrayXXd t = unseen.cast<double>().array().max(1e-12).min(1.0 - 1e-12);
  const double entropy = -(t * t.log() + (1.0 - t) * (1.0 - t).log()).mean();
  CAPTURE(before.cross_entropy, after.cross_entropy, entropy);
  CHECK(after.cross_entropy - entropy < 0.05 * (before.cross_entropy - entropy));
}

TEST_CASE("A mini-batch in slices is one step of Adam on its whole gradient") {
  const Eigen::Index count = GENERATE(1, 63, 127, 129, 512, 1001);
  CAPTURE(count);
  const Rows<double> images = spots<double>(count, 1);
  TrainerOptions options;
  options.batch_size = count;
  options.learning_rate = 0.5;
  options.beta1 = 0.0;
  options.beta2 = 0.0;
  options.epsilon = 1.0;  // far from Adam's usual step, which hides the gradient's length
  const Autoencoder<double> before = start<double>();
  ParameterVector<double> gradients;
  const Loss loss = reconstruction_loss(before, images, gradients);
  Trainer<double> trainer(before, images, options);
  CHECK_THAT(trainer.advance().loss.total(), WithinRel(loss.total(), 1e-13));
  const Eigen::ArrayXd g = gradients.array();
  const Eigen::ArrayXd expected = parameters_of(before).array() - 0.5 * g / (g.abs() + 1.0);
  CHECK((parameters_of(trainer.current()).array() - expected).abs().maxCoeff() < 1e-14);
}

TEST_CASE("Training that was saved and loaded goes on to the same weights, bit for bit") {
  const Rows<float> images = spots<float>(500, 1);
  const TrainerOptions options = short_training();
  Trainer<float> whole(start(), images, options);
  while (!whole.finished()) {
    whole.advance();
  }
  // In the first epoch, at its end, in the next one, in the last.
  const int batches = GENERATE(0, 1, 4, 6, 11, 12);
  CAPTURE(batches);
  Trainer<float> first(start(), images, options);
  for (int i = 0; i < batches; ++i) {
    first.advance();
  }
  const TrainerState<float> saved = first.state();
  first.advance();  // the copy doesn't hang on the trainer
  Trainer<float> second(saved, images, options);
  while (!second.finished()) {
    second.advance();
  }
  CHECK(identical(second.current(), whole.current()));
  CHECK(identical(second.result(), whole.result()));
  REQUIRE(second.history().size() == whole.history().size());
  for (std::size_t i = 0; i < whole.history().size(); ++i) {
    CHECK(second.history()[i].training.total() == whole.history()[i].training.total());
  }
}

TEST_CASE("More epochs may be asked for when going on") {
  const Rows<float> images = spots<float>(500, 1);
  TrainerOptions options = short_training();
  options.schedule = LearningRateSchedule::constant;
  options.epochs = 1;
  Trainer<float> one(start(), images, options);
  while (!one.finished()) {
    one.advance();
  }
  options.epochs = 3;
  Trainer<float> more(one.state(), images, options);
  Trainer<float> whole(start(), images, options);
  while (!whole.finished()) {
    more.advance();
    whole.advance();
  }
  while (!more.finished()) {
    more.advance();
  }
  CHECK(more.history().size() == 3);
  CHECK(identical(more.current(), whole.current()));
}

#ifdef _OPENMP
TEST_CASE("The number of threads changes nothing, to the last bit") {
  const Rows<float> images = spots<float>(500, 1);
  const int threads = omp_get_max_threads();
  const auto trained = [&](int count) {
    omp_set_num_threads(count);
    Trainer<float> trainer(start(), images, short_training());
    while (!trainer.finished()) {
      trainer.advance();
    }
    omp_set_num_threads(threads);
    return trainer.result();
  };
  const Autoencoder<float> alone = trained(1);
  CHECK(identical(alone, trained(2)));
  CHECK(identical(alone, trained(5)));
}
#endif

TEST_CASE("A seed fixes the training; another gives another order") {
  const Rows<float> images = spots<float>(500, 1);
  const auto trained = [&](std::uint64_t seed) {
    TrainerOptions options = short_training();
    options.seed = seed;
    Trainer<float> trainer(start(), images, options);
    while (!trainer.finished()) {
      trainer.advance();
    }
    return trainer.result();
  };
  CHECK(identical(trained(3), trained(3)));
  CHECK_FALSE(identical(trained(3), trained(4)));
}

TEST_CASE("An epoch takes each sample once, in an order of its own") {
  const Rows<double> images = spots<double>(333, 1);
  TrainerOptions options;
  options.epochs = 2;
  options.batch_size = 100;
  options.learning_rate = 1e-300;  // nothing moves, so losses can be added up
  options.schedule = LearningRateSchedule::constant;
  Trainer<double> trainer(start<double>(), images, options);
  std::vector<double> losses;
  for (Eigen::Index i = 0; i < 8; ++i) {
    const TrainerStatus status = trainer.advance();
    CHECK(status.epoch == i / 4);
    CHECK(status.batch == i % 4);
    CHECK(status.batch_count == 4);
    CHECK(status.epoch_finished == (i % 4 == 3));
    CHECK(status.finished == (i == 7));
    losses.push_back(status.loss.cross_entropy);
  }
  const Loss expected = reconstruction_loss(trainer.result(), images);
  REQUIRE(trainer.history().size() == 2);
  for (const EpochRecord& record : trainer.history()) {
    CHECK_THAT(record.training.cross_entropy, WithinRel(expected.cross_entropy, 1e-12));
    CHECK_THAT(record.training.penalty, WithinRel(expected.penalty, 1e-12));
  }
  CHECK(losses[0] != losses[4]);
  CHECK(trainer.finished());
  const TrainerStatus after = trainer.advance();
  CHECK(after.finished);
  CHECK_FALSE(after.epoch_finished);
  CHECK(trainer.state().steps == 8);
}

std::vector<double> rates(const TrainerOptions& options) {
  const Rows<double> images = spots<double>(40, 1);
  Trainer<double> trainer(start<double>(), images, options);
  std::vector<double> result;
  while (!trainer.finished()) {
    result.push_back(trainer.advance().learning_rate);
  }
  return result;
}

TEST_CASE("The learning rate follows its schedule") {
  TrainerOptions options;
  options.epochs = 10;
  options.batch_size = 10;
  options.learning_rate = 0.02;
  options.schedule = LearningRateSchedule::constant;
  for (const double rate : rates(options)) {
    CHECK(rate == 0.02);
  }

  options.schedule = LearningRateSchedule::cosine;
  options.final_learning_rate = 0.004;
  const std::vector<double> cosine = rates(options);
  REQUIRE(cosine.size() == 40);
  CHECK(cosine[0] == 0.02);
  CHECK_THAT(cosine[20], WithinRel(0.012, 1e-12));
  CHECK_THAT(cosine[10], WithinRel(0.012 + 0.008 * std::numbers::sqrt2 / 2.0, 1e-12));
  CHECK_THAT(cosine[39], WithinAbs(0.004, 3e-5));
  CHECK(std::is_sorted(cosine.rbegin(), cosine.rend()));

  options.warmup_epochs = 2.0;
  const std::vector<double> warm = rates(options);
  for (std::size_t i = 0; i < 8; ++i) {
    CHECK_THAT(warm[i], WithinRel(0.02 * static_cast<double>(i + 1) / 9.0, 1e-12));
  }
  CHECK(warm[8] == 0.02);
  CHECK_THAT(warm[24], WithinRel(0.012, 1e-12));
}

TEST_CASE("Averaged weights are the exponential average of the current ones") {
  const Rows<double> images = spots<double>(200, 1);
  TrainerOptions options = short_training();
  options.batch_size = 20;
  options.averaging_decay = 0.8;
  Trainer<double> trainer(start<double>(), images, options);
  Rows<double> expected = dense(trainer.current(), 1).kernel;
  for (int step = 1; !trainer.finished(); ++step) {
    trainer.advance();
    const double decay = std::min(0.8, (1.0 + step) / (10.0 + step));
    expected = decay * expected + (1.0 - decay) * dense(trainer.current(), 1).kernel;
  }
  CHECK((dense(trainer.result(), 1).kernel - expected).cwiseAbs().maxCoeff() < 1e-14);
  CHECK_FALSE(identical(trainer.result(), trainer.current()));

  options.averaging_decay = 0.0;
  Trainer<double> plain(start<double>(), images, options);
  plain.advance();
  CHECK(&plain.result() == &plain.current());
}

TEST_CASE("A trainer moves") {
  const Rows<float> images = spots<float>(100, 1);
  Trainer<float> one(start(), images, short_training());
  one.advance();
  Trainer<float> other = std::move(one);
  other.advance();
  CHECK(other.state().steps == 2);
}

}  // namespace
}  // namespace xenoglyph
