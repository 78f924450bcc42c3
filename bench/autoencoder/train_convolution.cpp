// Times mini-batches of training the convolutional network: 28 x 28 x 1 - 32 - 64 (stride 2) - 128
// (stride 2) - dense 16, and its mirror.
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

NetworkShape network() {
  constexpr Activation leaky = Activation::leaky_relu;
  NetworkShape shape;
  shape.inputs = {28, 28, 1};
  shape.layers = {{ConvolutionShape{32, 3, 1}, leaky},
                  {ConvolutionShape{64, 3, 2}, leaky},
                  {ConvolutionShape{128, 3, 2}, leaky},
                  {DenseShape{16}, Activation::identity},
                  {DenseShape{{7, 7, 128}}, leaky},
                  {TransposedConvolutionShape{64, 3, 2}, leaky},
                  {TransposedConvolutionShape{32, 3, 2}, leaky},
                  {TransposedConvolutionShape{1, 3, 1}, Activation::sigmoid}};
  shape.code_layer = 3;
  return shape;
}

void run(Eigen::Index batch_size, Eigen::Index batches) {
  // The time doesn't depend on what the images show.
  Random random(1);
  Rows<float> images(batch_size * batches, 784);
  for (float& value : images.reshaped()) {
    value = static_cast<float>(random.uniform());
  }
  TrainerOptions options;
  options.batch_size = batch_size;
  options.epochs = 1;
  options.learning_rate = 5e-4;
  Trainer<float> trainer(initial_autoencoder<float>(network(), Initialization::glorot_uniform, 1),
                         images, options);
  using Clock = std::chrono::steady_clock;
  while (!trainer.finished()) {
    const Clock::time_point start = Clock::now();
    trainer.advance();
    std::printf("%.4f\n", std::chrono::duration<double>(Clock::now() - start).count());
    std::fflush(stdout);
  }
  std::fprintf(stderr, "instruction set: %s\n", network_kernels<float>().instruction_set);
}

}  // namespace

/// Arguments: batch size, mini-batches. Prints the seconds of each, a line each.
int main(int argument_count, char** arguments) {
  if (argument_count != 3) {
    std::fputs("usage: train_convolution BATCH COUNT\n", stderr);
    return 2;
  }
  try {
    run(std::strtol(arguments[1], nullptr, 10), std::strtol(arguments[2], nullptr, 10));
  } catch (const std::exception& error) {
    std::fprintf(stderr, "train_convolution: %s\n", error.what());
    return 1;
  }
  return 0;
}
