// Weights in a byte each, with a scale an output: what is stored, what comes back, what is refused.

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <catch_amalgamated.hpp>

#include "autoencoder/autoencoder.hpp"
#include "base/random.hpp"
#include "data/autoencoder_file.hpp"
#include "data/file_error.hpp"
#include "data/safetensors.hpp"
#include "small_networks.hpp"

namespace {

using Catch::Matchers::ContainsSubstring;
using Catch::Matchers::StartsWith;
using xenoglyph::Autoencoder;
using xenoglyph::Parameter;
using xenoglyph::data::AutoencoderFile;
using xenoglyph::data::FileError;
using xenoglyph::data::read_autoencoder;
using xenoglyph::data::read_safetensors;
using xenoglyph::data::Tensor;
using xenoglyph::data::TensorFile;
using xenoglyph::data::TensorType;

std::string eight_bits(const Autoencoder<float>& network) {
  return to_safetensors(AutoencoderFile{network, {}}, TensorType::i8);
}

TensorFile eight_bit_tensors(const Autoencoder<float>& network) {
  return read_safetensors(bytes_of(eight_bits(network)), "w");
}

Autoencoder<float> read(const std::string& text) {
  return read_autoencoder(bytes_of(text), "w.safetensors").autoencoder;
}

std::string fault_of(const TensorFile& file) {
  try {
    read(to_safetensors(file));
  } catch (const FileError& error) {
    return error.what();
  }
  return "";
}

/// The network with each weight changed: change(layer, parameter, weight's index, weight).
template <class Change>
Autoencoder<float> changed(const Autoencoder<float>& network, const Change& change) {
  auto layers = network.layers();
  for (std::size_t i = 0; i < layers.size(); ++i) {
    for (const Parameter<float>& parameter : layers[i].parameters()) {
      for (std::size_t j = 0; j < parameter.values.size(); ++j) {
        parameter.values[j] = change(i, parameter, j, parameter.values[j]);
      }
    }
  }
  return {std::move(layers), network.code_layer()};
}

/// The output that a number of a kernel belongs to, by the header of autoencoder_file and from
/// nothing that the reader uses: the last extent, of transposed convolutions the one before it.
std::size_t output_of(std::string_view kind, const std::vector<std::size_t>& shape,
                      std::size_t number) {
  return kind == "transposed-convolution" ? number / shape[3] % shape[2] : number % shape.back();
}

/// Weights of all sizes, some of them 0.
Autoencoder<float> uneven(const Autoencoder<float>& network, std::uint64_t seed) {
  xenoglyph::Random random(seed);
  return changed(network, [&random](std::size_t, const Parameter<float>& parameter, std::size_t j,
                                    float weight) {
    if (!parameter.output_extent) {
      return static_cast<float>(random.normal());
    }
    const auto outputs = static_cast<std::size_t>(parameter.extents.back());
    const double size = std::pow(10.0, 3.0 * static_cast<double>(j % outputs) - 4.0);
    return random.uniform() < 0.1 ? 0.0F : static_cast<float>(weight * size);
  });
}

}  // namespace

TEST_CASE("every kind of layer says which extent of its kernel counts the outputs") {
  const auto extents = [](const auto& layer) {
    std::vector<std::optional<std::size_t>> all;
    for (const auto& parameter : layer.parameters()) {
      all.push_back(parameter.output_extent);
    }
    return all;
  };
  using Extents = std::vector<std::optional<std::size_t>>;
  const auto layers = convolutional_network().layers();
  CHECK(extents(layers[0]) == Extents{3, std::nullopt});
  CHECK(extents(layers[1]) == Extents{1, std::nullopt});
  CHECK(extents(layers[3]) == Extents{2, std::nullopt});
  // Where it says so, there are as many as the layer has outputs, or channels of them.
  for (const auto& layer : layers) {
    const auto kernel = layer.parameters().front();
    const bool dense = layer.kind() == "dense";
    CHECK(kernel.extents[*kernel.output_extent] ==
          (dense ? layer.output_shape().size() : layer.output_shape().channels));
  }
}

