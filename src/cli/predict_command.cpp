// xenoglyph predict: points and a mixture in, responsibilities or labels out.

#include <memory>
#include <string>
#include <vector>

#include "cli/files.hpp"
#include "cli/subcommands.hpp"
#include "cli/table_input.hpp"
#include "cli/usage_error.hpp"
#include "data/output_file.hpp"
#include "data/table_writer.hpp"

namespace xenoglyph::cli {

namespace {

struct PredictRequest {
  std::string model;
  std::string input;
  std::string output = "-";
  bool labels = false;
  data::Header header = data::Header::automatic;
};

void run(const PredictRequest& request) {
  if (request.model == "-" && request.input == "-") {
    throw UsageError("--model and --input can't both be standard input");
  }
  check_output(request.output, "--model", request.model);
  check_output(request.output, "--input", request.input);
  const GaussianMixture mixture = read_model(request.model).mixture;
  const Points points = read_points_for(mixture, request.input, request.header).points;
  if (request.labels) {
    const Eigen::MatrixXd labels = mixture.predict(points).cast<double>();
    data::write_file(request.output, data::to_csv(labels, std::vector<std::string>{"component"}));
  } else {
    data::write_file(request.output,
                     data::to_csv(mixture.predict_proba(points),
                                  data::numbered_names("component_", mixture.n_components())));
  }
}

}  // namespace

void add_predict_command(CLI::App& app) {
  CLI::App* const command =
      app.add_subcommand("predict", "Say which component each point belongs to");
  const auto request = std::make_shared<PredictRequest>();
  command->add_option("-m,--model", request->model, "The mixture: JSON from xenoglyph fit")
      ->required()
      ->type_name("FILE");
  command
      ->add_option("-i,--input", request->input,
                   "Points: CSV, NPY or codes as safetensors, one row a point; - is standard input")
      ->required()
      ->type_name("FILE");
  command
      ->add_option(
          "-o,--output", request->output,
          "Where the responsibilities go, as CSV: a row a point, a column a component, each "
          "row summing to 1 [standard output]")
      ->type_name("FILE");
  add_header_option(*command, request->header);
  command->add_flag("--labels", request->labels,
                    "Write the number of the most probable component instead, counted from 0");
  command->callback([request]() { run(*request); });
}

}  // namespace xenoglyph::cli
