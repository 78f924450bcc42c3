#include "data/autoencoder_file.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <string>
#include <vector>

#include <catch_amalgamated.hpp>

#include "autoencoder/trainer.hpp"
#include "base/errors.hpp"
#include "base/rows.hpp"
#include "data/checkpoint_file.hpp"
#include "data/file_error.hpp"
#include "data/network_json.hpp"
#include "data/safetensors.hpp"
#include "small_networks.hpp"

namespace {

using Catch::Matchers::ContainsSubstring;
using Catch::Matchers::StartsWith;
using xenoglyph::Autoencoder;
using xenoglyph::DenseLayer;
using xenoglyph::Rows;
using xenoglyph::Trainer;
using xenoglyph::TrainerOptions;
using xenoglyph::data::AutoencoderFile;
using xenoglyph::data::Checkpoint;
using xenoglyph::data::FileError;
using xenoglyph::data::read_autoencoder;
using xenoglyph::data::read_checkpoint;
using xenoglyph::data::TensorFile;
using xenoglyph::data::TensorType;

TensorFile small_file() {
  const std::string text = to_safetensors(AutoencoderFile{small_network(), {}}, TensorType::f32);
  return xenoglyph::data::read_safetensors(bytes_of(text), "small");
}

std::string fault(const TensorFile& file) {
  try {
    read_autoencoder(bytes_of(to_safetensors(file)), "w.safetensors");
  } catch (const FileError& error) {
    return error.what();
  }
  return "";
}

template <typename Change>
std::string fault_after(const Change& change) {
  TensorFile file = small_file();
  change(file);
  return fault(file);
}

Rows<float> stripes(Eigen::Index count) {
  Rows<float> samples(count, 8);
  for (Eigen::Index row = 0; row < count; ++row) {
    for (Eigen::Index column = 0; column < 8; ++column) {
      samples(row, column) = static_cast<float>((row / 3 + column * (1 + row % 3)) % 5) / 4.0F;
    }
  }
  return samples;
}

TrainerOptions options() {
  TrainerOptions options;
  options.epochs = 6;
  options.batch_size = 7;
  options.learning_rate = 0.01;
  options.averaging_decay = 0.9;
  options.seed = 18446744073709551615U;
  return options;
}

void advance(Trainer<float>& trainer, int steps) {
  for (int i = 0; i < steps; ++i) {
    trainer.advance();
  }
}

Checkpoint checkpoint_of(const Trainer<float>& trainer) {
  return {trainer.state(), trainer.options(), 0xFFFFFFFFFFFFFFFFU, {{"layers", "8-5-2-4-8"}}};
}

std::string checkpoint_fault(const TensorFile& file) {
  try {
    read_checkpoint(bytes_of(to_safetensors(file)), "c");
  } catch (const FileError& error) {
    return error.what();
  }
  return "";
}

}  // namespace

TEST_CASE("an autoencoder comes back from its file") {
  const AutoencoderFile file{small_network(), {{"epochs", "3"}, {"image_height", "2"}}};
  const std::string text = to_safetensors(file, TensorType::f32);
  const AutoencoderFile again = read_autoencoder(bytes_of(text), "w");
  CHECK(same_layers(again.autoencoder, file.autoencoder));
  CHECK(again.notes == file.notes);
  CHECK(to_safetensors(again, TensorType::f32) == text);
}

TEST_CASE("half precision stores the rounded autoencoder") {
  const Autoencoder<float> exact = small_network();
  const std::string text = to_safetensors(AutoencoderFile{exact, {}}, TensorType::f16);
  const Autoencoder<float> stored = read_autoencoder(bytes_of(text), "w").autoencoder;
  CHECK_FALSE(same_layers(stored, exact));
  CHECK(same_layers(stored, rounded(exact, TensorType::f16)));
  CHECK(same_layers(rounded(exact, TensorType::f32), exact));
  for (std::size_t i = 0; i < exact.layers().size(); ++i) {
    const Rows<float>& kernel = exact.layers()[i].as<DenseLayer>().kernel;
    CHECK((stored.layers()[i].as<DenseLayer>().kernel - kernel).cwiseAbs().maxCoeff() <=
          kernel.cwiseAbs().maxCoeff() * 0x1.0p-11F);
  }
}

