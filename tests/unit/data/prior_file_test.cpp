// Files of variational networks whose codes have a mixture for their prior.
#include <cmath>
#include <cstddef>
#include <span>
#include <string>
#include <vector>

#include <catch_amalgamated.hpp>

#include "autoencoder/initialization.hpp"
#include "autoencoder/trainer.hpp"
#include "data/autoencoder_file.hpp"
#include "data/checkpoint_file.hpp"
#include "data/file_error.hpp"
#include "data/network_json.hpp"
#include "data/safetensors.hpp"

namespace {

using Catch::Matchers::ContainsSubstring;
using Catch::Matchers::StartsWith;
using xenoglyph::Activation;
using xenoglyph::Autoencoder;
using xenoglyph::CodeKind;
using xenoglyph::CodePrior;
using xenoglyph::DenseShape;
using xenoglyph::Initialization;
using xenoglyph::NetworkShape;
using xenoglyph::Rows;
using xenoglyph::Trainer;
using xenoglyph::TrainerOptions;
using xenoglyph::data::AutoencoderFile;
using xenoglyph::data::FileError;
using xenoglyph::data::parse_network;
using xenoglyph::data::read_autoencoder;
using xenoglyph::data::TensorFile;
using xenoglyph::data::TensorType;
using xenoglyph::data::to_json;

std::span<const std::byte> bytes_of(const std::string& text) {
  return std::as_bytes(std::span(text));
}

// 6-(2 means, 2 variances)-6, three components.
NetworkShape shape() {
  NetworkShape shape;
  shape.inputs = 6;
  shape.layers = {{DenseShape{4}, Activation::identity}, {DenseShape{6}, Activation::sigmoid}};
  shape.code_layer = 0;
  shape.code_kind = CodeKind::variational;
  shape.prior_components = 3;
  return shape;
}

Rows<float> samples() {
  Rows<float> result(20, 6);
  for (Eigen::Index i = 0; i < result.size(); ++i) {
    result.reshaped()(i) = static_cast<float>(i * 7 % 11) / 10.0F;
  }
  return result;
}

Trainer<float> trainer(const Rows<float>& samples, int steps) {
  TrainerOptions options;
  options.epochs = 5;
  options.batch_size = 8;
  options.learning_rate = 0.05;
  options.averaging_decay = 0.9;
  Trainer<float> result(
      xenoglyph::initial_autoencoder<float>(shape(), Initialization::glorot_uniform, 4), samples,
      options);
  for (int i = 0; i < steps; ++i) {
    result.advance();
  }
  return result;
}

// After some training, so that no number is a round one.
Autoencoder<float> network() {
  const Rows<float> given = samples();
  return trainer(given, 9).current();
}

bool same_prior(const CodePrior<float>& a, const CodePrior<float>& b) {
  return a.logits == b.logits && a.means == b.means && a.log_variances == b.log_variances;
}

template <class Change>
std::string fault_after(const Change& change) {
  const std::string text = to_safetensors(AutoencoderFile{network(), {}}, TensorType::f32);
  TensorFile file = xenoglyph::data::read_safetensors(bytes_of(text), "w");
  change(file);
  try {
    read_autoencoder(bytes_of(to_safetensors(file)), "w.safetensors");
  } catch (const FileError& error) {
    return error.what();
  }
  return "";
}

}  // namespace

TEST_CASE("a network's prior comes back from its file") {
  const AutoencoderFile file{network(), {{"epochs", "3"}}};
  const std::string text = to_safetensors(file, TensorType::f32);
  const AutoencoderFile again = read_autoencoder(bytes_of(text), "w");
  REQUIRE(again.autoencoder.prior());
  CHECK(again.autoencoder.shape() == file.autoencoder.shape());
  CHECK(same_prior(*again.autoencoder.prior(), *file.autoencoder.prior()));
  CHECK(again.notes == file.notes);
  CHECK(to_safetensors(again, TensorType::f32) == text);

  const TensorFile tensors = xenoglyph::data::read_safetensors(bytes_of(text), "w");
  CHECK(tensors.tensors.size() == 7);
  CHECK(tensors.tensors.at("prior.logits").shape == std::vector<std::size_t>{3});
  CHECK(tensors.tensors.at("prior.means").shape == std::vector<std::size_t>{3, 2});
  CHECK(tensors.tensors.at("prior.log_variances").shape == std::vector<std::size_t>{3, 2});
  // Row by row: the second number is the first component's.
  CHECK(numbers(tensors.tensors.at("prior.means"))[1] ==
        static_cast<double>(file.autoencoder.prior()->means(0, 1)));

  const auto half = read_autoencoder(bytes_of(to_safetensors(file, TensorType::f16)), "w");
  const Autoencoder<float> expected = rounded(file.autoencoder, TensorType::f16);
  CHECK(same_prior(*half.autoencoder.prior(), *expected.prior()));
  CHECK_FALSE(same_prior(*half.autoencoder.prior(), *file.autoencoder.prior()));
}

