#pragma once

#include <string>
#include <utility>
#include <vector>

#include <CLI/CLI.hpp>

#include "autoencoder/layer.hpp"
#include "base/rows.hpp"
#include "data/autoencoder_file.hpp"
#include "data/idx_reader.hpp"

namespace xenoglyph::cli {

/// Images as a network takes them: a row an image, each pixel from 0 to 1.
Rows<float> to_samples(const data::Images& images);

/// Reads an autoencoder's weights; "-" is standard input. Throws data::FileError.
data::AutoencoderFile read_weights(const std::string& path);

/// Throws data::FileError unless images that came from `path` are what a network takes: of its
/// height and width, or of as many pixels where it takes a plain list.
void check_image_size(const data::Images& images, const ImageShape& inputs,
                      const std::string& path);

/// Reads IDX images that are what a network takes. Throws data::FileError.
data::Images read_images_for(const ImageShape& inputs, const std::string& path);

/// Adds --precision, f16 or f32: how numbers are stored in safetensors.
CLI::Option* add_precision_option(CLI::App& command, std::string& precision);
/// The same for weights, which may also be i8.
CLI::Option* add_weights_precision_option(CLI::App& command, std::string& precision);
data::TensorType precision_from_string(const std::string& precision);

/// Throws UsageError when more than one of the inputs, each an option and its value, is "-".
void check_one_standard_input(const std::vector<std::pair<std::string, std::string>>& inputs);

}  // namespace xenoglyph::cli