TEST_CASE("a weights file names its tensors and its structure for other programs") {
  const TensorFile file = small_file();
  CHECK(file.tensors.size() == 8);
  CHECK(file.tensors.at("layers.0.kernel").shape == std::vector<std::size_t>{8, 5});
  CHECK(file.tensors.at("layers.0.bias").shape == std::vector<std::size_t>{5});
  CHECK(file.tensors.at("layers.3.kernel").shape == std::vector<std::size_t>{4, 8});
  CHECK(file.metadata.at("format") == "xenoglyph-autoencoder");
  CHECK(file.metadata.at("version") == "1");
  CHECK(file.metadata.at("activations") == "tanh,tanh,tanh,sigmoid");
  CHECK(file.metadata.at("code_layer") == "1");
  CHECK(file.metadata.at("l2") == "0,0.25,0,0");
  // Row by row: the second number belongs to the first input and the second output.
  CHECK(numbers(file.tensors.at("layers.0.kernel"))[1] ==
        static_cast<double>(small_network().layers()[0].as<DenseLayer>().kernel(0, 1)));
}

TEST_CASE("weights that don't fit, and notes in the format's way, are not written") {
  std::vector<xenoglyph::Layer<float>> layers = small_network().layers();
  layers[2].as<DenseLayer>().kernel(1, 1) = 1e6F;
  const AutoencoderFile large{Autoencoder<float>(layers, 1), {}};
  CHECK_THROWS_AS(to_safetensors(large, TensorType::f16), xenoglyph::InvalidArgument);
  CHECK(same_layers(
      read_autoencoder(bytes_of(to_safetensors(large, TensorType::f32)), "w").autoencoder,
      large.autoencoder));
  const AutoencoderFile noted{small_network(), {{"format", "mine"}}};
  CHECK_THROWS_AS(to_safetensors(noted, TensorType::f32), xenoglyph::InvalidArgument);
}

