// xenoglyph convert: an autoencoder's weights in, the same in another precision out.

#include <array>
#include <cmath>
#include <cstdio>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "autoencoder/errors.hpp"
#include "cli/files.hpp"
#include "cli/network_files.hpp"
#include "cli/notes.hpp"
#include "cli/scored_network.hpp"
#include "cli/subcommands.hpp"
#include "data/file_error.hpp"
#include "data/input_file.hpp"
#include "data/output_file.hpp"

namespace xenoglyph::cli {

namespace {

struct ConvertRequest {
  std::string weights;
  std::string validation_images;
  std::string precision;
  std::string output;
};

std::string cost_text(const ScoredNetwork& network) {
  const double stored = network.stored.total();
  const double before = network.before.total();
  std::array<char, 80> text{};
  if (stored == before) {
    std::snprintf(text.data(), text.size(), "%.6f, as before", stored);
  } else {
    std::snprintf(text.data(), text.size(), "%.6f, which is %.3f %% %s than before (%.6f)", stored,
                  100.0 * std::abs(stored / before - 1.0), stored > before ? "more" : "less",
                  before);
  }
  return "loss on " + network.file.notes.at("validation_images") + " images: " + text.data();
}

data::AutoencoderFile converted(const ConvertRequest& request, data::TensorType type) {
  data::AutoencoderFile network = read_weights(request.weights);
  if (request.validation_images.empty()) {
    return unscored_network(std::move(network), type);
  }
  const data::Images images =
      read_images_for(network.autoencoder.input_shape(), request.validation_images);
  try {
    ScoredNetwork scored = scored_network(std::move(network), to_samples(images), type);
    note(cost_text(scored));
    return std::move(scored.file);
  } catch (const InvalidNetwork& error) {
    throw data::FileError(data::display_name(request.weights) + ": " + error.what());
  }
}

void run(const ConvertRequest& request) {
  const std::vector<std::pair<std::string, std::string>> inputs{
      {"--weights", request.weights}, {"--validation-images", request.validation_images}};
  check_one_standard_input(inputs);
  for (const auto& [option, path] : inputs) {
    check_output(request.output, option, path);
  }
  const data::TensorType type = precision_from_string(request.precision);
  data::write_file(request.output, to_safetensors(converted(request, type), type));
}

}  // namespace

void add_convert_command(CLI::App& app) {
  CLI::App* const command =
      app.add_subcommand("convert", "Store an autoencoder's weights in another precision");
  const auto request = std::make_shared<ConvertRequest>();
  command
      ->add_option("-w,--weights", request->weights,
                   "The network: safetensors from xenoglyph train; - is standard input")
      ->required()
      ->type_name("FILE");
  command
      ->add_option("--validation-images", request->validation_images,
                   "Images to measure the loss on, before and after; told, and kept in the "
                   "metadata")
      ->type_name("FILE");
  command
      ->add_option("-o,--output", request->output,
                   "Where the weights go, as safetensors; - is standard output")
      ->required()
      ->type_name("FILE");
  add_weights_precision_option(*command, request->precision)->required();
  command->callback([request]() { run(*request); });
}

}  // namespace xenoglyph::cli
