// xenoglyph decode: codes and a network in, pictures out.

#include <cmath>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "base/rows.hpp"
#include "cli/files.hpp"
#include "cli/network_files.hpp"
#include "cli/subcommands.hpp"
#include "cli/table_input.hpp"
#include "cli/usage_error.hpp"
#include "data/file_error.hpp"
#include "data/input_file.hpp"
#include "data/numbers.hpp"
#include "data/output_file.hpp"
#include "data/png_writer.hpp"
#include "data/table_writer.hpp"

namespace xenoglyph::cli {

namespace {

struct DecodeRequest {
  std::string weights;
  std::string codes;
  std::string output = "-";
  data::Header header = data::Header::automatic;
  data::ContactSheetOptions sheet;
};

// The codes' images. Numbers of a network are floats: a code that is larger, or that makes a layer
// larger, gives no image.
Rows<float> decoded(const Autoencoder<float>& autoencoder, const DecodeRequest& request) {
  const std::string name = data::display_name(request.codes);
  const data::Table table = read_table(request.codes, request.header);
  const Points& codes = table.points;
  if (codes.cols() != autoencoder.code_size()) {
    throw data::FileError(name + ": has " + std::to_string(codes.cols()) +
                          " columns of numbers, the network's codes have " +
                          std::to_string(autoencoder.code_size()));
  }
  const Rows<float> floats = codes.cast<float>();
  Rows<float> images = autoencoder.decode(floats);
  for (Eigen::Index i = 0; i < codes.rows(); ++i) {
    if (!floats.row(i).allFinite() || !images.row(i).allFinite()) {
      Eigen::Index largest = 0;
      codes.row(i).cwiseAbs().maxCoeff(&largest);
      throw data::FileError(name + ": row " + std::to_string(table.row_of(i)) + ": column " +
                            std::to_string(largest + 1) + " is " +
                            data::format_number(codes(i, largest)) + ", too large for the network");
    }
  }
  return images;
}

// As the training noted it, else as the network gives it, else square.
Eigen::Index image_height(const data::AutoencoderFile& weights, const std::string& name) {
  const Eigen::Index pixels = weights.autoencoder.output_size();
  const auto noted = weights.notes.find("image_height");
  if (noted != weights.notes.end()) {
    const data::ParsedNumber height = data::parse_number(noted->second);
    if (height.kind == data::NumberKind::finite && height.value >= 1.0 &&
        height.value <= static_cast<double>(pixels) &&
        pixels % static_cast<Eigen::Index>(height.value) == 0) {
      return static_cast<Eigen::Index>(height.value);
    }
  }
  const ImageShape given = weights.autoencoder.layers().back().output_shape();
  if (!given.is_list()) {
    return given.height;
  }
  const Eigen::Index side = std::lround(std::sqrt(static_cast<double>(pixels)));
  if (side * side != pixels) {
    throw data::FileError(name +
                          ": does not say how high its images are (metadata image_height), "
                          "and their " +
                          std::to_string(pixels) + " pixels make no square");
  }
  return side;
}

void run(const DecodeRequest& request) {
  check_one_standard_input({{"--weights", request.weights}, {"--codes", request.codes}});
  check_output(request.output, "--weights", request.weights);
  check_output(request.output, "--codes", request.codes);
  const data::AutoencoderFile weights = read_weights(request.weights);
  const Rows<float> images = decoded(weights.autoencoder, request);
  if (request.output.ends_with(".csv")) {
    data::write_file(request.output, data::to_csv(images.cast<double>(),
                                                  data::numbered_names("pixel_", images.cols())));
    return;
  }
  const Eigen::Index height = image_height(weights, data::display_name(request.weights));
  data::write_file(request.output, data::to_png(data::contact_sheet(
                                       images, height, images.cols() / height, request.sheet)));
}

}  // namespace

void add_decode_command(CLI::App& app) {
  CLI::App* const command = app.add_subcommand("decode", "Turn codes into a sheet of images");
  const auto request = std::make_shared<DecodeRequest>();
  data::ContactSheetOptions& sheet = request->sheet;
  command
      ->add_option("-w,--weights", request->weights,
                   "The network: safetensors from xenoglyph train")
      ->required()
      ->type_name("FILE");
  command
      ->add_option("-c,--codes", request->codes,
                   "Codes: CSV, NPY or safetensors, one row a code; - is standard input")
      ->required()
      ->type_name("FILE");
  add_header_option(*command, request->header);
  command
      ->add_option("-o,--output", request->output,
                   "Where the sheet goes, as PNG; where the name ends in .csv, the pixels' values, "
                   "a row an image [standard output]")
      ->type_name("FILE");
  const std::string look = "Sheet";
  command->add_option("--columns", sheet.columns, "Images a row [about as many as rows]")
      ->type_name("N")
      ->group(look);
  command->add_option("--scale", sheet.scale, "Each pixel becomes N x N")
      ->type_name("N")
      ->capture_default_str()
      ->group(look);
  command->add_option("--gap", sheet.gap, "Black pixels between images")
      ->type_name("N")
      ->capture_default_str()
      ->group(look);
  command->callback([request]() { run(*request); });
}

}  // namespace xenoglyph::cli