TEST_CASE("weights files that hold no usable autoencoder are refused with what is wrong") {
  CHECK(fault_after([](TensorFile&) {}).empty());
  CHECK_THAT(fault_after([](TensorFile& file) { file.metadata.erase("format"); }),
             StartsWith("w.safetensors: is not an autoencoder"));
  CHECK_THAT(fault_after([](TensorFile& file) {
               file.metadata.insert_or_assign("format", std::string("pt"));
             }),
             ContainsSubstring("is not an autoencoder"));
  CHECK_THAT(fault_after([](TensorFile& file) {
               file.metadata.insert_or_assign("version", std::string("2"));
             }),
             ContainsSubstring("only version 1"));
  CHECK_THAT(fault_after([](TensorFile& file) { file.metadata.erase("activations"); }),
             ContainsSubstring("no \"activations\""));
  CHECK_THAT(fault_after([](TensorFile& file) {
               file.metadata.insert_or_assign("activations", std::string("tanh,tanh,gelu,sigmoid"));
             }),
             ContainsSubstring("\"gelu\" is no activation"));
  CHECK_THAT(fault_after([](TensorFile& file) {
               file.metadata.insert_or_assign("activations", std::string("tanh,sigmoid"));
             }),
             ContainsSubstring("a number a layer"));
  CHECK_THAT(fault_after([](TensorFile& file) {
               file.metadata.insert_or_assign("activations",
                                              std::string("tanh,tanh,tanh,sigmoid,selu"));
               file.metadata.insert_or_assign("l2", std::string("0,0,0,0,0"));
             }),
             ContainsSubstring("no tensor \"layers.4.kernel\""));
  CHECK_THAT(fault_after([](TensorFile& file) {
               file.metadata.insert_or_assign("l2", std::string("0,x,0,0"));
             }),
             ContainsSubstring("should be numbers"));
  CHECK_THAT(fault_after([](TensorFile& file) {
               file.metadata.insert_or_assign("l2", std::string("0,-1,0,0"));
             }),
             ContainsSubstring("should be numbers"));
  CHECK_THAT(fault_after([](TensorFile& file) {
               file.metadata.insert_or_assign("code_layer", std::string("-1"));
             }),
             ContainsSubstring("whole number"));
  CHECK_THAT(fault_after([](TensorFile& file) {
               file.metadata.insert_or_assign("code_layer", std::string("4"));
             }),
             ContainsSubstring("there are 4 layers"));
  CHECK_THAT(fault_after([](TensorFile& file) {
               file.metadata.insert_or_assign("code_layer", std::string("3"));
             }),
             StartsWith("w.safetensors: "));
  CHECK_THAT(fault_after([](TensorFile& file) { file.tensors.erase("layers.2.bias"); }),
             ContainsSubstring("no tensor \"layers.2.bias\""));
  CHECK_THAT(fault_after([](TensorFile& file) {
               file.tensors["layers.4.bias"] = file.tensors["layers.3.bias"];
             }),
             ContainsSubstring("has 9 tensors"));
  CHECK_THAT(fault_after([](TensorFile& file) {
               file.tensors["layers.1.kernel"] =
                   matrix_tensor(Eigen::MatrixXd::Ones(5, 3), TensorType::f32);
             }),
             ContainsSubstring("\"layers.1.bias\" has shape (2,); it should be (3,)"));
  CHECK_THAT(fault_after([](TensorFile& file) {
               file.tensors["layers.1.kernel"] =
                   matrix_tensor(Eigen::MatrixXd::Ones(6, 2), TensorType::f32);
             }),
             ContainsSubstring("layer 1"));
  // No bytes, but many numbers of a bias, were they believed; a size of 32 bits too.
  CHECK_THAT(fault_after([](TensorFile& file) {
               file.tensors["layers.1.kernel"] = {TensorType::f32, {0, 2147483647}, {}};
             }),
             ContainsSubstring("\"layers.1.kernel\" has shape (0, 2147483647)"));
  CHECK_THAT(fault_after([](TensorFile& file) {
               file.tensors["layers.1.bias"] =
                   matrix_tensor(Eigen::MatrixXd::Ones(1, 2), TensorType::f32);
             }),
             ContainsSubstring("\"layers.1.bias\" has shape (1, 2)"));
  CHECK_THAT(fault_after([](TensorFile& file) {
               file.tensors["layers.1.kernel"] =
                   matrix_tensor(Eigen::MatrixXd::Ones(5, 2), TensorType::u8);
             }),
             ContainsSubstring("should be F16, BF16, F32 or F64"));
  constexpr double nan = std::numeric_limits<double>::quiet_NaN();
  constexpr double infinity = std::numeric_limits<double>::infinity();
  for (const double bad : {nan, infinity, -infinity}) {
    for (const TensorType type : {TensorType::f16, TensorType::f32, TensorType::f64}) {
      CHECK_THAT(fault_after([&](TensorFile& file) {
                   Eigen::MatrixXd kernel = Eigen::MatrixXd::Ones(5, 2);
                   kernel(3, 1) = bad;
                   file.tensors["layers.1.kernel"] = matrix_tensor(kernel, type);
                 }),
                 ContainsSubstring("not finite in row 4"));
      CHECK_THAT(fault_after([&](TensorFile& file) {
                   file.tensors["layers.1.bias"] = vector_tensor(Eigen::Vector2d(0, bad), type);
                 }),
                 ContainsSubstring("\"layers.1.bias\" holds a number that is not finite"));
    }
  }
  // Finite in double, not in the network's float.
  CHECK_THAT(fault_after([](TensorFile& file) {
               file.tensors["layers.1.bias"] =
                   vector_tensor(Eigen::Vector2d(0, 1e300), TensorType::f64);
             }),
             StartsWith("w.safetensors: "));
}

