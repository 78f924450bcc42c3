// xenoglyph evaluate: a mixture or clusters, points and their labels in, scores out.

#include <cstdint>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include <nlohmann/json.hpp>

#include "base/errors.hpp"
#include "cli/clustering_model.hpp"
#include "cli/files.hpp"
#include "cli/labels.hpp"
#include "cli/mixture_options.hpp"
#include "cli/network_files.hpp"
#include "cli/points_input.hpp"
#include "cli/subcommands.hpp"
#include "cli/table_input.hpp"
#include "cli/usage_error.hpp"
#include "clustering/clustering_scores.hpp"
#include "clustering/majority_classifier.hpp"
#include "data/codes_file.hpp"
#include "data/input_file.hpp"
#include "data/json_text.hpp"
#include "data/output_file.hpp"

namespace xenoglyph::cli {

namespace {

using Json = nlohmann::ordered_json;

struct EvaluateRequest {
  std::string model;
  std::string input;
  std::string labels;
  std::string train_input;
  std::string train_labels;
  std::string output = "-";
  data::Header header = data::Header::automatic;
  data::Header labels_header = data::Header::automatic;
  bool labels_header_given = false;

  LabelsHeader header_of_labels() const {
    return labels_header_given ? LabelsHeader{labels_header, "--labels-header"}
                               : LabelsHeader{header, "--labels-header"};
  }
};

/// The cluster and the class of each point.
struct Labelled {
  Eigen::VectorXi clusters;
  Eigen::VectorXi classes;
};

// The points' clusters with the labels of the labels' own file, or else of the points' file.
Labelled read_labelled(const ClusteringModel& model, const EvaluateRequest& request,
                       const std::string& input, const std::string& labels_path,
                       const std::string& labels_option) {
  PointsInput points = read_points_input(input, request.header);
  check_columns(model.n_features(), points.n_features(), input);
  std::vector<std::uint8_t> labels = std::move(points.labels);
  if (!labels_path.empty()) {
    labels = read_labels(labels_path, request.header_of_labels(), points.size(), "points");
  } else if (labels.empty()) {
    throw UsageError(labels_option + " is required: " + data::display_name(input) +
                     " holds no labels");
  }
  try {
    return {model.predict(points.points, input), data::as_classes(labels)};
  } catch (const InvalidPoints& error) {
    throw fault_of_points(error, input);
  }
}

Json to_array(const Eigen::VectorXi& classes) {
  Json array = Json::array();
  for (const int category : classes) {
    array.push_back(category < 0 ? Json(nullptr) : Json(category));
  }
  return array;
}

Json scores(Eigen::Index n_clusters, const Labelled& labelled) {
  const Eigen::VectorXi& clusters = labelled.clusters;
  const Eigen::VectorXi& classes = labelled.classes;
  const Eigen::MatrixXi confusion =
      confusion_matrix(clusters, classes, n_clusters, classes.maxCoeff() + 1);
  Json document;
  document["n_points"] = clusters.size();
  document["n_components"] = confusion.rows();
  document["n_classes"] = (confusion.colwise().sum().array() > 0).count();
  document["purity"] = purity(clusters, classes);
  document["mean_purity"] = mean_purity(clusters, classes);
  document["adjusted_rand_index"] = adjusted_rand_index(clusters, classes);
  document["normalized_mutual_information"] = normalized_mutual_information(clusters, classes);
  document["matched_accuracy"] = matched_accuracy(clusters, classes);
  document["component_sizes"] = to_array(confusion.rowwise().sum());
  document["majority_classes"] = to_array(majority_classes(confusion));
  document["matched_classes"] = to_array(matched_classes(confusion));
  Json rows = Json::array();
  for (Eigen::Index component = 0; component < confusion.rows(); ++component) {
    rows.push_back(to_array(confusion.row(component)));
  }
  document["confusion_matrix"] = std::move(rows);
  return document;
}

Json classifier_scores(Eigen::Index n_clusters, const Labelled& training, const Labelled& test) {
  const MajorityClassifier classifier(training.clusters, training.classes, n_clusters);
  Json document;
  document["n_training_points"] = training.clusters.size();
  document["training_error"] = classifier.error(training.clusters, training.classes);
  document["test_error"] = classifier.error(test.clusters, test.classes);
  document["classes"] = to_array(classifier.classes());
  return document;
}

void run(const EvaluateRequest& request) {
  const std::vector<std::pair<std::string, std::string>> inputs{
      {"--model", request.model},
      {"--input", request.input},
      {"--labels", request.labels},
      {"--train-input", request.train_input},
      {"--train-labels", request.train_labels}};
  check_one_standard_input(inputs);
  for (const auto& [option, path] : inputs) {
    check_output(request.output, option, path);
  }
  const ClusteringModel model = ClusteringModel::read(request.model);
  const Labelled labelled =
      read_labelled(model, request, request.input, request.labels, "--labels");
  Json document = scores(model.n_clusters(), labelled);
  if (!request.train_input.empty()) {
    const Labelled training =
        read_labelled(model, request, request.train_input, request.train_labels, "--train-labels");
    document["classifier"] = classifier_scores(model.n_clusters(), training, labelled);
  }
  data::write_file(request.output, data::to_text(document));
}

}  // namespace

void add_evaluate_command(CLI::App& app) {
  CLI::App* const command = app.add_subcommand(
      "evaluate",
      "Score how well a mixture's components, or clusters, agree with labels that no fit saw");
  const auto request = std::make_shared<EvaluateRequest>();
  const std::string points =
      "CSV, NPY, codes as safetensors, or images as IDX (their pixels from 0 to 1)";
  const std::string labels =
      "0 to 255: IDX or a table of one column, raw or gzip [the labels beside the codes]";
  command
      ->add_option("-m,--model", request->model,
                   "JSON from xenoglyph fit or xenoglyph kmeans; - is standard input")
      ->required()
      ->type_name("FILE");
  command->add_option("-i,--input", request->input, "Points: " + points)
      ->required()
      ->type_name("FILE");
  command->add_option("-l,--labels", request->labels, "Their labels, " + labels)->type_name("FILE");
  CLI::Option* const train_input =
      command
          ->add_option("--train-input", request->train_input,
                       "Other points: each component stands for the class that most of these have, "
                       "and that is tested on --input as a classifier")
          ->type_name("FILE");
  command->add_option("--train-labels", request->train_labels, "Their labels, " + labels)
      ->needs(train_input)
      ->type_name("FILE");
  add_header_option(*command, request->header);
  CLI::Option* const labels_header = add_labels_header_option(*command, request->labels_header);
  command
      ->add_option("-o,--output", request->output,
                   "Where the scores go, as JSON: purity (of all points, and the mean over the "
                   "components), adjusted Rand index, normalized mutual information, matched "
                   "accuracy, for each component (cluster) its majority and its matched class, "
                   "points by component and class, the classifier's errors [standard output]")
      ->type_name("FILE");
  command->callback([request, labels_header]() {
    request->labels_header_given = labels_header->count() > 0;
    run(*request);
  });
}

}  // namespace xenoglyph::cli
