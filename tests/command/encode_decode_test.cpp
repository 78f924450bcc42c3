// encode and decode against the library, and fit on what they write.

#include <cmath>
#include <span>
#include <string>
#include <vector>

#include <catch_amalgamated.hpp>
#include <nlohmann/json.hpp>

#include "autoencoder/initialization.hpp"
#include "base/rows.hpp"
#include "data/autoencoder_file.hpp"
#include "data/codes_file.hpp"
#include "data/png_writer.hpp"
#include "data/table_reader.hpp"
#include "run_command.hpp"
#include "small_images.hpp"

namespace {

using xenoglyph::Activation;
using xenoglyph::Autoencoder;
using xenoglyph::Initialization;
using xenoglyph::Rows;
using xenoglyph::data::Codes;
using xenoglyph::data::TensorType;

constexpr std::uint32_t count = 90;

Autoencoder<float> network() {
  return xenoglyph::initial_autoencoder<float>(
      xenoglyph::network_shape({20, 7, 3, 7, 20}, Activation::selu, 0.01),
      Initialization::lecun_normal, 11);
}

Rows<float> samples() {
  const std::string pixels = small_images(count).substr(16);
  Rows<float> values(Eigen::Index{count}, Eigen::Index{20});
  for (std::size_t i = 0; i < pixels.size(); ++i) {
    values.data()[i] = static_cast<float>(static_cast<unsigned char>(pixels[i])) / 255.0F;
  }
  return values;
}

/// A folder with weights w, images and labels.
struct Encoded {
  Encoded() {
    folder.write("w", to_safetensors({network(), {{"image_height", "4"}}}, TensorType::f32));
    folder.write("images", small_images(count));
    folder.write("labels", small_labels(count));
  }

  Codes codes(const std::string& name) const {
    const std::string content = folder.read(name);
    return xenoglyph::data::read_codes(std::as_bytes(std::span(content)), name);
  }

  void check_refused(const std::vector<std::string>& words, int status,
                     const std::string& fault) const {
    const CommandResult result = folder.run(words);
    CAPTURE(words, result.errors);
    CHECK(result.status == status);
    CHECK(result.output.empty());
    CHECK(result.says_in_one_line(fault));
    CHECK_FALSE(folder.has("out"));
    CHECK_FALSE(folder.has("out.safetensors"));
  }

  WorkFolder folder;
};

void check_ran(const CommandResult& result) {
  CAPTURE(result.errors);
  REQUIRE(result.status == 0);
  CHECK(result.errors.empty());
}

}  // namespace

TEST_CASE("encode writes the library's codes, as CSV and as safetensors") {
  const Encoded encoded;
  const WorkFolder& folder = encoded.folder;
  const Rows<float> expected = network().encode(samples());
  const std::vector<std::string> encode{"encode", "--weights", "w", "--images", "images"};

  const CommandResult printed = folder.run(encode);
  check_ran(printed);
  CHECK(printed.output.starts_with("code_0,code_1,code_2\n"));
  folder.write("codes.csv", printed.output);
  const auto table = xenoglyph::data::read_table_file(folder / "codes.csv");
  CHECK(table.points == expected.cast<double>());

  check_ran(
      folder.run({"encode", "-w", "w", "-i", "images", "-l", "labels", "-o", "codes.safetensors"}));
  const Codes codes = encoded.codes("codes.safetensors");
  CHECK(codes.codes == expected);
  REQUIRE(codes.labels.size() == count);
  CHECK(codes.labels[10] == 1);
  CHECK(codes.labels[8] == 8);

  check_ran(folder.run(
      {"encode", "-w", "w", "-i", "images", "-o", "half.safetensors", "--precision", "f16"}));
  CHECK(encoded.codes("half.safetensors").labels.empty());
  const Rows<float> difference = encoded.codes("half.safetensors").codes - expected;
  CHECK(difference.cwiseAbs().maxCoeff() > 0.0F);
  CHECK(difference.cwiseAbs().maxCoeff() <= expected.cwiseAbs().maxCoeff() * 0x1.0p-11F);
}

