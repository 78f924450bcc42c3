// The weights and codes of assets/: against MNIST where it is at hand, else against themselves.

#include <cmath>
#include <cstdlib>
#include <filesystem>
#include <iostream>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include <catch_amalgamated.hpp>

#include "autoencoder/loss.hpp"
#include "base/rows.hpp"
#include "data/autoencoder_file.hpp"
#include "data/codes_file.hpp"
#include "data/idx_reader.hpp"
#include "data/input_file.hpp"
#include "written_networks.hpp"

namespace {

using xenoglyph::Rows;
using xenoglyph::data::AutoencoderFile;
using xenoglyph::data::Codes;

const std::filesystem::path assets = XENOGLYPH_ASSETS;
const std::filesystem::path weights_path = assets / "autoencoder.safetensors";
const std::filesystem::path codes_path = assets / "codes.safetensors";

// A network that ships, and MNIST's test images as its codes.
struct Shipped {
  std::filesystem::path weights;
  std::filesystem::path codes;
};

// All of them, the one that opens by itself first.
std::vector<Shipped> all_shipped() {
  const std::string suffix = "-codes.safetensors";
  std::vector<Shipped> shipped{{weights_path, codes_path}};
  for (const auto& entry : std::filesystem::directory_iterator(assets)) {
    const std::string name = entry.path().filename().string();
    if (name.ends_with(suffix)) {
      const std::string network = name.substr(0, name.size() - suffix.size());
      shipped.push_back({assets / (network + ".safetensors"), entry.path()});
    }
  }
  return shipped;
}

AutoencoderFile weights_in(const std::filesystem::path& path) {
  const std::string content = xenoglyph::data::read_file(path);
  return xenoglyph::data::read_autoencoder(std::as_bytes(std::span(content)), path.string());
}

Codes codes_in(const std::filesystem::path& path) {
  const std::string content = xenoglyph::data::read_file(path);
  return xenoglyph::data::read_codes(std::as_bytes(std::span(content)), path.string());
}

// The folder with MNIST's four files: XENOGLYPH_MNIST_DIR, or shared/data/mnist beside the sources.
std::optional<std::filesystem::path> mnist_folder() {
  const char* const named = std::getenv("XENOGLYPH_MNIST_DIR");
  const std::filesystem::path folder =
      named != nullptr ? named : XENOGLYPH_BESIDE "/shared/data/mnist";
  if (std::filesystem::exists(folder / "t10k-images-idx3-ubyte.gz")) {
    return folder;
  }
  return std::nullopt;
}

}  // namespace

TEST_CASE("the shipped network is the one that is told of, and within its size") {
  CHECK(std::filesystem::file_size(weights_path) <= 1'000'000);
  const AutoencoderFile file = weights_in(weights_path);
  CHECK(file.autoencoder.sizes() == std::vector<Eigen::Index>{784, 256, 128, 6, 128, 256, 784});
  CHECK(file.autoencoder.code_layer() == 2);
  CHECK(file.autoencoder.layers()[2].l2() == 0.01);
  CHECK(number(file, "validation_loss") <= 0.1229);
  CHECK(std::abs(number(file, "validation_loss") -
                 number(file, "validation_loss_before_rounding")) < 0.0002);
}

TEST_CASE("networks that open on demand are small, and lose little by how they are stored") {
  CHECK(all_shipped().size() > 1);
  for (const Shipped& shipped : all_shipped()) {
    CAPTURE(shipped.weights);
    CHECK(std::filesystem::file_size(shipped.weights) + std::filesystem::file_size(shipped.codes) <=
          1'500'000);
    const AutoencoderFile file = weights_in(shipped.weights);
    CHECK(number(file, "validation_loss") <
          1.005 * number(file, "validation_loss_before_rounding"));
    const Codes codes = codes_in(shipped.codes);
    CHECK(codes.codes.rows() == 10000);
    CHECK(codes.labels.size() == 10000);
    CHECK(codes.codes.cols() == file.autoencoder.code_size());
  }
}

TEST_CASE("the shipped codes decode to images, with a label of each digit") {
  const Codes codes = codes_in(codes_path);
  CHECK(codes.codes.rows() == 10000);
  CHECK(codes.codes.cols() == 6);
  REQUIRE(codes.labels.size() == 10000);
  for (std::uint8_t digit = 0; digit < 10; ++digit) {
    CHECK(std::ranges::count(codes.labels, digit) > 800);
  }
  // Coming back from the decoded image, a code stays near where it was.
  const auto network = weights_in(weights_path).autoencoder;
  const Rows<float> again = network.encode(network.decode(codes.codes.topRows(1000)));
  const float moved = (again - codes.codes.topRows(1000)).rowwise().norm().mean();
  const float spread =
      (codes.codes.rowwise() - codes.codes.colwise().mean()).rowwise().norm().mean();
  CHECK(moved < 0.5F * spread);
}

TEST_CASE("on MNIST the shipped weights have the loss that they claim, and give the codes") {
  const auto folder = mnist_folder();
  if (!folder) {
    std::cerr << "MNIST is not at hand (XENOGLYPH_MNIST_DIR): the shipped weights were checked "
                 "against themselves only\n";
    SKIP("MNIST is not at hand");
  }
  std::cerr << "MNIST is at hand: the shipped weights are checked against its test images\n";
  const auto images = xenoglyph::data::read_idx_images_file(*folder / "t10k-images-idx3-ubyte.gz");
  REQUIRE(images.count == 10000);
  const Rows<float> samples =
      Eigen::Map<const Rows<std::uint8_t>>(images.pixels.data(), 10000, 784).cast<float>() / 255.0F;
  const auto labels = xenoglyph::data::read_idx_labels_file(*folder / "t10k-labels-idx1-ubyte.gz");
  for (const Shipped& shipped : all_shipped()) {
    CAPTURE(shipped.weights);
    const AutoencoderFile file = weights_in(shipped.weights);
    const xenoglyph::Loss loss = xenoglyph::reconstruction_loss<float>(file.autoencoder, samples);
    CHECK(loss.total() == Catch::Approx(number(file, "validation_loss")).epsilon(1e-6));
    CHECK(loss.cross_entropy ==
          Catch::Approx(number(file, "validation_cross_entropy")).epsilon(1e-6));
    const Codes codes = codes_in(shipped.codes);
    const Rows<float> expected = file.autoencoder.encode(samples);
    const float largest = expected.cwiseAbs().maxCoeff();
    // Half precision, and a little for processors that add in another order.
    CHECK((codes.codes - expected).cwiseAbs().maxCoeff() <= largest * (0x1.0p-11F + 1e-5F));
    CHECK(codes.labels == labels);
  }
}
