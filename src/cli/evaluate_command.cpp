// xenoglyph evaluate: a mixture, points and their labels in, scores of the clustering out.

#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include <nlohmann/json.hpp>

#include "cli/files.hpp"
#include "cli/labels.hpp"
#include "cli/network_files.hpp"
#include "cli/subcommands.hpp"
#include "cli/usage_error.hpp"
#include "data/codes_file.hpp"
#include "data/input_file.hpp"
#include "data/json_text.hpp"
#include "data/output_file.hpp"
#include "data/safetensors.hpp"
#include "mixture/clustering_scores.hpp"

namespace xenoglyph::cli {

namespace {

using Json = nlohmann::ordered_json;

struct EvaluateRequest {
  std::string model;
  std::string input;
  std::string labels;
  std::string output = "-";
};

struct LabelledPoints {
  Points points;
  Eigen::VectorXi labels;
};

Eigen::VectorXi to_vector(const std::vector<std::uint8_t>& labels) {
  using Bytes = Eigen::Matrix<std::uint8_t, Eigen::Dynamic, 1>;
  return Eigen::Map<const Bytes>(labels.data(), static_cast<Eigen::Index>(labels.size()))
      .cast<int>();
}

// The points with the labels of the labels' own file, or else of the points' file.
LabelledPoints read_labelled(const EvaluateRequest& request, const GaussianMixture& mixture) {
  const std::string name = data::display_name(request.input);
  const std::string content = data::read_file(request.input);
  const auto bytes = std::as_bytes(std::span(content));
  LabelledPoints result;
  std::vector<std::uint8_t> labels;
  if (data::is_safetensors(bytes)) {
    data::Codes codes = data::read_codes(bytes, name);
    result.points = codes.codes.cast<double>();
    labels = std::move(codes.labels);
  } else {
    result.points = data::read_table(bytes, name).points;
  }
  check_columns(mixture, result.points, request.input);
  if (!request.labels.empty()) {
    labels = read_labels(request.labels, result.points.rows(), "points");
  } else if (labels.empty()) {
    throw UsageError("--labels is required: " + name + " holds no labels");
  }
  result.labels = to_vector(labels);
  return result;
}

Json to_array(const Eigen::VectorXi& classes) {
  Json array = Json::array();
  for (const int category : classes) {
    array.push_back(category < 0 ? Json(nullptr) : Json(category));
  }
  return array;
}

std::string report(const GaussianMixture& mixture, const LabelledPoints& labelled) {
  const Eigen::VectorXi components = mixture.predict(labelled.points);
  const Eigen::VectorXi& classes = labelled.labels;
  const Eigen::MatrixXi confusion =
      confusion_matrix(components, classes, mixture.n_components(), classes.maxCoeff() + 1);
  Json document;
  document["n_points"] = components.size();
  document["n_components"] = confusion.rows();
  document["n_classes"] = (confusion.colwise().sum().array() > 0).count();
  document["purity"] = purity(components, classes);
  document["adjusted_rand_index"] = adjusted_rand_index(components, classes);
  document["normalized_mutual_information"] = normalized_mutual_information(components, classes);
  document["matched_accuracy"] = matched_accuracy(components, classes);
  document["component_sizes"] = to_array(confusion.rowwise().sum());
  document["majority_classes"] = to_array(majority_classes(confusion));
  document["matched_classes"] = to_array(matched_classes(confusion));
  Json rows = Json::array();
  for (Eigen::Index component = 0; component < confusion.rows(); ++component) {
    rows.push_back(to_array(confusion.row(component)));
  }
  document["confusion_matrix"] = std::move(rows);
  return data::to_text(document);
}

void run(const EvaluateRequest& request) {
  const std::vector<std::pair<std::string, std::string>> inputs{
      {"--model", request.model}, {"--input", request.input}, {"--labels", request.labels}};
  check_one_standard_input(inputs);
  for (const auto& [option, path] : inputs) {
    check_output(request.output, option, path);
  }
  const GaussianMixture mixture = read_model(request.model).mixture;
  data::write_file(request.output, report(mixture, read_labelled(request, mixture)));
}

}  // namespace

void add_evaluate_command(CLI::App& app) {
  CLI::App* const command = app.add_subcommand(
      "evaluate", "Score how well a mixture's components agree with labels that it never saw");
  const auto request = std::make_shared<EvaluateRequest>();
  command
      ->add_option("-m,--model", request->model,
                   "The mixture: JSON from xenoglyph fit; - is standard input")
      ->required()
      ->type_name("FILE");
  command
      ->add_option("-i,--input", request->input,
                   "Points: CSV, NPY or codes as safetensors, one row a point")
      ->required()
      ->type_name("FILE");
  command
      ->add_option("-l,--labels", request->labels,
                   "Their labels, 0 to 255: IDX, raw or gzip, or a table of one column [the labels "
                   "beside the codes]")
      ->type_name("FILE");
  command
      ->add_option("-o,--output", request->output,
                   "Where the scores go, as JSON: purity, adjusted Rand index, normalized mutual "
                   "information, matched accuracy, for each component its majority and its matched "
                   "class, and points by component and class [standard output]")
      ->type_name("FILE");
  command->callback([request]() { run(*request); });
}

}  // namespace xenoglyph::cli