TEST_CASE("decode writes the library's images, as a sheet and as numbers") {
  const Encoded encoded;
  const WorkFolder& folder = encoded.folder;
  const Rows<float> codes = network().encode(samples());
  check_ran(folder.run({"encode", "-w", "w", "-i", "images", "-o", "codes.csv"}));
  check_ran(folder.run({"encode", "-w", "w", "-i", "images", "-o", "codes.safetensors"}));
  const Rows<float> expected = network().decode(codes);

  check_ran(folder.run({"decode", "-w", "w", "-c", "codes.csv", "-o", "pixels.csv"}));
  CHECK(xenoglyph::data::read_table_file(folder / "pixels.csv").points == expected.cast<double>());

  const std::string sheet = to_png(xenoglyph::data::contact_sheet(expected, 4, 5));
  check_ran(folder.run({"decode", "-w", "w", "-c", "codes.csv", "-o", "sheet.png"}));
  CHECK(folder.read("sheet.png") == sheet);
  const CommandResult printed = folder.run({"decode", "-w", "w", "-c", "codes.safetensors"});
  check_ran(printed);
  CHECK(printed.output == sheet);

  check_ran(folder.run({"decode", "-w", "w", "-c", "codes.csv", "-o", "wide.png", "--columns", "30",
                        "--scale", "3", "--gap", "1"}));
  CHECK(folder.read("wide.png") == to_png(xenoglyph::data::contact_sheet(
                                       expected, 4, 5, {.columns = 30, .scale = 3, .gap = 1})));
}

TEST_CASE("fit takes codes from safetensors, and never their labels") {
  const Encoded encoded;
  const WorkFolder& folder = encoded.folder;
  check_ran(folder.run({"encode", "-w", "w", "-i", "images", "-o", "codes.csv"}));
  check_ran(
      folder.run({"encode", "-w", "w", "-i", "images", "-l", "labels", "-o", "codes.safetensors"}));
  check_ran(folder.run({"fit", "--input", "codes.csv", "--k-max", "9", "--output", "a.json"}));
  check_ran(
      folder.run({"fit", "--input", "codes.safetensors", "--k-max", "9", "--output", "b.json"}));
  CHECK(folder.read("a.json") == folder.read("b.json"));
  CHECK(nlohmann::json::parse(folder.read("b.json")).at("n_features") == 3);
}

TEST_CASE("encode refuses what does not fit together") {
  const Encoded encoded;
  const WorkFolder& folder = encoded.folder;
  folder.write("few", small_labels(3));
  folder.write("wide", idx_file({1, 3, 3}, "123456789"));
  folder.write("table", "1,2,3\n");
  encoded.check_refused({"encode", "-w", "w", "-i", "wide", "-o", "out"}, 1,
                        "wide: has images of 3 x 3 = 9 pixels, the network takes 20");
  encoded.check_refused({"encode", "-w", "table", "-i", "images", "-o", "out"}, 1, "table: ");
  encoded.check_refused({"encode", "-w", "w", "-i", "labels", "-o", "out"}, 1, "labels: has 1 dim");
  encoded.check_refused({"encode", "-w", "w", "-i", "images", "-l", "few", "-o", "out.safetensors"},
                        1, "few: has 3 labels for 90 images");
  encoded.check_refused(
      {"encode", "-w", "w", "-i", "images", "-l", "images", "-o", "out.safetensors"}, 1,
      "images: has 3 dimensions");
  encoded.check_refused({"encode", "-w", "w", "-i", "images", "-l", "labels", "-o", "out"}, 2,
                        "--labels needs an --output that ends in .safetensors");
  encoded.check_refused(
      {"encode", "-w", "w", "-i", "images", "-o", "out.safetensors", "--precision", "i8"}, 2,
      "--precision: i8 not in {f16,f32}");
  encoded.check_refused({"encode", "-w", "-", "-i", "-", "-o", "out"}, 2,
                        "can't both be standard input");
  encoded.check_refused({"encode", "-w", "w", "-i", "images", "-o", "images"}, 2, "overwrite");
}

TEST_CASE("decode refuses what does not fit together") {
  const Encoded encoded;
  const WorkFolder& folder = encoded.folder;
  folder.write("narrow", "1,2\n");
  folder.write("codes", "1,2,3\n0.5,0,-1\n");
  folder.write("unsized", to_safetensors({network(), {}}, TensorType::f32));
  encoded.check_refused({"decode", "-w", "w", "-c", "narrow", "-o", "out"}, 1,
                        "narrow: has 2 columns of numbers, the network's codes have 3");
  encoded.check_refused({"decode", "-w", "codes", "-c", "codes", "-o", "out"}, 1, "codes: ");
  encoded.check_refused({"decode", "-w", "unsized", "-c", "codes", "-o", "out"}, 1,
                        "their 20 pixels make no square");
  encoded.check_refused({"decode", "-w", "w", "-c", "codes", "--scale", "0", "-o", "out"}, 2,
                        "--scale: ");
  encoded.check_refused({"decode", "-w", "w", "-c", "codes", "--columns", "-3", "-o", "out"}, 2,
                        "--columns: ");
  encoded.check_refused({"decode", "-w", "w", "-c", "codes", "--gap", "-1", "-o", "out"}, 2,
                        "--gap: ");
  encoded.check_refused({"decode", "-w", "w", "-c", "codes", "-o", "codes"}, 2, "overwrite");
}
