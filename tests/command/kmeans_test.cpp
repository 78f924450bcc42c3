// kmeans against the library and by hand, on every kind of points; its models scored by evaluate;
// and what it refuses.

#include <cstdint>
#include <string>
#include <vector>

#include <catch_amalgamated.hpp>
#include <nlohmann/json.hpp>

#include "clustering/clustering_scores.hpp"
#include "clustering/fit_minibatch_kmeans.hpp"
#include "data/csv_reader.hpp"
#include "data/kmeans_json.hpp"
#include "run_command.hpp"
#include "small_images.hpp"

namespace {

using nlohmann::json;
using xenoglyph::KmeansOptions;
using xenoglyph::KmeansResult;
using xenoglyph::Points;
using xenoglyph::data::kmeans_from_json;
using xenoglyph::data::KmeansModel;
using xenoglyph::data::Scaling;

// Two groups on each of which the second coordinate, which is large, says nothing.
const std::string points =
    "x,y\n0,100\n1,900\n0,500\n1,300\n20,100\n21,900\n20,500\n21,300\n20,700\n";

Points table() { return xenoglyph::data::read_csv(points, "points").points; }

KmeansModel fit(const WorkFolder& folder, const std::vector<std::string>& more,
                const std::string& input = "") {
  std::vector<std::string> words{"kmeans", "--output", "k.json"};
  words.insert(words.end(), more.begin(), more.end());
  const CommandResult result = folder.run(words, input);
  CAPTURE(words, result.errors);
  REQUIRE(result.status == 0);
  CHECK(result.output.empty());
  CHECK(result.errors.empty());
  return kmeans_from_json(folder.read("k.json"), "k.json");
}

json evaluate(const WorkFolder& folder, const std::vector<std::string>& more) {
  std::vector<std::string> words{"evaluate", "--model", "k.json"};
  words.insert(words.end(), more.begin(), more.end());
  const CommandResult result = folder.run(words);
  CAPTURE(words, result.errors);
  REQUIRE(result.status == 0);
  return json::parse(result.output);
}

}  // namespace

TEST_CASE("kmeans writes what fit_kmeans finds") {
  const WorkFolder folder;
  folder.write("points.csv", points);
  const KmeansModel model =
      fit(folder, {"--input", "points.csv", "--k", "3", "--seed", "5", "--restarts", "2",
                   "--tolerance", "0", "--labels-output", "labels.csv"});
  KmeansOptions options;
  options.seed = 5;
  options.restarts = 2;
  options.tolerance = 0.0;
  const KmeansResult direct = fit_kmeans(table(), 3, options);
  CHECK(model.centers == direct.centers);
  CHECK(model.inertia == direct.inertia);
  CHECK(model.n_iter == direct.n_iter);
  CHECK(model.converged);
  CHECK_FALSE(model.minibatch);
  CHECK(model.scaling == Scaling::none);
  CHECK(model.seed == 5);
  std::string labels = "cluster\n";
  for (const int label : direct.labels) {
    labels += std::to_string(label) + "\n";
  }
  CHECK(folder.read("labels.csv") == labels);

  const CommandResult printed = folder.run(
      {"kmeans", "-i", "-", "-k", "3", "--seed", "5", "--restarts", "2", "--tolerance", "0"},
      points);
  CHECK(printed.status == 0);
  CHECK(printed.output == folder.read("k.json"));
}

TEST_CASE("kmeans scales points first, and evaluate scales others likewise") {
  const WorkFolder folder;
  folder.write("points.csv", points);
  folder.write("labels.csv", "0\n0\n0\n0\n1\n1\n1\n1\n1\n");
  // As they are, the large coordinate decides.
  fit(folder, {"-i", "points.csv", "-k", "2"});
  CHECK(evaluate(folder, {"-i", "points.csv", "-l", "labels.csv"}).at("matched_accuracy") < 0.8);
  const KmeansModel standard = fit(folder, {"-i", "points.csv", "-k", "2", "--scale", "standard"});
  CHECK(standard.scaling == Scaling::standard);
  CHECK(evaluate(folder, {"-i", "points.csv", "-l", "labels.csv"}).at("matched_accuracy") == 1.0);
  CHECK(standard.scaler.value().mean()(0) == Catch::Approx(104.0 / 9.0).epsilon(1e-12));
  const KmeansModel unit = fit(folder, {"-i", "points.csv", "-k", "2", "--scale", "unit-norm"});
  CHECK(unit.scaling == Scaling::unit_norm);
  CHECK(unit.inertia == xenoglyph::fit_kmeans(xenoglyph::unit_norm(table()), 2).inertia);
}