TEST_CASE("at 8 bits kernels are integers with a scale an output, and biases floats") {
  for (const Autoencoder<float>& network : {small_network(), convolutional_network()}) {
    const TensorFile file = eight_bit_tensors(network);
    CHECK(file.tensors.size() == 12);
    for (std::size_t i = 0; i < network.layers().size(); ++i) {
      const auto& layer = network.layers()[i];
      const auto parameters = layer.parameters();
      const std::string name = "layers." + std::to_string(i) + ".";
      const Tensor& kernel = file.tensors.at(name + "kernel");
      const Tensor& scale = file.tensors.at(name + "kernel.scale");
      CHECK(kernel.type == TensorType::i8);
      CHECK(kernel.shape ==
            std::vector<std::size_t>(parameters[0].extents.begin(), parameters[0].extents.end()));
      CHECK(scale.type == TensorType::f32);
      CHECK(scale.shape == file.tensors.at(name + "bias").shape);
      CHECK(file.tensors.at(name + "bias").type == TensorType::f32);
      const std::vector<double> scales = numbers(scale);
      const std::vector<double> integers = numbers(kernel);
      std::vector<double> largest(scales.size());
      for (std::size_t j = 0; j < integers.size(); ++j) {
        const std::size_t output = output_of(layer.kind(), kernel.shape, j);
        CHECK(std::abs(scales[output] * integers[j] - parameters[0].values[j]) <=
              scales[output] / 2.0);
        largest[output] = std::max(largest[output], std::abs(integers[j]));
      }
      CHECK(largest == std::vector<double>(scales.size(), 127.0));
    }
  }
}

TEST_CASE("weights of 8 bits come back within half a scale, those of one output as one") {
  for (std::uint64_t seed = 0; seed < 20; ++seed) {
    for (const Autoencoder<float>& plain : {small_network(), convolutional_network()}) {
      const Autoencoder<float> network = uneven(plain, seed);
      const std::string text = eight_bits(network);
      const Autoencoder<float> stored = read(text);
      const TensorFile file = read_safetensors(bytes_of(text), "w");
      REQUIRE(stored.shape() == network.shape());
      CHECK_FALSE(same_layers(stored, network));
      CHECK(same_layers(stored, rounded(network, TensorType::i8)));
      for (std::size_t i = 0; i < network.layers().size(); ++i) {
        const auto before = network.layers()[i].parameters();
        const auto after = stored.layers()[i].parameters();
        const std::string name = "layers." + std::to_string(i) + ".kernel";
        const std::vector<double> scales = numbers(file.tensors.at(name + ".scale"));
        bool close = true;
        for (std::size_t j = 0; j < before[0].values.size(); ++j) {
          const std::size_t output =
              output_of(network.layers()[i].kind(), file.tensors.at(name).shape, j);
          const double moved = std::abs(double{after[0].values[j]} - double{before[0].values[j]});
          // And half a unit in the last place of the float that the product becomes.
          close = close && moved <= scales[output] / 2.0 * (1.0 + 0x1.0p-16);
        }
        CHECK(close);
        CHECK(
            std::equal(before[1].values.begin(), before[1].values.end(), after[1].values.begin()));
      }
      // What was read needs no more rounding, in whatever precision it has been meanwhile.
      CHECK(eight_bits(stored) == text);
      CHECK(eight_bits(read(to_safetensors(AutoencoderFile{stored, {}}, TensorType::f32))) == text);
    }
  }
}

