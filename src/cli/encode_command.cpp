// xenoglyph encode: images and a network in, codes out.

#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "cli/files.hpp"
#include "cli/labels.hpp"
#include "cli/network_files.hpp"
#include "cli/subcommands.hpp"
#include "cli/table_input.hpp"
#include "cli/usage_error.hpp"
#include "data/codes_file.hpp"
#include "data/file_error.hpp"
#include "data/input_file.hpp"
#include "data/model_json.hpp"
#include "data/output_file.hpp"
#include "data/table_writer.hpp"

namespace xenoglyph::cli {

namespace {

struct EncodeRequest {
  std::string weights;
  std::string images;
  std::string labels;
  std::string precision = "f32";
  std::string output = "-";
  std::string prior_output;
  data::Header header = data::Header::automatic;
};

// Where the network expects its codes, as a mixture.
std::optional<data::Model> prior_of(const Autoencoder<float>& network) {
  if (!network.prior()) {
    return std::nullopt;
  }
  const CodePrior<double> prior = network.prior()->cast<double>();
  std::vector<Eigen::MatrixXd> variances;
  for (Eigen::Index c = 0; c < prior.component_count(); ++c) {
    variances.emplace_back(prior.log_variances.row(c).transpose().array().exp());
  }
  return data::Model{GaussianMixture(CovarianceType::diagonal, prior.weights().transpose(),
                                     prior.means, std::move(variances))};
}

void run(const EncodeRequest& request) {
  const std::vector<std::pair<std::string, std::string>> inputs{
      {"--weights", request.weights}, {"--images", request.images}, {"--labels", request.labels}};
  check_one_standard_input(inputs);
  for (const auto& [option, path] : inputs) {
    check_output(request.output, option, path);
    if (!request.prior_output.empty()) {
      check_output(request.prior_output, option, path, "--prior-output");
    }
  }
  if (!request.prior_output.empty() && is_same_file(request.prior_output, request.output)) {
    throw UsageError("--prior-output and --output are the same file");
  }
  const bool as_safetensors = request.output.ends_with(".safetensors");
  if (!request.labels.empty() && !as_safetensors) {
    throw UsageError(
        "--labels needs an --output that ends in .safetensors: in CSV, labels would be taken for "
        "one more coordinate");
  }
  const Autoencoder<float> autoencoder = read_weights(request.weights).autoencoder;
  const std::optional<data::Model> prior = prior_of(autoencoder);
  if (!request.prior_output.empty() && !prior) {
    throw data::FileError(data::display_name(request.weights) +
                          ": its code has no prior for --prior-output (train --prior gives one)");
  }
  const data::Images images = read_images_for(autoencoder.input_shape(), request.images);
  data::Codes codes;
  if (!request.labels.empty()) {
    codes.labels = read_labels(request.labels, {request.header}, images.count, "images");
  }
  codes.codes = autoencoder.encode(to_samples(images));
  if (!codes.codes.allFinite()) {
    throw data::FileError(data::display_name(request.weights) +
                          ": gives codes that are too large for a float");
  }
  if (as_safetensors) {
    codes.notes = {{"format", "xenoglyph-codes"}, {"version", "1"}};
    data::write_file(request.output,
                     to_safetensors(codes, precision_from_string(request.precision)));
  } else {
    data::write_file(request.output,
                     data::to_csv(codes.codes.cast<double>(),
                                  data::numbered_names("code_", codes.codes.cols())));
  }
  if (!request.prior_output.empty()) {
    data::write_file(request.prior_output, to_json(*prior));
  }
}

}  // namespace

void add_encode_command(CLI::App& app) {
  CLI::App* const command =
      app.add_subcommand("encode", "Turn images into codes, a few numbers each");
  const auto request = std::make_shared<EncodeRequest>();
  command
      ->add_option("-w,--weights", request->weights,
                   "The network: safetensors from xenoglyph train")
      ->required()
      ->type_name("FILE");
  command
      ->add_option("-i,--images", request->images, "Images: IDX, raw or gzip; - is standard input")
      ->required()
      ->type_name("FILE");
  command
      ->add_option("-l,--labels", request->labels,
                   "Labels of the images, 0 to 255, to be stored beside the codes: IDX or a "
                   "table of one column, raw or gzip")
      ->type_name("FILE");
  add_header_option(*command, request->header);
  command
      ->add_option("-o,--output", request->output,
                   "Where the codes go: safetensors where the name ends in .safetensors, else CSV "
                   "[standard output]")
      ->type_name("FILE");
  command
      ->add_option("--prior-output", request->prior_output,
                   "Where the mixture goes that the network learnt with its codes (VaDE), as JSON: "
                   "predict and evaluate take it")
      ->type_name("FILE");
  add_precision_option(*command, request->precision);
  command->callback([request]() { run(*request); });
}

}  // namespace xenoglyph::cli