TEST_CASE("kmeans takes mini-batches") {
  const WorkFolder folder;
  folder.write("points.csv", points);
  const KmeansModel model = fit(folder, {"-i", "points.csv", "-k", "2", "--minibatch", "--batch",
                                         "4", "--epochs", "20", "--patience", "0", "--seed", "3"});
  xenoglyph::MinibatchKmeansOptions options;
  options.batch_size = 4;
  options.max_epochs = 20;
  options.patience = 0;
  options.seed = 3;
  const KmeansResult direct = fit_minibatch_kmeans(table(), 2, options);
  CHECK(model.centers == direct.centers);
  CHECK(model.inertia == direct.inertia);
  CHECK(model.n_iter == 45);
  CHECK(model.minibatch);
}

TEST_CASE("kmeans clusters images, and evaluate tests what the clusters know as a classifier") {
  const WorkFolder folder;
  folder.write("images", small_images(90));
  folder.write("labels", small_labels(90));
  folder.write("others", small_images(36, 1));
  folder.write("their-labels", small_labels(36));
  const KmeansModel model = fit(folder, {"-i", "images", "-k", "9"});
  CHECK(model.centers.cols() == 20);
  CHECK(model.centers.minCoeff() >= 0.0);
  CHECK(model.centers.maxCoeff() <= 1.0);
  const json report = evaluate(folder, {"-i", "others", "-l", "their-labels", "--train-input",
                                        "images", "--train-labels", "labels"});
  CHECK(report.at("n_points") == 36);
  CHECK(report.at("n_components") == 9);
  CHECK(report.at("purity") == 1.0);
  CHECK(report.at("mean_purity") == 1.0);
  const json& classifier = report.at("classifier");
  CHECK(classifier.at("n_training_points") == 90);
  CHECK(classifier.at("training_error") == 0.0);
  CHECK(classifier.at("test_error") == 0.0);
  CHECK(classifier.at("classes") == report.at("majority_classes"));
  CHECK_FALSE(evaluate(folder, {"-i", "images", "-l", "labels"}).contains("classifier"));
}

TEST_CASE("a classifier's error and the mean purity, by hand") {
  const WorkFolder folder;
  folder.write("k.json",
               R"({"format":"xenoglyph-kmeans","version":1,"n_features":1,"n_clusters":3,)"
               R"("scaling":{"kind":"none"},"centers":[[0],[10],[20]],"algorithm":"lloyd",)"
               R"("inertia":1,"n_iter":1,"converged":true,"seed":0})");
  // Clusters 0 0 0 1, none in 2; classes 4 4 7 7: 0 stands for 4, 1 for 7, and 2, as there are two
  // of each, for 4.
  folder.write("train.csv", "0\n1\n2\n9\n");
  folder.write("train-labels.csv", "4\n4\n7\n7\n");
  folder.write("test.csv", "0\n11\n19\n20\n");
  folder.write("test-labels.csv", "4\n4\n4\n7\n");
  const json report = evaluate(folder, {"-i", "test.csv", "-l", "test-labels.csv", "--train-input",
                                        "train.csv", "--train-labels", "train-labels.csv"});
  CHECK(report.at("classifier").at("classes") == json({4, 7, 4}));
  CHECK(report.at("classifier").at("training_error") == 0.25);
  CHECK(report.at("classifier").at("test_error") == 0.5);
  CHECK(report.at("purity") == 0.75);
  CHECK(report.at("mean_purity").get<double>() == Catch::Approx(2.5 / 3.0).epsilon(1e-15));
}

TEST_CASE("kmeans of the shipped codes scores as the library says") {
  const WorkFolder folder;
  const std::string codes = XENOGLYPH_ASSETS "/codes.safetensors";
  fit(folder, {"-i", codes, "-k", "10", "--restarts", "2"});
  const json report = evaluate(folder, {"-i", codes});
  CHECK(report.at("n_points") == 10000);
  CHECK(report.at("n_classes") == 10);
  // Digits are found to a good part without labels.
  CHECK(report.at("purity") > 0.5);
}

TEST_CASE("kmeans finds the same on any number of threads") {
  // Large enough for threads to be taken; no number of rows or columns divides evenly.
  constexpr std::uint32_t count = 6007;
  std::string pixels;
  std::uint32_t state = 1;
  for (std::uint32_t i = 0; i < count * 29 * 27; ++i) {
    state = state * 1664525 + 1013904223;
    pixels += static_cast<char>((state >> 24) / (1 + i % 7));
  }
  const WorkFolder folder;
  folder.write("images", idx_file({count, 29, 27}, pixels));
  for (const std::vector<std::string>& way :
       {std::vector<std::string>{"--restarts", "1", "--tolerance", "0", "--max-iterations", "100"},
        std::vector<std::string>{"--minibatch", "--epochs", "2", "--batch", "3000"},
        std::vector<std::string>{"--restarts", "1", "--scale", "standard"}}) {
    std::vector<std::string> words{"kmeans", "-i", "images", "-k", "11"};
    words.insert(words.end(), way.begin(), way.end());
    std::vector<std::string> outputs;
    for (const std::string threads : {"1", "2", "3"}) {
      words.insert(words.end(), {"--threads", threads});
      const CommandResult result = folder.run(words);
      words.resize(words.size() - 2);
      REQUIRE(result.status == 0);
      outputs.push_back(result.output);
    }
    CHECK(outputs[1] == outputs[0]);
    CHECK(outputs[2] == outputs[0]);
  }
}

