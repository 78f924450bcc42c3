#include "cli/network_files.hpp"

#include <algorithm>
#include <cstdint>
#include <span>

#include "base/rows.hpp"
#include "cli/usage_error.hpp"
#include "data/file_error.hpp"
#include "data/input_file.hpp"

namespace xenoglyph::cli {

Rows<float> to_samples(const data::Images& images) {
  using Bytes = Rows<std::uint8_t>;
  return Eigen::Map<const Bytes>(images.pixels.data(), images.count, images.height * images.width)
             .cast<float>() /
         255.0F;
}

data::AutoencoderFile read_weights(const std::string& path) {
  const std::string content = data::read_inflated_file(path);
  return data::read_autoencoder(std::as_bytes(std::span(content)), data::display_name(path));
}

void check_image_size(const data::Images& images, const ImageShape& inputs,
                      const std::string& path) {
  const Eigen::Index pixels = images.height * images.width;
  const std::string size = std::to_string(images.height) + " x " + std::to_string(images.width);
  if (inputs.is_list() ? pixels != inputs.size()
                       : ImageShape(images.height, images.width, 1) != inputs) {
    throw data::FileError(data::display_name(path) + ": has images of " + size +
                          (inputs.is_list() ? " = " + std::to_string(pixels) + " pixels" : " x 1") +
                          ", the network takes " + to_string(inputs));
  }
}

data::Images read_images_for(const ImageShape& inputs, const std::string& path) {
  data::Images images = data::read_idx_images_file(path);
  check_image_size(images, inputs, path);
  return images;
}

CLI::Option* add_precision_option(CLI::App& command, std::string& precision) {
  return command
      .add_option("--precision", precision, "How numbers are stored in safetensors: 2 or 4 bytes")
      ->check(CLI::IsMember({"f16", "f32"}))
      ->type_name("f16|f32")
      ->capture_default_str();
}

CLI::Option* add_weights_precision_option(CLI::App& command, std::string& precision) {
  return command
      .add_option("--precision", precision,
                  "How weights are stored: in 2 or 4 bytes, or (i8) in 1, with a scale for each "
                  "output of a layer")
      ->check(CLI::IsMember({"f16", "f32", "i8"}))
      ->type_name("f16|f32|i8");
}

data::TensorType precision_from_string(const std::string& precision) {
  if (precision == "i8") {
    return data::TensorType::i8;
  }
  return precision == "f16" ? data::TensorType::f16 : data::TensorType::f32;
}

void check_one_standard_input(const std::vector<std::pair<std::string, std::string>>& inputs) {
  const auto is_standard = [](const auto& input) { return input.second == "-"; };
  const auto first = std::ranges::find_if(inputs, is_standard);
  if (first == inputs.end()) {
    return;
  }
  const auto second = std::find_if(first + 1, inputs.end(), is_standard);
  if (second != inputs.end()) {
    throw UsageError(first->first + " and " + second->first + " can't both be standard input");
  }
}

}  // namespace xenoglyph::cli
