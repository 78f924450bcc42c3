// evaluate against figures by hand and against the library, from every place that labels can come
// from, and what it refuses.

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include <catch_amalgamated.hpp>
#include <nlohmann/json.hpp>

#include "clustering/clustering_scores.hpp"
#include "data/codes_file.hpp"
#include "data/input_file.hpp"
#include "data/model_json.hpp"
#include "data/table_reader.hpp"
#include "run_command.hpp"
#include "small_images.hpp"

namespace {

using namespace std::string_literals;
using nlohmann::json;
using xenoglyph::data::Codes;
using xenoglyph::data::TensorType;

// Components at 0, 10, 20 and 50.
const std::string model =
    R"({"format":"xenoglyph-mixture","version":1,"covariance_type":"spherical","n_features":1,)"
    R"("n_components":4,"weights":[0.25,0.25,0.25,0.25],"means":[[0],[10],[20],[50]],)"
    R"("covariances":[1,1,1,1],"log_likelihood":-1,"message_length":2,"criterion":"program",)"
    R"("n_iter":3,"converged":true,"seed":0,"history":[]})";
const std::string points = "x\n0.5\n9\n1\n21\n-1\n";
const std::string labels = "\x01\x00\x01\x02\x00"s;

/// A folder with the model, points.csv and labels; how they agree is worked out by hand below.
struct Labelled {
  Labelled() {
    folder.write("model.json", model);
    folder.write("points.csv", points);
    folder.write("labels", idx_file({5}, labels));
  }

  json evaluate(const std::vector<std::string>& more, const std::string& input = "") const {
    std::vector<std::string> words{"evaluate", "--model", "model.json"};
    words.insert(words.end(), more.begin(), more.end());
    const CommandResult result = folder.run(words, input);
    CAPTURE(result.errors);
    REQUIRE(result.status == 0);
    CHECK(result.errors.empty());
    return json::parse(result.output);
  }

  json expected() const { return evaluate({"--input", "points.csv", "--labels", "labels"}); }

  void check_refused(const std::vector<std::string>& more, int status,
                     const std::string& fault) const {
    std::vector<std::string> words{"evaluate", "--model", "model.json", "--output", "out"};
    words.insert(words.end(), more.begin(), more.end());
    const CommandResult result = folder.run(words);
    CAPTURE(words, result.errors);
    CHECK(result.status == status);
    CHECK(result.output.empty());
    CHECK(result.says_in_one_line(fault));
    CHECK_FALSE(folder.has("out"));
  }

  WorkFolder folder;
};

std::string codes_file(const std::vector<std::uint8_t>& with_labels) {
  Codes codes;
  codes.codes.resize(5, 1);
  codes.codes << 0.5F, 9.0F, 1.0F, 21.0F, -1.0F;
  codes.labels = with_labels;
  return to_safetensors(codes, TensorType::f16);
}

}  // namespace

TEST_CASE("evaluate prints the scores, the classes of each component and the confusion matrix") {
  const json report = Labelled().expected();
  CHECK(report.at("n_points") == 5);
  CHECK(report.at("n_components") == 4);
  CHECK(report.at("n_classes") == 3);
  CHECK(report.at("purity") == 0.8);
  CHECK(report.at("mean_purity").get<double>() == Catch::Approx((2.0 / 3.0 + 2.0) / 3.0));
  CHECK(report.at("matched_accuracy") == 0.8);
  // Pairs: 10 in all, 3 in components, 2 in classes, 1 in both.
  CHECK(report.at("adjusted_rand_index").get<double>() ==
        Catch::Approx((1.0 - 0.6) / (2.5 - 0.6)).epsilon(1e-12));
  CHECK(report.at("component_sizes") == json({3, 1, 1, 0}));
  CHECK(report.at("majority_classes") == json({1, 0, 2, nullptr}));
  CHECK(report.at("matched_classes") == json({1, 0, 2, nullptr}));
  CHECK(report.at("confusion_matrix") ==
        json::parse("[[1, 2, 0], [1, 0, 0], [0, 0, 1], [0, 0, 0]]"));
}

TEST_CASE("labels come as IDX, as gzip, as a table, or beside the codes") {
  const Labelled labelled;
  const WorkFolder& folder = labelled.folder;
  const json expected = labelled.expected();
  // What Python's gzip wrote of the same IDX file.
  folder.write("labels.gz",
               "\x1f\x8b\x08\x00\x00\x00\x00\x00\x02\x03\x63\x60\xe0\x60\x64\x60\x60\x60\x65\x64"
               "\x60\x64\x62\x00\x00\x4f\x7c\x2c\x04\x0d\x00\x00\x00"s);
  folder.write("labels.csv", "digit\n1\n0\n1\n2\n0\n");
  folder.write("labelled.safetensors", codes_file({1, 0, 1, 2, 0}));
  folder.write("others.safetensors", codes_file({0, 0, 0, 0, 7}));
  folder.write("bare.safetensors", codes_file({}));
  for (const std::string name : {"labels.gz", "labels.csv"}) {
    CAPTURE(name);
    CHECK(labelled.evaluate({"-i", "points.csv", "-l", name}) == expected);
    CHECK(labelled.evaluate({"-i", "points.csv", "-l", "-"}, folder.read(name)) == expected);
  }
  CHECK(labelled.evaluate({"-i", "labelled.safetensors"}) == expected);
  CHECK(labelled.evaluate({"-i", "-"}, folder.read("labelled.safetensors")) == expected);
  CHECK(labelled.evaluate({"-i", "bare.safetensors", "-l", "labels"}) == expected);
  // A file of labels goes before those beside the codes.
  CHECK(labelled.evaluate({"-i", "others.safetensors", "-l", "labels"}) == expected);
  const json others = labelled.evaluate({"-i", "others.safetensors"});
  CHECK(others.at("n_classes") == 2);
  CHECK(others.at("confusion_matrix").at(0) == json({2, 0, 0, 0, 0, 0, 0, 1}));
}