TEST_CASE("an output of zeros has scale 0 and comes back as zeros") {
  const Autoencoder<float> network = changed(
      convolutional_network(),
      [](std::size_t i, const Parameter<float>& parameter, std::size_t j, float weight) {
        const bool first_output = j % static_cast<std::size_t>(parameter.extents.back()) == 0;
        return parameter.name == "kernel" && (i == 3 || first_output) ? 0.0F : weight;
      });
  const TensorFile file = eight_bit_tensors(network);
  const std::vector<double> first = numbers(file.tensors.at("layers.0.kernel.scale"));
  CHECK(first[0] == 0.0);
  CHECK(first[1] > 0.0);
  CHECK(numbers(file.tensors.at("layers.3.kernel.scale")) == std::vector<double>{0.0});
  const Autoencoder<float> stored = read(to_safetensors(file));
  const auto zeros = stored.layers()[3].parameters()[0].values;
  CHECK(std::all_of(zeros.begin(), zeros.end(), [](float weight) { return weight == 0.0F; }));
  CHECK(stored.layers()[0].parameters()[0].values[0] == 0.0F);
  CHECK(stored.layers()[0].parameters()[0].values[1] != 0.0F);
}

TEST_CASE("the largest and the smallest of floats have a scale, too") {
  const double smallest = std::numeric_limits<float>::denorm_min();
  for (const double size :
       {smallest, 63.0 * smallest, 64.0 * smallest, 190.0 * smallest, 191.0 * smallest, 1e-40,
        1e-38, 1e-30, 1e30, double{std::numeric_limits<float>::max()}}) {
    CAPTURE(size);
    const Autoencoder<float> network = changed(
        small_network(),
        [size](std::size_t i, const Parameter<float>& parameter, std::size_t j, float weight) {
          const double share = j == 0 ? 1.0 : static_cast<double>(j % 7) / 7.0;
          return i == 1 && parameter.name == "kernel" ? static_cast<float>(size * share) : weight;
        });
    const TensorFile file = eight_bit_tensors(network);
    const std::vector<double> scales = numbers(file.tensors.at("layers.1.kernel.scale"));
    const Autoencoder<float> stored = read(to_safetensors(file));
    const auto before = network.layers()[1].parameters()[0].values;
    const auto after = stored.layers()[1].parameters()[0].values;
    for (std::size_t j = 0; j < before.size(); ++j) {
      CHECK(std::abs(double{after[j]} - double{before[j]}) <= scales[j % 2] / 2.0);
    }
  }
  // Larger than F16 holds, in a bias too.
  const Autoencoder<float> large =
      changed(small_network(), [](std::size_t, const Parameter<float>&, std::size_t, float weight) {
        return weight + 1e6F;
      });
  CHECK(read(eight_bits(large)).layers()[0].parameters()[1].values[0] == 1e6F);
}

TEST_CASE("a file may hold some kernels in 8 bits, and scales of another precision") {
  const Autoencoder<float> network = small_network();
  TensorFile file = eight_bit_tensors(network);
  const std::string exact = to_safetensors(AutoencoderFile{network, {}}, TensorType::f32);
  const TensorFile floats = read_safetensors(bytes_of(exact), "w");
  file.tensors["layers.1.kernel"] = floats.tensors.at("layers.1.kernel");
  file.tensors.erase("layers.1.kernel.scale");
  file.tensors["layers.2.kernel.scale"] =
      vector_tensor(Eigen::Vector4d(0.5, 1.0, 0.25, 0.0625), TensorType::f16);
  file.tensors["layers.2.kernel"] =
      matrix_tensor(Eigen::MatrixXd::Constant(2, 4, -3.0), TensorType::i8);
  const Autoencoder<float> stored = read(to_safetensors(file));
  const auto exactly = network.layers()[1].parameters()[0].values;
  CHECK(std::equal(exactly.begin(), exactly.end(),
                   stored.layers()[1].parameters()[0].values.begin()));
  CHECK(stored.layers()[2].parameters()[0].values[1] == -3.0F);
  CHECK(stored.layers()[2].parameters()[0].values[4] == -1.5F);
  CHECK(stored.layers()[2].parameters()[0].values[7] == -0.1875F);
}