TEST_CASE("a network of other layers describes itself in its file") {
  const AutoencoderFile file{convolutional_network(), {{"epochs", "3"}, {"layers", "8-6-2-6-8"}}};
  const std::string text = to_safetensors(file, TensorType::f32);
  const AutoencoderFile again = read_autoencoder(bytes_of(text), "w");
  CHECK(same_layers(again.autoencoder, file.autoencoder));
  CHECK(again.notes == file.notes);
  CHECK(to_safetensors(again, TensorType::f32) == text);
  CHECK(same_layers(
      read_autoencoder(bytes_of(to_safetensors(file, TensorType::f16)), "w").autoencoder,
      rounded(file.autoencoder, TensorType::f16)));

  const TensorFile tensors = xenoglyph::data::read_safetensors(bytes_of(text), "w");
  CHECK(tensors.metadata.at("network") == xenoglyph::data::to_json(file.autoencoder.shape()));
  CHECK_FALSE(tensors.metadata.contains("activations"));
  CHECK(tensors.tensors.at("layers.0.kernel").shape == std::vector<std::size_t>{3, 3, 1, 3});
  CHECK(tensors.tensors.at("layers.3.kernel").shape == std::vector<std::size_t>{3, 3, 1, 3});
  CHECK(tensors.tensors.at("layers.3.bias").shape == std::vector<std::size_t>{1});
  const AutoencoderFile noted{convolutional_network(), {{"network", "mine"}}};
  CHECK_THROWS_AS(to_safetensors(noted, TensorType::f32), xenoglyph::InvalidArgument);
}

TEST_CASE("files whose tensors don't fit their description are refused with what is wrong") {
  const auto changed = [](const auto& change) {
    const std::string text =
        to_safetensors(AutoencoderFile{convolutional_network(), {}}, TensorType::f32);
    TensorFile file = xenoglyph::data::read_safetensors(bytes_of(text), "w");
    change(file);
    return fault(file);
  };
  REQUIRE(changed([](TensorFile&) {}).empty());
  CHECK_THAT(changed([](TensorFile& file) { file.tensors.erase("layers.3.kernel"); }),
             ContainsSubstring("has no tensor \"layers.3.kernel\""));
  CHECK_THAT(changed([](TensorFile& file) {
               file.tensors["layers.4.bias"] = file.tensors["layers.3.bias"];
             }),
             ContainsSubstring("has 9 tensors; its 4 layers have 8"));
  CHECK_THAT(changed([](TensorFile& file) {
               file.tensors["layers.0.kernel"].shape = {1, 3, 3, 3};
             }),
             ContainsSubstring("\"layers.0.kernel\" has shape (1, 3, 3, 3)") &&
                 ContainsSubstring("it should be (3, 3, 1, 3)"));
  CHECK_THAT(changed([](TensorFile& file) { file.tensors["layers.0.kernel"].shape = {27}; }),
             ContainsSubstring("\"layers.0.kernel\" has shape (27,)"));
  CHECK_THAT(changed([](TensorFile& file) {
               file.tensors["layers.3.bias"] =
                   vector_tensor(Eigen::VectorXd::Constant(1, std::nan("")), TensorType::f32);
             }),
             ContainsSubstring("\"layers.3.bias\" holds a number that is not finite"));
  CHECK_THAT(changed([](TensorFile& file) {
               file.tensors["layers.3.bias"] =
                   vector_tensor(Eigen::VectorXd::Constant(1, 1e300), TensorType::f64);
             }),
             ContainsSubstring("layer 3: its weights must be finite"));
  CHECK_THAT(changed([](TensorFile& file) {
               file.metadata.insert_or_assign("network", std::string("{}"));
             }),
             StartsWith("w.safetensors: metadata \"network\": input is missing"));
  CHECK_THAT(changed([](TensorFile& file) { file.metadata.erase("network"); }),
             ContainsSubstring("no \"activations\""));
}

TEST_CASE("a training goes on from a checkpoint file bit for bit, wherever it stopped") {
  const Rows<float> samples = stripes(25);  // four mini-batches an epoch
  const Autoencoder<float> start = GENERATE(small_network(), convolutional_network());
  Trainer<float> whole(start, samples, options());
  advance(whole, 24);
  REQUIRE(whole.finished());
  for (const int steps : {0, 1, 4, 7, 8, 23, 24}) {
    CAPTURE(steps);
    Trainer<float> first(start, samples, options());
    advance(first, steps);
    const std::string text = to_safetensors(checkpoint_of(first));
    const Checkpoint kept = read_checkpoint(bytes_of(text), "c");
    CHECK(kept.samples_hash == 0xFFFFFFFFFFFFFFFFU);
    CHECK(kept.notes.at("layers") == "8-5-2-4-8");
    CHECK(to_safetensors(kept) == text);
    Trainer<float> second(kept.state, samples, kept.options);
    advance(second, 24 - steps);
    CHECK(second.finished());
    CHECK(to_safetensors(checkpoint_of(second)) == to_safetensors(checkpoint_of(whole)));
  }
}