TEST_CASE("kmeans warns where it was ended early") {
  const WorkFolder folder;
  folder.write("images", small_images(90));
  const CommandResult result =
      folder.run({"kmeans", "-i", "images", "-k", "20", "--max-iterations", "1", "-o", "k.json"});
  CHECK(result.status == 0);
  CHECK(result.says_in_one_line("--max-iterations allows more"));
  CHECK(folder.has("k.json"));
}

TEST_CASE("kmeans refuses what can't be done") {
  const WorkFolder folder;
  folder.write("points.csv", points);
  folder.write("one.csv", "1,2\n");
  folder.write("labels", small_labels(5));
  const auto check_refused = [&](const std::vector<std::string>& more, int status,
                                 const std::string& fault) {
    std::vector<std::string> words{"kmeans", "-o", "out.json"};
    words.insert(words.end(), more.begin(), more.end());
    const CommandResult result = folder.run(words);
    CAPTURE(words, result.errors);
    CHECK(result.status == status);
    CHECK(result.output.empty());
    CHECK(result.says_in_one_line(fault));
    CHECK_FALSE(folder.has("out.json"));
  };
  check_refused({"-k", "2"}, 2, "--input is required");
  check_refused({"-i", "points.csv"}, 2, "--k is required");
  check_refused({"-i", "points.csv", "-k", "0"}, 2, "--k: must be at least 1");
  check_refused({"-i", "points.csv", "-k", "10"}, 2,
                "--k: must be at most the number of points, 9");
  check_refused({"-i", "points.csv", "-k", "2", "--restarts", "0"}, 2, "--restarts");
  check_refused({"-i", "points.csv", "-k", "2", "--tolerance", "-1"}, 2, "--tolerance: must be");
  check_refused({"-i", "points.csv", "-k", "2", "--scale", "log"}, 2, "--scale");
  check_refused({"-i", "points.csv", "-k", "2", "--batch", "4"}, 2, "--minibatch");
  check_refused({"-i", "points.csv", "-k", "2", "--minibatch", "--batch", "0"}, 2,
                "--batch-size: must be at least 1");
  check_refused({"-i", "points.csv", "-k", "2", "--minibatch", "--epochs", "0"}, 2,
                "--max-epochs: must be at least 1");
  check_refused({"-i", "points.csv", "-k", "2", "--minibatch", "--tolerance", "0"}, 2,
                "--tolerance");
  check_refused({"-i", "points.csv", "-k", "2", "--labels-output", "points.csv"}, 2,
                "--labels-output: points.csv is the file that --input names");
  check_refused({"-i", "points.csv", "-k", "2", "--labels-output", "out.json"}, 2,
                "--labels-output and --output are the same file");
  check_refused({"-i", "points.csv", "-k", "2", "--labels-output", "./out.json"}, 2,
                "--labels-output and --output are the same file");
  check_refused({"-i", "one.csv", "-k", "1"}, 1, "one.csv: points: at least 2 are needed");
  check_refused({"-i", "labels", "-k", "1"}, 1, "labels: has 1 dimension; images have 3");
  check_refused({"-i", "absent", "-k", "1"}, 1, "absent: cannot be opened");
}

TEST_CASE("evaluate refuses what does not fit a k-means model") {
  const WorkFolder folder;
  folder.write("points.csv", points);
  folder.write("labels.csv", "0\n0\n0\n0\n1\n1\n1\n1\n1\n");
  folder.write("images", small_images(9));
  fit(folder, {"-i", "points.csv", "-k", "2"});
  const auto check_refused = [&](const std::vector<std::string>& more, int status,
                                 const std::string& fault) {
    std::vector<std::string> words{"evaluate", "-m", "k.json", "-l", "labels.csv", "-o", "out"};
    words.insert(words.end(), more.begin(), more.end());
    const CommandResult result = folder.run(words);
    CAPTURE(words, result.errors);
    CHECK(result.status == status);
    CHECK(result.says_in_one_line(fault));
    CHECK_FALSE(folder.has("out"));
  };
  check_refused({"-i", "images"}, 1,
                "images: has 20 columns of numbers, the model was fitted to 2");
  check_refused({"-i", "points.csv", "--train-input", "points.csv"}, 2,
                "--train-labels is required: points.csv holds no labels");
  check_refused({"-i", "points.csv", "--train-labels", "labels.csv"}, 2, "--train-input");
  check_refused({"-i", "points.csv", "--train-input", "images", "--train-labels", "labels.csv"}, 1,
                "images: has 20 columns");
  folder.write("k.json",
               folder.read("k.json").replace(folder.read("k.json").find("lloyd"), 5, "l"));
  check_refused({"-i", "points.csv"}, 1, "k.json: algorithm is \"l\"");
}