TEST_CASE("a prior goes on from a checkpoint file bit for bit") {
  const Rows<float> given = samples();
  const Autoencoder<float> whole = trainer(given, 15).result();
  for (const int steps : {0, 4, 9}) {
    CAPTURE(steps);
    const Trainer<float> first = trainer(given, steps);
    const std::string text =
        to_safetensors(xenoglyph::data::Checkpoint{first.state(), first.options(), 0, {}, {}});
    const auto kept = xenoglyph::data::read_checkpoint(bytes_of(text), "c");
    Trainer<float> second(kept.state, given, kept.options);
    while (!second.finished()) {
      second.advance();
    }
    CHECK(same_prior(*second.result().prior(), *whole.prior()));
    CHECK(second.result().encode(given) == whole.encode(given));
  }
}

TEST_CASE("files whose prior doesn't fit their network are refused with what is wrong") {
  REQUIRE(fault_after([](TensorFile&) {}).empty());
  for (const char* const name : {"prior.logits", "prior.means", "prior.log_variances"}) {
    CAPTURE(name);
    CHECK(fault_after([name](TensorFile& file) { file.tensors.erase(name); }) ==
          "w.safetensors: has no tensor \"" + std::string(name) + "\"");
    CHECK_THAT(fault_after([name](TensorFile& file) {
                 file.tensors[name] = vector_tensor(Eigen::Vector4d::Ones(), TensorType::f32);
               }),
               ContainsSubstring(name) && ContainsSubstring("shape (4,)"));
    CHECK_THAT(fault_after([name](TensorFile& file) {
                 const std::vector<double> values = numbers(file.tensors[name]);
                 const std::vector<std::size_t> extents = file.tensors[name].shape;
                 file.tensors[name] = vector_tensor(
                     Eigen::VectorXd::Constant(std::ssize(values), std::nan("")), TensorType::f32);
                 file.tensors[name].shape = extents;
               }),
               ContainsSubstring(name) && ContainsSubstring("not finite"));
  }
  CHECK_THAT(fault_after([](TensorFile& file) {
               file.tensors["prior.log_variances"] =
                   matrix_tensor(Eigen::MatrixXd::Constant(3, 2, -800.0), TensorType::f32);
             }),
             ContainsSubstring("its prior's variances must be finite and above 0"));
  CHECK_THAT(fault_after([](TensorFile& file) {
               file.tensors["prior.weights"] = file.tensors["prior.logits"];
             }),
             ContainsSubstring("has 8 tensors; its 2 layers and its prior have 7"));
  const auto described = [](const NetworkShape& changed) {
    return fault_after([&changed](TensorFile& file) {
      file.metadata.insert_or_assign("network", to_json(changed));
    });
  };
  NetworkShape other = shape();
  other.prior_components = 4;
  CHECK_THAT(described(other), ContainsSubstring("\"prior.logits\" has shape (3,)") &&
                                   ContainsSubstring("it should be (4,)"));
  other.prior_components = 0;
  CHECK_THAT(described(other), ContainsSubstring("has 7 tensors; its 2 layers have 4"));
  other.prior_components = 3;
  other.code_kind = CodeKind::plain;
  CHECK_THAT(described(other), StartsWith("w.safetensors: metadata \"network\"") &&
                                   ContainsSubstring("prior_components") &&
                                   ContainsSubstring("variational"));
}

TEST_CASE("a network's JSON tells how many components its prior has") {
  CHECK(parse_network(to_json(shape()), "n") == shape());
  CHECK_THAT(to_json(shape()), ContainsSubstring(R"("code":"variational","prior_components":3)"));
  NetworkShape without = shape();
  without.prior_components = 0;
  CHECK(parse_network(to_json(without), "n") == without);
  for (const char* const bad : {"0", "-1", "2.5", "1e9", "\"three\""}) {
    std::string text = to_json(shape());
    text.replace(text.find(":3}") + 1, 1, bad);
    CHECK_THROWS_WITH(parse_network(text, "n"), ContainsSubstring("prior_components should be"));
  }
}