TEST_CASE("checkpoints keep every option, and trainings without averages") {
  TrainerOptions unusual;
  unusual.epochs = 17;
  unusual.batch_size = 3;
  unusual.learning_rate = 0.1 + 0.2;
  unusual.schedule = xenoglyph::LearningRateSchedule::constant;
  unusual.final_learning_rate = 1e-7;
  unusual.warmup_epochs = 2.5;
  unusual.beta1 = 0.8;
  unusual.beta2 = 0.99;
  unusual.epsilon = 1e-5;
  unusual.seed = 12345678901234567890U;
  const Rows<float> samples = stripes(9);
  Trainer<float> trainer(small_network(), samples, unusual);
  advance(trainer, 4);
  const std::string text = to_safetensors(checkpoint_of(trainer));
  const Checkpoint kept = read_checkpoint(bytes_of(text), "c");
  CHECK(kept.options.epochs == 17);
  CHECK(kept.options.batch_size == 3);
  CHECK(kept.options.learning_rate == unusual.learning_rate);
  CHECK(kept.options.schedule == unusual.schedule);
  CHECK(kept.options.final_learning_rate == 1e-7);
  CHECK(kept.options.warmup_epochs == 2.5);
  CHECK(kept.options.beta1 == 0.8);
  CHECK(kept.options.beta2 == 0.99);
  CHECK(kept.options.epsilon == 1e-5);
  CHECK(kept.options.averaging_decay == 0.0);
  CHECK(kept.options.seed == unusual.seed);
  CHECK_FALSE(kept.state.averaged.has_value());
  CHECK(kept.state.history.size() == 1);
}

TEST_CASE("checkpoints with something missing or wrong are refused") {
  const Rows<float> samples = stripes(25);
  Trainer<float> trainer(small_network(), samples, options());
  advance(trainer, 9);
  const std::string text = to_safetensors(checkpoint_of(trainer));
  const TensorFile good = xenoglyph::data::read_safetensors(bytes_of(text), "c");
  REQUIRE(checkpoint_fault(good).empty());
  for (const auto& [name, tensor] : good.tensors) {
    CAPTURE(name);
    TensorFile lacking = good;
    lacking.tensors.erase(name);
    if (name != "averaged.0.kernel") {  // without it there are no averaged weights at all
      CHECK_THAT(checkpoint_fault(lacking), StartsWith("c: "));
    }
    TensorFile misshapen = good;
    misshapen.tensors[name] = matrix_tensor(Eigen::MatrixXd::Ones(7, 7), tensor.type);
    CHECK_THAT(checkpoint_fault(misshapen), StartsWith("c: "));
  }
  for (const auto& [key, value] : good.metadata) {
    CAPTURE(key);
    TensorFile lacking = good;
    lacking.metadata.erase(key);
    TensorFile garbled = good;
    garbled.metadata.insert_or_assign(key, std::string("?"));
    if (!key.starts_with("note.")) {
      CHECK_THAT(checkpoint_fault(lacking), StartsWith("c: "));
      CHECK_THAT(checkpoint_fault(garbled), StartsWith("c: "));
    }
  }
  CHECK_THAT(checkpoint_fault(small_file()), ContainsSubstring("is not a checkpoint"));
}

TEST_CASE("content hashes are those that FNV-1a's authors publish") {
  const auto hash = [](const std::string& text) {
    return xenoglyph::data::content_hash(std::vector<std::uint8_t>(text.begin(), text.end()));
  };
  CHECK(hash("") == 0xCBF29CE484222325U);
  CHECK(hash("a") == 0xAF63DC4C8601EC8CU);
  CHECK(hash("foobar") == 0x85944171F73967E8U);
}
