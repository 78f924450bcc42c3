// convert: the same network in another precision, with what that costs.

#include <cstdint>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include <catch_amalgamated.hpp>

#include "autoencoder/initialization.hpp"
#include "autoencoder/loss.hpp"
#include "base/rows.hpp"
#include "data/autoencoder_file.hpp"
#include "run_command.hpp"
#include "small_images.hpp"
#include "written_networks.hpp"

namespace {

using xenoglyph::Activation;
using xenoglyph::Autoencoder;
using xenoglyph::Rows;
using xenoglyph::data::AutoencoderFile;
using xenoglyph::data::TensorType;

Autoencoder<float> network(Activation last = Activation::sigmoid) {
  xenoglyph::NetworkShape shape;
  shape.inputs = {4, 5, 1};
  shape.layers = {{xenoglyph::ConvolutionShape{6, 3, 1}, Activation::leaky_relu, 0.01},
                  {xenoglyph::DenseShape{3}, Activation::identity},
                  {xenoglyph::DenseShape{{4, 5, 8}}, Activation::leaky_relu},
                  {xenoglyph::TransposedConvolutionShape{1, 3, 1}, last}};
  shape.code_layer = 1;
  return xenoglyph::initial_autoencoder<float>(shape, xenoglyph::Initialization::glorot_uniform, 9);
}

/// A folder with weights w, in single precision and with notes, and images.
struct Weights {
  Weights() {
    folder.write("w", to_safetensors({network(), notes}, TensorType::f32));
    folder.write("images", small_images(45));
  }

  AutoencoderFile read(const std::string& name) const { return read_weights(folder, name); }

  double loss(const Autoencoder<float>& autoencoder) const {
    return xenoglyph::reconstruction_loss<float>(autoencoder, samples(folder, "images")).total();
  }

  CommandResult convert(const std::string& from, const std::string& to,
                        const std::string& precision,
                        const std::vector<std::string>& more = {}) const {
    std::vector<std::string> words{"convert", "--weights",   from,     "--output",
                                   to,        "--precision", precision};
    words.insert(words.end(), more.begin(), more.end());
    CommandResult result = folder.run(words);
    CAPTURE(result.errors);
    CHECK(result.status == 0);
    return result;
  }

  std::map<std::string, std::string> notes = {{"epochs", "7"},
                                              {"validation_images", "45"},
                                              {"validation_loss", "0.5"},
                                              {"validation_cross_entropy", "0.25"}};
  WorkFolder folder;
};

}  // namespace

TEST_CASE("convert stores the network that rounding leaves, and its notes") {
  const Weights weights;
  for (const auto& [precision, type] :
       {std::pair{"i8", TensorType::i8}, {"f16", TensorType::f16}, {"f32", TensorType::f32}}) {
    CAPTURE(precision);
    const CommandResult result = weights.convert("w", precision, precision);
    CHECK(result.output.empty());
    CHECK(result.errors.empty());
    auto notes = weights.notes;
    if (type != TensorType::f32) {
      // What is told of the loss was so of the weights before.
      notes.erase("validation_loss");
      notes.erase("validation_cross_entropy");
      notes["validation_loss_before_rounding"] = "0.5";
      notes["validation_cross_entropy_before_rounding"] = "0.25";
    }
    CHECK(weights.folder.read(precision) == to_safetensors({network(), notes}, type));
  }
  // Back again: no weight changes any more, so that nothing untrue is told.
  weights.convert("i8", "wide", "f32");
  CHECK(weights.read("wide").notes == weights.read("i8").notes);
  weights.convert("wide", "narrow", "i8");
  CHECK(weights.folder.read("narrow") == weights.folder.read("i8"));
}

TEST_CASE("convert measures what it costs, tells it and keeps it") {
  const Weights weights;
  const double before = weights.loss(network());
  const double after = weights.loss(rounded(network(), TensorType::i8));
  REQUIRE(before != after);
  const CommandResult result =
      weights.convert("w", "small", "i8", {"--validation-images", "images"});
  CHECK(result.output.empty());
  CHECK(result.says_in_one_line("xenoglyph: loss on 45 images: "));
  CHECK(result.says_in_one_line(std::to_string(after) + ", which is "));
  CHECK(result.says_in_one_line(after > before ? " more than before (" : " less than before ("));
  CHECK(result.says_in_one_line("(" + std::to_string(before) + ")"));
  const AutoencoderFile file = weights.read("small");
  CHECK(number(file, "validation_loss") == after);
  CHECK(number(file, "validation_loss_before_rounding") == before);
  CHECK(number(file, "validation_cross_entropy") < after);
  CHECK(number(file, "validation_cross_entropy_before_rounding") < before);
  CHECK(file.notes.at("epochs") == "7");
  CHECK(file.notes.at("validation_images") == "45");

  const CommandResult same =
      weights.convert("small", "wide", "f32", {"--validation-images", "images"});
  CHECK(same.says_in_one_line(std::to_string(after) + ", as before"));
  CHECK(number(weights.read("wide"), "validation_loss") == after);
}

TEST_CASE("convert takes weights from standard input and gives them to standard output") {
  const Weights weights;
  weights.convert("w", "small", "i8");
  const CommandResult result = weights.folder.run(
      {"convert", "-w", "-", "-o", "-", "--precision", "i8"}, weights.folder.read("w"));
  CHECK(result.status == 0);
  CHECK(result.output == weights.folder.read("small"));
}

TEST_CASE("convert refuses what it can't store or measure") {
  const Weights weights;
  const WorkFolder& folder = weights.folder;
  auto layers = network().layers();
  layers[1].parameters()[0].values[0] = 1e6F;
  folder.write("large", to_safetensors({Autoencoder<float>(layers, 1), {}}, TensorType::f32));
  folder.write("open", to_safetensors({network(Activation::identity), {}}, TensorType::f32));
  folder.write("table", "1,2\n3,4\n");
  folder.write("wide", idx_file({1, 3, 3}, "123456789"));
  const auto refused = [&](std::vector<std::string> words, int status, const std::string& fault) {
    words.insert(words.begin(), "convert");
    const CommandResult result = folder.run(words);
    CAPTURE(words, result.errors);
    CHECK(result.status == status);
    CHECK(result.says_in_one_line(fault));
    CHECK_FALSE(folder.has("out"));
  };
  refused({"-w", "w", "-o", "out"}, 2, "--precision is required");
  refused({"-w", "w", "-o", "out", "--precision", "i4"}, 2, "--precision: i4 not in {f16,f32,i8}");
  refused({"-w", "w", "--precision", "i8"}, 2, "--output is required");
  refused({"-w", "w", "-o", "w", "--precision", "i8"}, 2, "overwrite");
  refused({"-w", "w", "-o", "images", "--precision", "i8", "--validation-images", "images"}, 2,
          "overwrite");
  refused({"-w", "-", "-o", "out", "--precision", "i8", "--validation-images", "-"}, 2,
          "can't both be standard input");
  refused({"-w", "large", "-o", "out", "--precision", "f16"}, 2, "--precision: ");
  refused({"-w", "table", "-o", "out", "--precision", "i8"}, 1, "table: ");
  refused({"-w", "w", "-o", "out", "--precision", "i8", "--validation-images", "wide"}, 1,
          "wide: has images of 3 x 3");
  refused({"-w", "open", "-o", "out", "--precision", "i8", "--validation-images", "images"}, 1,
          "open: ");
  // At 8 bits each output has its own scale, so that large weights are no hindrance.
  weights.convert("large", "small", "i8");
}
