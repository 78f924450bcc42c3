// The convolutions' kernels against plain loops, for every instruction set and many shapes.
#include <cmath>
#include <fstream>
#include <vector>

#include <catch_amalgamated.hpp>
#include <nlohmann/json.hpp>

#include "autoencoder/network_kernels.hpp"
#include "networks.hpp"

namespace xenoglyph {
namespace {

using Eigen::Index;
using Numbers = std::vector<double>;

Numbers normal(Index count, std::uint64_t seed) {
  Random random(seed);
  Numbers numbers(static_cast<std::size_t>(count));
  for (double& number : numbers) {
    number = random.normal();
  }
  return numbers;
}

template <class Scalar>
std::vector<Scalar> rounded(const Numbers& numbers) {
  return {numbers.begin(), numbers.end()};
}

/// Calls visit(number of the image's place, of the map's, of the weight) for every product.
template <class Visitor>
void for_each_product(const ConvolutionGeometry& g, const Visitor& visit) {
  for (Index y = 0; y < g.map_height(); ++y) {
    for (Index x = 0; x < g.map_width(); ++x) {
      for (Index ky = 0; ky < g.kernel; ++ky) {
        for (Index kx = 0; kx < g.kernel; ++kx) {
          const Index row = y * g.stride + ky - g.zeros_above();
          const Index column = x * g.stride + kx - g.zeros_left();
          if (row < 0 || row >= g.height || column < 0 || column >= g.width) {
            continue;
          }
          for (Index c = 0; c < g.channels; ++c) {
            for (Index f = 0; f < g.filters; ++f) {
              visit(static_cast<std::size_t>((row * g.width + column) * g.channels + c),
                    static_cast<std::size_t>((y * g.map_width() + x) * g.filters + f),
                    static_cast<std::size_t>(((ky * g.kernel + kx) * g.channels + c) * g.filters +
                                             f));
            }
          }
        }
      }
    }
  }
}

struct Figures {
  Numbers maps;
  Numbers images;
  Numbers gradient;
};

Figures expected(const ConvolutionGeometry& g, Index rows, const Numbers& images,
                 const Numbers& maps, const Numbers& kernel, const Numbers& filter_bias,
                 const Numbers& channel_bias) {
  Figures figures{Numbers(maps.size()), Numbers(images.size()), Numbers(kernel.size())};
  for (std::size_t i = 0; i < maps.size(); ++i) {
    figures.maps[i] = filter_bias[i % filter_bias.size()];
  }
  for (std::size_t i = 0; i < images.size(); ++i) {
    figures.images[i] = channel_bias[i % channel_bias.size()];
  }
  for (std::size_t n = 0; n < static_cast<std::size_t>(rows); ++n) {
    const std::size_t image = n * static_cast<std::size_t>(g.image_size());
    const std::size_t map = n * static_cast<std::size_t>(g.map_size());
    for_each_product(g, [&](std::size_t i, std::size_t m, std::size_t k) {
      figures.maps[map + m] += images[image + i] * kernel[k];
      figures.images[image + i] += maps[map + m] * kernel[k];
      figures.gradient[k] += images[image + i] * maps[map + m];
    });
  }
  return figures;
}

double distance(const auto& values, const Numbers& wanted) {
  double square = 0.0;
  double length = 1e-300;
  for (std::size_t i = 0; i < wanted.size(); ++i) {
    const double error = static_cast<double>(values[i]) - wanted[i];
    square += error * error;
    length += wanted[i] * wanted[i];
  }
  return std::sqrt(square / length);
}

template <class Scalar>
void check(const NetworkKernels<Scalar>& kernels, const ConvolutionGeometry& g, Index rows,
           double tolerance) {
  const Numbers images = normal(rows * g.image_size(), 1);
  const Numbers maps = normal(rows * g.map_size(), 2);
  const Numbers kernel = normal(g.kernel_size(), 3);
  const Numbers filter_bias = normal(g.filters, 4);
  const Numbers channel_bias = normal(g.channels, 5);
  const Figures wanted = expected(g, rows, images, maps, kernel, filter_bias, channel_bias);
  const std::vector<Scalar> weights = rounded<Scalar>(kernel);
  // What lies behind the results stays as it was.
  constexpr Scalar behind(-77);
  const auto results = [&](std::size_t count, const auto& fill) {
    std::vector<Scalar> numbers(count + 40, behind);
    fill(numbers.data());
    for (std::size_t i = count; i < numbers.size(); ++i) {
      REQUIRE(numbers[i] == behind);
    }
    return numbers;
  };
  REQUIRE(distance(results(maps.size(),
                           [&](Scalar* to) {
                             kernels.convolve(g, rounded<Scalar>(images).data(), rows,
                                              weights.data(), rounded<Scalar>(filter_bias).data(),
                                              Activation::identity, to);
                           }),
                   wanted.maps) < tolerance);
  REQUIRE(distance(results(images.size(),
                           [&](Scalar* to) {
                             kernels.transposed_convolve(
                                 g, rounded<Scalar>(maps).data(), rows, weights.data(),
                                 rounded<Scalar>(channel_bias).data(), Activation::identity, to);
                           }),
                   wanted.images) < tolerance);
  REQUIRE(distance(results(kernel.size(),
                           [&](Scalar* to) {
                             kernels.kernel_gradient(g, rounded<Scalar>(images).data(),
                                                     rounded<Scalar>(maps).data(), rows, to);
                           }),
                   wanted.gradient) < tolerance);
}

void check_all(const ConvolutionGeometry& g, Index rows) {
  CAPTURE(g.height, g.width, g.channels, g.filters, g.kernel, g.stride, rows);
  for (const NetworkKernels<double>* kernels : available_network_kernels<double>()) {
    check(*kernels, g, rows, 1e-13);
  }
  for (const NetworkKernels<float>* kernels : available_network_kernels<float>()) {
    CAPTURE(kernels->instruction_set);
    check(*kernels, g, rows, 3e-6);
  }
}

TEST_CASE("Padding is 'same' as Keras has it, the odd zero after the image") {
  const auto zeros = [](Index size, Index kernel, Index stride) {
    return ConvolutionGeometry{size, size, 1, 1, kernel, stride}.zeros_above();
  };
  CHECK(zeros(28, 3, 1) == 1);
  CHECK(zeros(28, 3, 2) == 0);
  CHECK(zeros(7, 3, 2) == 1);
  CHECK(zeros(28, 4, 2) == 1);
  CHECK(zeros(28, 1, 2) == 0);
  CHECK(zeros(5, 5, 1) == 2);
  const ConvolutionGeometry odd{7, 5, 2, 3, 3, 2};
  CHECK(odd.map_height() == 4);
  CHECK(odd.map_width() == 3);
  CHECK(odd.map_size() == 36);
}

TEST_CASE("Convolutions of every shape are what plain loops give, there, back and by weight") {
  for (const Index kernel : {1, 2, 3, 5}) {
    for (const Index stride : {1, 2, 3}) {
      for (const Index height : {1, 2, 5, 8}) {
        check_all({height, 9 - height, 2, 3, kernel, stride}, 2);
      }
    }
  }
}

TEST_CASE("Every number of channels and filters is convolved, also those that no vector divides") {
  for (const Index channels : {1, 2, 3, 4, 5, 8, 13, 16, 21, 33}) {
    for (const Index filters : {1, 2, 3, 4, 7, 8, 9, 16, 17, 31, 40}) {
      check_all({5, 4, channels, filters, 3, 1 + channels % 2}, 1);
    }
  }
}

TEST_CASE("Any number of images is convolved") {
  for (const Index rows : {0, 1, 2, 3, 7, 30}) {
    check_all({4, 4, 3, 5, 3, 2}, rows);
  }
}

TEST_CASE("No bias is a bias of 0, and activations follow") {
  const ConvolutionGeometry g{5, 5, 2, 9, 3, 2};
  const Numbers images = normal(g.image_size(), 1);
  const Numbers kernel = normal(g.kernel_size(), 3);
  const Activation activation =
      GENERATE(Activation::identity, Activation::selu, Activation::relu, Activation::leaky_relu,
               Activation::sigmoid, Activation::tanh);
  CAPTURE(activation_name(activation));
  for (const NetworkKernels<float>* kernels : available_network_kernels<float>()) {
    CAPTURE(kernels->instruction_set);
    const std::vector<float> zeros(static_cast<std::size_t>(g.filters));
    std::vector<float> sums(static_cast<std::size_t>(g.map_size()));
    std::vector<float> outputs = sums;
    kernels->convolve(g, rounded<float>(images).data(), 1, rounded<float>(kernel).data(), nullptr,
                      Activation::identity, sums.data());
    kernels->convolve(g, rounded<float>(images).data(), 1, rounded<float>(kernel).data(),
                      zeros.data(), activation, outputs.data());
    const float one = 1.0F;
    const std::vector<float> none(sums.size());
    std::vector<float> wanted(sums.size());
    kernels->forward(&one, 1, 1, sums.data(), none.data(), g.map_size(), activation, wanted.data());
    CHECK(distance(outputs, Numbers(wanted.begin(), wanted.end())) < 1e-6);
  }
}

TEST_CASE("Single convolutions are PyTorch's", "[oracle]") {
  std::ifstream file(XENOGLYPH_TEST_DATA "/convolution_oracle.json");
  const nlohmann::json oracle = nlohmann::json::parse(file);
  const NetworkKernels<double>& kernels = network_kernels<double>();
  for (const nlohmann::json& one : oracle.at("single")) {
    const auto numbers = [&one](const char* key) { return one.at(key).get<Numbers>(); };
    const ConvolutionGeometry g{one.at("height"),  one.at("width"),       one.at("channels"),
                                one.at("filters"), one.at("kernel_size"), one.at("stride")};
    CAPTURE(g.height, g.width, g.channels, g.filters, g.kernel, g.stride);
    const Numbers images = numbers("images");
    const Numbers kernel = numbers("kernel");
    const Numbers gradients = numbers("map_gradients");
    const Index rows = std::ssize(images) / g.image_size();
    REQUIRE(rows >= 1);
    Numbers maps(gradients.size());
    kernels.convolve(g, images.data(), rows, kernel.data(), numbers("bias").data(),
                     Activation::identity, maps.data());
    CHECK(distance(maps, numbers("maps")) < 1e-14);
    Numbers back(images.size());
    kernels.transposed_convolve(g, gradients.data(), rows, kernel.data(), nullptr,
                                Activation::identity, back.data());
    CHECK(distance(back, numbers("image_gradients")) < 1e-14);
    Numbers by_weight(kernel.size());
    kernels.kernel_gradient(g, images.data(), gradients.data(), rows, by_weight.data());
    CHECK(distance(by_weight, numbers("kernel_gradient")) < 1e-14);
    if (one.contains("transposed")) {
      kernels.transposed_convolve(g, gradients.data(), rows, kernel.data(),
                                  numbers("back_bias").data(), Activation::identity, back.data());
      CHECK(distance(back, numbers("transposed")) < 1e-14);
    }
  }
}

}  // namespace
}  // namespace xenoglyph