TEST_CASE("files of 8 bits that hold no usable weights are refused with what is wrong") {
  for (const Autoencoder<float>& network : {small_network(), convolutional_network()}) {
    const auto fault = [&network](const auto& change) {
      TensorFile file = eight_bit_tensors(network);
      change(file);
      std::string text = fault_of(file);
      CHECK(text.find('\n') == std::string::npos);
      return text;
    };
    const std::string kernel = "layers.0.kernel";
    const std::string scale = "layers.0.kernel.scale";
    const auto with_scale = [&](double value, TensorType type = TensorType::f32) {
      return fault([&](TensorFile& file) {
        const auto count = static_cast<Eigen::Index>(file.tensors.at(scale).shape[0]);
        Eigen::VectorXd scales = Eigen::VectorXd::Constant(count, 0.01);
        scales(1) = value;
        file.tensors[scale] = vector_tensor(scales, type);
      });
    };
    REQUIRE(fault([](TensorFile&) {}).empty());
    REQUIRE(with_scale(0.02).empty());
    CHECK_THAT(fault([&](TensorFile& file) { file.tensors.erase(scale); }),
               StartsWith("w.safetensors: tensor \"layers.0.kernel\" has type I8") &&
                   ContainsSubstring("there is no tensor \"layers.0.kernel.scale\""));
    CHECK_THAT(fault([&](TensorFile& file) {
                 file.tensors[scale] = vector_tensor(Eigen::Vector2d(1.0, 1.0), TensorType::f32);
               }),
               ContainsSubstring("\"layers.0.kernel.scale\" has shape (2,); it should be ("));
    CHECK_THAT(fault([&](TensorFile& file) {
                 file.tensors[scale] = matrix_tensor(Eigen::MatrixXd::Ones(1, 5), TensorType::f32);
               }),
               ContainsSubstring("\"layers.0.kernel.scale\" has shape (1, 5)"));
    constexpr double infinity = std::numeric_limits<double>::infinity();
    for (const double bad : {std::numeric_limits<double>::quiet_NaN(), infinity, -infinity}) {
      CHECK_THAT(with_scale(bad), ContainsSubstring("\"layers.0.kernel.scale\" holds a number that "
                                                    "is not finite"));
    }
    CHECK_THAT(with_scale(-0.01), ContainsSubstring("\"layers.0.kernel.scale\" holds a scale that "
                                                    "is negative, number 2"));
    CHECK_THAT(with_scale(0.0), ContainsSubstring("\"layers.0.kernel.scale\" holds a scale that is "
                                                  "0 for integers that are not, number 2"));
    CHECK_THAT(with_scale(1.0, TensorType::u8), ContainsSubstring("should be F16, BF16, F32 or "
                                                                  "F64"));
    // Finite in double, not in the network's float.
    CHECK_THAT(with_scale(1e300, TensorType::f64), ContainsSubstring("weights must be finite"));
    CHECK_THAT(fault([&](TensorFile& file) { file.tensors.at(kernel).bytes[1] = std::byte{0x80}; }),
               ContainsSubstring("\"layers.0.kernel\" holds -128"));
    CHECK_THAT(fault([&](TensorFile& file) { file.tensors.at(kernel).type = TensorType::u8; }),
               ContainsSubstring("should be F16, BF16, F32 or F64"));
    CHECK_THAT(fault([&](TensorFile& file) {
                 file.tensors["layers.0.bias"] = {
                     TensorType::i8, file.tensors.at("layers.0.bias").shape,
                     std::vector<std::byte>(file.tensors.at("layers.0.bias").shape[0])};
               }),
               ContainsSubstring("\"layers.0.bias\" has type I8"));
    // Scales that belong to no integers.
    CHECK_THAT(fault([&](TensorFile& file) {
                 file.tensors["layers.0.bias.scale"] = file.tensors.at(scale);
               }),
               ContainsSubstring("has 13 tensors; its 4 layers have 12"));
  }
  TensorFile turned = eight_bit_tensors(convolutional_network());
  turned.tensors.at("layers.0.kernel").shape = {1, 3, 3, 3};
  CHECK_THAT(fault_of(turned),
             ContainsSubstring("has shape (1, 3, 3, 3); it should be (3, 3, 1, 3)"));
  TensorFile flat = eight_bit_tensors(small_network());
  flat.tensors.at("layers.0.kernel").shape = {40};
  CHECK_THAT(fault_of(flat), ContainsSubstring("has shape (40,); it should have 2 dimensions"));
}