TEST_CASE("evaluate writes a file, and never over its inputs") {
  const Labelled labelled;
  const WorkFolder& folder = labelled.folder;
  const CommandResult result =
      folder.run({"evaluate", "--model", "model.json", "--input", "points.csv", "--labels",
                  "labels", "--output", "scores.json"});
  CHECK(result.status == 0);
  CHECK(result.output.empty());
  CHECK(json::parse(folder.read("scores.json")) == labelled.expected());
  const CommandResult over = folder.run(
      {"evaluate", "-m", "model.json", "-i", "points.csv", "-l", "labels", "-o", "labels"});
  CHECK(over.status == 2);
  CHECK(over.says_in_one_line("--output: labels is the file that --labels names"));
  CHECK(folder.read("labels") == idx_file({5}, labels));
}

TEST_CASE("a fit of the shipped codes scores as the library says") {
  const WorkFolder folder;
  const std::string codes_path = XENOGLYPH_ASSETS "/codes.safetensors";
  REQUIRE(folder.run({"fit", "-i", codes_path, "-o", "m.json", "--k-max", "12"}).status == 0);
  const CommandResult result = folder.run({"evaluate", "-m", "m.json", "-i", codes_path});
  REQUIRE(result.status == 0);
  const json report = json::parse(result.output);

  const std::string content = xenoglyph::data::read_file(codes_path);
  const Codes codes = xenoglyph::data::read_codes(std::as_bytes(std::span(content)), codes_path);
  const auto mixture = xenoglyph::data::model_from_json(folder.read("m.json"), "m.json").mixture;
  const Eigen::VectorXi clusters = mixture.predict(codes.codes.cast<double>());
  Eigen::VectorXi digits(clusters.size());
  std::copy(codes.labels.begin(), codes.labels.end(), digits.begin());
  CHECK(report.at("n_classes") == 10);
  CHECK(report.at("purity") == xenoglyph::purity(clusters, digits));
  CHECK(report.at("adjusted_rand_index") == xenoglyph::adjusted_rand_index(clusters, digits));
  CHECK(report.at("normalized_mutual_information") ==
        xenoglyph::normalized_mutual_information(clusters, digits));
  CHECK(report.at("matched_accuracy") == xenoglyph::matched_accuracy(clusters, digits));
  // Components found without labels hold mostly one digit each.
  CHECK(xenoglyph::purity(clusters, digits) > 0.5);
}

TEST_CASE("evaluate refuses what does not fit together") {
  const Labelled labelled;
  const WorkFolder& folder = labelled.folder;
  folder.write("few", idx_file({3}, "\1\2\3"));
  folder.write("images", small_images(5));
  folder.write("wide.csv", "1,2\n3,4\n5,6\n7,8\n9,9\n");
  folder.write("half.csv", "1\n0\n1.5\n2\n0\n");
  folder.write("large.csv", "1\n0\n1\n256\n0\n");
  folder.write("negative.csv", "-1\n0\n1\n2\n0\n");
  folder.write("bare.safetensors", codes_file({}));
  const std::vector<std::string> input{"--input", "points.csv"};
  const auto with = [&input](const std::string& name) {
    return std::vector<std::string>{input[0], input[1], "--labels", name};
  };
  labelled.check_refused(with("few"), 1, "few: has 3 labels for 5 points");
  labelled.check_refused(with("images"), 1, "images: has 3 dimensions; labels have 1");
  labelled.check_refused(with("wide.csv"), 1, "wide.csv: has 2 columns of numbers; labels are one");
  labelled.check_refused(with("half.csv"), 1,
                         "half.csv: row 3: the label is 1.5, not a whole number from 0 to 255");
  labelled.check_refused(with("large.csv"), 1, "large.csv: row 4: the label is 256,");
  labelled.check_refused(with("negative.csv"), 1, "negative.csv: row 1: the label is -1,");
  labelled.check_refused(with("absent"), 1, "absent: cannot be opened");
  labelled.check_refused(with("model.json"), 1, "model.json: ");
  labelled.check_refused(input, 2, "--labels is required: points.csv holds no labels");
  labelled.check_refused({"--input", "bare.safetensors"}, 2,
                         "--labels is required: bare.safetensors holds no labels");
  labelled.check_refused({"--input", "wide.csv", "--labels", "labels"}, 1,
                         "wide.csv: has 2 columns of numbers, the model was fitted to 1");
  labelled.check_refused({"--input", "-", "--labels", "-"}, 2, "can't both be standard input");
  labelled.check_refused({}, 2, "--input is required");
}
