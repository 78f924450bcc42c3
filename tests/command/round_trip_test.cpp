// fit, predict, sample and refit on three Gaussians: the command against the library.

#include <cmath>
#include <set>
#include <string>

#include <catch_amalgamated.hpp>
#include <nlohmann/json.hpp>

#include "data/input_file.hpp"
#include "data/model_json.hpp"
#include "data/table_reader.hpp"
#include "data/table_writer.hpp"
#include "data/toy_sets.hpp"
#include "run_command.hpp"

namespace {

using xenoglyph::GaussianMixture;
using xenoglyph::Points;
using xenoglyph::data::Model;
using xenoglyph::data::numbered_names;
using xenoglyph::data::read_table_file;
using xenoglyph::data::to_csv;

Points three_gaussians() { return xenoglyph::data::make_toy_set("three-gaussians", 1).points; }

Model read_model(const WorkFolder& folder, const std::string& name) {
  return xenoglyph::data::model_from_json(folder.read(name), name);
}

void write_points(const WorkFolder& folder, const std::string& name, const Points& points) {
  folder.write(name, to_csv(points, numbered_names("x", points.cols())));
}

/// A folder with three.csv and the model m.json that was fitted to it.
struct Fitted {
  Fitted() {
    write_points(folder, "three.csv", three_gaussians());
    const CommandResult fit =
        folder.run({"fit", "--input", "three.csv", "--output", "m.json", "--seed", "4"});
    REQUIRE(fit.status == 0);
    REQUIRE(fit.output.empty());
    REQUIRE(fit.errors.empty());
  }
  WorkFolder folder;
};

// Distance from each mean to the nearest of the other mixture, the largest of them.
double farthest_mean(const GaussianMixture& from, const GaussianMixture& to) {
  double farthest = 0.0;
  for (Eigen::Index j = 0; j < from.n_components(); ++j) {
    const double nearest = (to.means().rowwise() - from.means().row(j)).rowwise().norm().minCoeff();
    farthest = std::max(farthest, nearest);
  }
  return farthest;
}

}  // namespace

TEST_CASE("fit finds three Gaussians, as the library does") {
  const Fitted fitted;
  const Model model = read_model(fitted.folder, "m.json");
  xenoglyph::MmlOptions options;
  options.seed = 4;
  const xenoglyph::MmlResult result = xenoglyph::fit_mml(three_gaussians(), options);
  CHECK(model.mixture.n_components() == 3);
  CHECK(model.mixture.means() == result.mixture.means());
  CHECK(model.mixture.covariances() == result.mixture.covariances());
  CHECK(model.message_length == result.message_length);
  CHECK(model.log_likelihood == result.log_likelihood);
  CHECK(model.n_iter == result.n_iter);
  CHECK(model.converged);
  CHECK(model.seed == 4);
  CHECK(model.history.size() == result.history.size());
}

TEST_CASE("predict writes the library's responsibilities and labels") {
  const Fitted fitted;
  const WorkFolder& folder = fitted.folder;
  const GaussianMixture mixture = read_model(folder, "m.json").mixture;
  const CommandResult predict =
      folder.run({"predict", "--model", "m.json", "--input", "three.csv", "--output", "r.csv"});
  REQUIRE(predict.status == 0);
  CHECK((predict.output + predict.errors).empty());
  const auto responsibilities = read_table_file(folder / "r.csv");
  CHECK(responsibilities.points == mixture.predict_proba(three_gaussians()));
  CHECK(responsibilities.column_names == numbered_names("component_", 3));

  REQUIRE(folder.run({"predict", "-m", "m.json", "-i", "three.csv", "-o", "l.csv", "--labels"})
              .status == 0);
  const auto labels = read_table_file(folder / "l.csv");
  CHECK(labels.points == mixture.predict(three_gaussians()).cast<double>());
  CHECK(labels.column_names == std::vector<std::string>{"component"});
}

TEST_CASE("sample draws what the library draws, and a refit finds the same mixture") {
  const Fitted fitted;
  const WorkFolder& folder = fitted.folder;
  const GaussianMixture mixture = read_model(folder, "m.json").mixture;
  REQUIRE(folder
              .run({"sample", "--model", "m.json", "--count", "2000", "--seed", "9", "--output",
                    "drawn.csv"})
              .status == 0);
  CHECK(read_table_file(folder / "drawn.csv").points == mixture.sample(2000, 9).points);

  REQUIRE(folder.run({"fit", "--input", "drawn.csv", "--output", "again.json"}).status == 0);
  const GaussianMixture again = read_model(folder, "again.json").mixture;
  CHECK(again.n_components() == 3);
  CHECK(farthest_mean(again, mixture) < 0.25);
  CHECK(farthest_mean(mixture, again) < 0.25);
  CHECK((again.weights().array() - 1.0 / 3.0).abs().maxCoeff() < 0.1);

  REQUIRE(folder
              .run({"sample", "--model", "m.json", "--count", "50", "--component", "2", "--output",
                    "one.csv"})
              .status == 0);
  CHECK(read_table_file(folder / "one.csv").points == mixture.sample_component(2, 50, 0));
}

