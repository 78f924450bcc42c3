// Times epochs of training: 60,000 images through 784-256-128-6-128-256-784 in float.
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <exception>

#include "autoencoder/initialization.hpp"
#include "autoencoder/network_kernels.hpp"
#include "autoencoder/trainer.hpp"
#include "base/random.hpp"
#include "base/rows.hpp"

namespace {

using namespace xenoglyph;

void run(Eigen::Index batch_size, Eigen::Index epochs) {
  // The time doesn't depend on what the images show.
  Random random(1);
  Rows<float> images(60'000, 784);
  for (float& value : images.reshaped()) {
    value = static_cast<float>(random.uniform());
  }
  TrainerOptions options;
  options.batch_size = batch_size;
  options.epochs = epochs;
  Trainer<float> trainer(
      initial_autoencoder<float>(digits_network(), Initialization::glorot_uniform, 1), images,
      options);
  using Clock = std::chrono::steady_clock;
  Clock::time_point start = Clock::now();
  while (!trainer.finished()) {
    if (trainer.advance().epoch_finished) {
      const Clock::time_point end = Clock::now();
      std::printf("%.3f\n", std::chrono::duration<double>(end - start).count());
      start = end;
    }
  }
  std::fprintf(stderr, "instruction set: %s\n", network_kernels<float>().instruction_set);
}

}  // namespace

/// Arguments: batch size, epochs. Prints the seconds of each epoch, a line each.
int main(int argument_count, char** arguments) {
  if (argument_count != 3) {
    std::fputs("usage: train_epochs BATCH EPOCHS\n", stderr);
    return 2;
  }
  try {
    run(std::strtol(arguments[1], nullptr, 10), std::strtol(arguments[2], nullptr, 10));
  } catch (const std::exception& error) {
    std::fprintf(stderr, "train_epochs: %s\n", error.what());
    return 1;
  }
  return 0;
}