TEST_CASE("the same seed gives the same bytes, another seed others") {
  const Fitted fitted;
  const WorkFolder& folder = fitted.folder;
  const auto fit = [&folder](const std::string& seed) {
    return folder.run({"fit", "--input", "three.csv", "--seed", seed}).output;
  };
  CHECK(fit("4") == folder.read("m.json"));
  CHECK(fit("5") != fit("4"));
  const auto sample = [&folder](const std::string& seed) {
    return folder.run({"sample", "--model", "m.json", "--count", "5", "--seed", seed}).output;
  };
  CHECK(sample("1") == sample("1"));
  CHECK(sample("1") != sample("2"));
}

TEST_CASE("- is standard input and output") {
  const Fitted fitted;
  const WorkFolder& folder = fitted.folder;
  const std::string points = folder.read("three.csv");
  const std::string model = folder.read("m.json");
  const CommandResult fit =
      folder.run({"fit", "--input", "-", "--output", "-", "--seed", "4"}, points);
  CHECK(fit.status == 0);
  CHECK(fit.output == model);
  CHECK(
      folder.run({"fit", "--input", "/dev/stdin", "--output", "/dev/stdout", "--seed", "4"}, points)
          .output == model);
  const std::string labels =
      folder.run({"predict", "--model", "m.json", "--input", "three.csv", "--labels"}).output;
  CHECK(labels.starts_with("component\n"));
  CHECK(folder.run({"predict", "--model", "-", "--input", "three.csv", "--labels"}, model).output ==
        labels);
  CHECK(folder.run({"predict", "--model", "m.json", "--input", "-", "--labels"}, points).output ==
        labels);
  CHECK_FALSE(folder.has("-"));
}

TEST_CASE("every option of fit reaches the fitter") {
  const Fitted fitted;
  const WorkFolder& folder = fitted.folder;
  const Points points = three_gaussians();
  const auto fit = [&folder](std::vector<std::string> more) {
    more.insert(more.begin(), {"fit", "--input", "three.csv"});
    const CommandResult result = folder.run(more);
    REQUIRE(result.status == 0);
    return xenoglyph::data::model_from_json(result.output, "output");
  };
  const auto agrees = [&points](const Model& model, const xenoglyph::MmlOptions& options) {
    const xenoglyph::MmlResult result = xenoglyph::fit_mml(points, options);
    return model.message_length == result.message_length && model.n_iter == result.n_iter &&
           model.mixture.means() == result.mixture.means() &&
           model.mixture.covariance_type() == options.covariance_type &&
           model.criterion == options.criterion;
  };
  using xenoglyph::MmlOptions;
  MmlOptions options;
  options.covariance_type = xenoglyph::CovarianceType::diagonal;
  options.k_max = 9;
  CHECK(agrees(fit({"--covariance", "diagonal", "--k-max", "9"}), options));
  options.k_min = 4;
  CHECK(agrees(fit({"--covariance", "diagonal", "--k-max", "9", "--k-min", "4"}), options));
  options = {};
  options.criterion = xenoglyph::Criterion::paper;
  options.restarts = 2;
  CHECK(agrees(fit({"--criterion", "paper", "--restarts", "2"}), options));
  options = {};
  options.threshold = 1e-2;
  options.regularization = {xenoglyph::RegularizationKind::ridge, 0.125};
  CHECK(agrees(
      fit({"--threshold", "1e-2", "--regularization", "0.125", "--regularization-kind", "ridge"}),
      options));
  const CommandResult cut = folder.run({"fit", "--input", "three.csv", "--max-sweeps", "3"});
  CHECK(cut.status == 0);
  CHECK(cut.says_in_one_line("had not settled after 3 sweeps"));
  CHECK_FALSE(xenoglyph::data::model_from_json(cut.output, "output").converged);
}

TEST_CASE("NPY is read as CSV is, in either order") {
  const WorkFolder folder;
  const std::string tables = XENOGLYPH_TEST_DATA "/tables/";
  folder.write("a.csv", "0.125,0.25,0.375\n0.5,0.625,0.75\n");
  const std::string expected = folder.run({"fit", "--input", "a.csv"}).output;
  REQUIRE_FALSE(expected.empty());
  for (const std::string name : {"float64.npy", "float32_fortran.npy", "big_endian.npy"}) {
    CAPTURE(name);
    const CommandResult fit = folder.run({"fit", "--input", tables + name});
    CHECK(fit.status == 0);
    CHECK(fit.output == expected);
  }
}

TEST_CASE("fewer points than the default k_max are fitted all the same") {
  const WorkFolder folder;
  folder.write("five.csv", "1,2\n2,3.5\n3,1\n4,4\n5,0\n");
  const CommandResult fit = folder.run({"fit", "--input", "five.csv"});
  CHECK(fit.status == 0);
  CHECK(fit.errors.empty());
}

TEST_CASE("a file that is replaced is replaced as a whole, and nothing is left beside it") {
  const Fitted fitted;
  const WorkFolder& folder = fitted.folder;
  folder.write("m.json", std::string(1'000'000, 'x'));
  REQUIRE(folder.run({"fit", "--input", "three.csv", "--output", "m.json"}).status == 0);
  CHECK(read_model(folder, "m.json").mixture.n_components() == 3);
  CHECK(folder.names() == std::vector<std::string>{"m.json", "three.csv"});
}
