// select against the library's fits, in each of its formats, stopped half way, and what it refuses.

#include <cstddef>
#include <string>
#include <vector>

#include <catch_amalgamated.hpp>
#include <nlohmann/json.hpp>

#include "data/model_json.hpp"
#include "data/table_reader.hpp"
#include "data/table_writer.hpp"
#include "data/toy_sets.hpp"
#include "mixture/component_sweep.hpp"
#include "mixture/fit_mml.hpp"
#include "run_command.hpp"

namespace {

using Catch::Matchers::ContainsSubstring;
using Catch::Matchers::WithinRel;
using nlohmann::json;
using xenoglyph::Points;
using Words = std::vector<std::string>;

/// A folder with three.csv: 900 points of three Gaussians.
struct Sweep {
  Sweep() {
    folder.write("three.csv",
                 xenoglyph::data::to_csv(points, xenoglyph::data::numbered_names("x", 2)));
  }

  CommandResult run(const Words& more, int status = 0) const {
    Words words{"select", "--input", "three.csv"};
    words.insert(words.end(), more.begin(), more.end());
    CommandResult result = folder.run(words);
    CAPTURE(words, result.errors);
    CHECK(result.status == status);
    CHECK(result.errors.empty() == (status == 0));
    return result;
  }

  json table(Words more) const {
    more.insert(more.end(), {"--format", "json"});
    return json::parse(run(more).output);
  }

  WorkFolder folder;
  Points points = xenoglyph::data::make_toy_set("three-gaussians", 1).points;
};

std::size_t least(const json& fits, const std::string& field) {
  std::size_t best = 0;
  for (std::size_t i = 1; i < fits.size(); ++i) {
    if (fits[i].at(field) < fits[best].at(field)) {
      best = i;
    }
  }
  return best;
}

// Times differ from run to run.
json without_seconds(json table) {
  table.erase("seconds");
  for (json& fit : table.at("fits")) {
    fit.erase("seconds");
  }
  if (!table.at("mml").is_null()) {
    table.at("mml").erase("seconds");
  }
  return table;
}

std::vector<std::string> lines_of(const std::string& text) {
  std::vector<std::string> lines;
  for (std::size_t from = 0; from < text.size();) {
    const std::size_t end = text.find('\n', from);
    REQUIRE(end != std::string::npos);
    lines.push_back(text.substr(from, end - from));
    from = end + 1;
  }
  return lines;
}

xenoglyph::ComponentSweep finished(const xenoglyph::Points& points,
                                   const xenoglyph::SweepOptions& options) {
  xenoglyph::ComponentSweep sweep(points, options);
  while (!sweep.done()) {
    sweep.advance();
  }
  return sweep;
}

}  // namespace

TEST_CASE("each row of select is the library's fit with that number of components") {
  const Sweep sweep;
  xenoglyph::SweepOptions sweep_options;
  sweep_options.k_min = 2;
  sweep_options.k_max = 5;
  xenoglyph::EmOptions& options = sweep_options.em;
  options.covariance_type = xenoglyph::CovarianceType::diagonal;
  options.regularization = {xenoglyph::RegularizationKind::floor, 0.01};
  options.restarts = 2;
  options.threshold = 1e-4;
  options.max_sweeps = 30;
  options.seed = 7;
  const json table =
      sweep.table({"--k-min", "2", "--k-max", "5", "--covariance", "diagonal", "--regularization",
                   "0.01", "--regularization-kind", "floor", "--restarts", "2", "--threshold",
                   "1e-4", "--max-sweeps", "30", "--seed", "7", "--no-mml"});
  CHECK(table.at("n_points") == 900);
  CHECK(table.at("n_features") == 2);
  CHECK(table.at("covariance_type") == "diagonal");
  CHECK(table.at("seed") == 7);
  CHECK(table.at("k_min") == 2);
  CHECK(table.at("k_max") == 5);
  CHECK(table.at("interrupted") == false);
  CHECK(table.at("mml").is_null());
  const json& fits = table.at("fits");
  REQUIRE(fits.size() == 4);
  const xenoglyph::ComponentSweep direct = finished(sweep.points, sweep_options);
  double seconds = 0.0;
  for (std::size_t i = 0; i < fits.size(); ++i) {
    const json& fit = fits[i];
    const auto k = static_cast<Eigen::Index>(i) + 2;
    CAPTURE(k);
    const xenoglyph::SweepRecord& expected = direct.records()[i];
    const xenoglyph::GaussianMixture& mixture = direct.mixture(i);
    CHECK(fit.at("n_components") == k);
    CHECK(fit.at("log_likelihood") == expected.log_likelihood);
    CHECK_THAT(fit.at("bic").get<double>(), WithinRel(mixture.bic(sweep.points), 1e-9));
    CHECK_THAT(fit.at("aic").get<double>(), WithinRel(mixture.aic(sweep.points), 1e-9));
    CHECK_THAT(fit.at("message_length").get<double>(),
               WithinRel(mixture.message_length(sweep.points), 1e-9));
    CHECK(fit.at("converged") == expected.converged);
    CHECK(fit.at("n_iter") >= expected.n_iter);
    CHECK(fit.at("seconds") > 0.0);
    seconds += fit.at("seconds").get<double>();
  }
  CHECK(table.at("seconds").get<double>() == Catch::Approx(seconds));
}

TEST_CASE("select names the least of each criterion, and compares with fit") {
  const Sweep sweep;
  const json table = sweep.table({"--k-max", "9", "--seed", "4"});
  const json& fits = table.at("fits");
  REQUIRE(fits.size() == 9);
  for (const std::string criterion : {"bic", "aic", "message_length"}) {
    CAPTURE(criterion);
    CHECK(table.at("best").at(criterion) == fits[least(fits, criterion)].at("n_components"));
  }
  CHECK(table.at("best").at("bic") == 3);
  const json& mml = table.at("mml");
  const json model = json::parse(
      sweep.folder.run({"fit", "-i", "three.csv", "--k-max", "9", "--seed", "4"}).output);
  for (const std::string field :
       {"n_components", "log_likelihood", "message_length", "n_iter", "converged"}) {
    CAPTURE(field);
    CHECK(mml.at(field) == model.at(field));
  }
  const auto mixture = xenoglyph::data::model_from_json(model.dump(), "model").mixture;
  CHECK_THAT(mml.at("bic").get<double>(), WithinRel(mixture.bic(sweep.points), 1e-9));
  CHECK_THAT(mml.at("aic").get<double>(), WithinRel(mixture.aic(sweep.points), 1e-9));
  CHECK(mml.at("seconds") > 0.0);
  CHECK(without_seconds(sweep.table({"--k-max", "9", "--seed", "4"})) == without_seconds(table));
}

TEST_CASE("select writes text, CSV or JSON, as asked or as the output's name says") {
  const Sweep sweep;
  const WorkFolder& folder = sweep.folder;
  const Words range{"--k-max", "4"};
  const auto with = [&range](const Words& more) {
    Words words = range;
    words.insert(words.end(), more.begin(), more.end());
    return words;
  };
  const json table = sweep.table(range);
  const json& fits = table.at("fits");

  const std::vector<std::string> lines = lines_of(sweep.run(range).output);
  REQUIRE(lines.size() == 8);  // a head, four fits, MML, two lines of words
  for (const std::string& line : lines) {
    if (&line - lines.data() < 6) {
      CHECK(line.size() == lines.front().size());
    }
  }
  const std::size_t best = 1 + least(fits, "bic");
  CHECK_THAT(lines[best], ContainsSubstring("* ") && ContainsSubstring(" yes"));
  CHECK_THAT(lines[5], ContainsSubstring("MML 3"));
  CHECK_THAT(lines[6], ContainsSubstring("* least: 3 components by BIC, "));

  CHECK(sweep.run(with({"-o", "t.csv"})).output.empty());
  const auto csv = xenoglyph::data::read_table_file(folder / "t.csv");
  CHECK(csv.column_names == Words{"n_components", "log_likelihood", "bic", "aic", "message_length",
                                  "seconds", "n_iter", "converged", "collapsed"});
  REQUIRE(csv.points.rows() == 4);
  for (Eigen::Index row = 0; row < 4; ++row) {
    const json& fit = fits[static_cast<std::size_t>(row)];
    CHECK(csv.points(row, 0) == fit.at("n_components"));
    CHECK(csv.points(row, 1) == fit.at("log_likelihood"));
    CHECK(csv.points(row, 2) == fit.at("bic"));
    CHECK(csv.points(row, 3) == fit.at("aic"));
    CHECK(csv.points(row, 4) == fit.at("message_length"));
    CHECK(csv.points(row, 6) == fit.at("n_iter"));
    CHECK((csv.points(row, 7) == 1.0) == fit.at("converged"));
  }

  sweep.run(with({"-o", "t.json"}));
  CHECK(without_seconds(json::parse(folder.read("t.json"))) == without_seconds(table));
  sweep.run(with({"-o", "u.csv", "--format", "json"}));
  CHECK(without_seconds(json::parse(folder.read("u.csv"))) == without_seconds(table));
  sweep.run(with({"-o", "t.txt"}));
  CHECK(lines_of(folder.read("t.txt")).front() == lines.front());
}

TEST_CASE("select keeps the mixture that a criterion chooses") {
  const Sweep sweep;
  // Spheres for long Gaussians: the criteria choose differently.
  const Words range{"--k-max", "12", "--covariance", "spherical"};
  const auto model_by = [&](const Words& by) {
    Words words = range;
    words.insert(words.end(), {"--model", "m.json"});
    words.insert(words.end(), by.begin(), by.end());
    sweep.run(words);
    return xenoglyph::data::model_from_json(sweep.folder.read("m.json"), "m.json");
  };
  const json best = sweep.table(range).at("best");
  CHECK(best.at("bic") != best.at("aic"));
  const auto by_default = model_by({});
  CHECK(by_default.mixture.n_components() == best.at("bic"));
  CHECK(model_by({"--by", "bic"}).mixture.means() == by_default.mixture.means());
  CHECK(model_by({"--by", "message-length"}).mixture.n_components() == best.at("message_length"));
  const auto by_aic = model_by({"--by", "aic"});
  CHECK(by_aic.mixture.n_components() == best.at("aic"));

  xenoglyph::SweepOptions options;
  options.k_max = 12;
  options.em.covariance_type = xenoglyph::CovarianceType::spherical;
  options.em.restarts = 4;  // the command's default
  const xenoglyph::ComponentSweep direct = finished(sweep.points, options);
  const auto chosen = static_cast<std::size_t>(direct.best_aic());
  const xenoglyph::SweepRecord& expected = direct.records()[chosen];
  CHECK(by_aic.mixture.means() == direct.mixture(chosen).means());
  CHECK(by_aic.mixture.weights() == direct.mixture(chosen).weights());
  CHECK(by_aic.mixture.covariances() == direct.mixture(chosen).covariances());
  CHECK(by_aic.log_likelihood == expected.log_likelihood);
  CHECK(by_aic.message_length == expected.message_length);
  CHECK(by_aic.converged == expected.converged);
  CHECK(by_aic.history.empty());
}

TEST_CASE("select tries no more components than there are points, and says what has not settled") {
  const WorkFolder folder;
  folder.write("few.csv", "1,2\n3,4\n5,7\n8,1\n");
  const CommandResult few = folder.run({"select", "-i", "few.csv", "--format", "csv"});
  CHECK(few.status == 0);
  CHECK(lines_of(few.output).size() == 5);

  const Sweep sweep;
  const CommandResult hurried = sweep.folder.run(
      {"select", "-i", "three.csv", "--k-min", "3", "--k-max", "5", "--max-sweeps", "2"});
  CHECK(hurried.status == 0);
  CHECK(
      hurried.says_in_one_line("warning: not settled after 2 sweeps: k = 3, 4, 5; the last sweep"));
  CHECK_THAT(lines_of(hurried.output)[1], ContainsSubstring(" no"));
}

TEST_CASE("Ctrl-C ends select with the fits that are complete") {
  const Sweep sweep;
  const WorkFolder& folder = sweep.folder;
  const Words words{"select", "-i", "three.csv", "--k-max", "900",    "--no-mml",     "--threshold",
                    "1e-300", "-o", "t.json",    "--model", "m.json", "--max-sweeps", "100"};
  CommandResult stopped;
  // However slow the machine: a signal that comes before the sweep ends the command as usual.
  for (double seconds = 0.25; seconds < 60.0 && !folder.has("t.json"); seconds *= 2.0) {
    stopped = folder.run_interrupted(words, seconds);
  }
  CAPTURE(stopped.errors);
  REQUIRE(folder.has("t.json"));
  CHECK(stopped.status == 130);
  const json table = json::parse(folder.read("t.json"));
  CHECK(table.at("interrupted") == true);
  CHECK(table.at("k_max") == 900);
  const json& fits = table.at("fits");
  REQUIRE_FALSE(fits.empty());
  CHECK(fits.size() < 900);
  for (std::size_t i = 0; i < fits.size(); ++i) {
    CHECK(fits[i].at("n_components") == i + 1);
  }
  CHECK_THAT(stopped.errors,
             ContainsSubstring("what is written ends with " + std::to_string(fits.size())));
  const auto model = xenoglyph::data::model_from_json(folder.read("m.json"), "m.json");
  CHECK(model.mixture.n_components() == table.at("best").at("bic"));
}

TEST_CASE("select refuses wrong usage and bad points, and writes nothing") {
  const Sweep sweep;
  const WorkFolder& folder = sweep.folder;
  folder.write("nan.csv", "1,2\n3,nan\n5,6\n");
  folder.write("one.csv", "1,2\n");
  const std::string points = folder.read("three.csv");
  struct Refusal {
    Words arguments;
    int status;
    std::string fault;
  };
  const std::vector<Refusal> refusals{
      {{}, 2, "--input is required"},
      {{"-i", "three.csv", "--k-max", "0"}, 2, "--k-max: "},
      {{"-i", "three.csv", "--k-max", "901"}, 2, "--k-max: must be"},
      {{"-i", "three.csv", "--k-max", "3", "--k-min", "4"}, 2, "--k-min: must lie in 1..--k-max"},
      {{"-i", "three.csv", "--k-min", "0"}, 2, "--k-min: "},
      {{"-i", "three.csv", "--covariance", "round"}, 2, "--covariance"},
      {{"-i", "three.csv", "--regularization", "-1"}, 2, "--regularization: "},
      {{"-i", "three.csv", "--restarts", "0"}, 2, "--restarts: "},
      {{"-i", "three.csv", "--threshold", "-1"}, 2, "--threshold: "},
      {{"-i", "three.csv", "--max-sweeps", "0"}, 2, "--max-sweeps: "},
      {{"-i", "three.csv", "--seed", "-1"}, 2, "--seed"},
      {{"-i", "three.csv", "--format", "xml"}, 2, "--format"},
      {{"-i", "three.csv", "--by", "aic"}, 2, "--model"},
      {{"-i", "three.csv", "--model", "m.json", "--by", "mdl"}, 2, "--by"},
      {{"-i", "three.csv", "--model", "-"}, 2, "--model and --output are the same"},
      {{"-i", "three.csv", "--model", "t", "-o", "./t"}, 2, "--model and --output are the same"},
      {{"-i", "three.csv", "-o", "three.csv"}, 2, "--output: three.csv is the file that --input"},
      {{"-i", "three.csv", "--model", "three.csv"}, 2, "--model: three.csv is the file that"},
      {{"-i", "three.csv", "-o", "no/where.csv"}, 1, "no/where.csv"},
      {{"-i", "absent.csv"}, 1, "absent.csv: cannot be opened"},
      {{"-i", "nan.csv"}, 1, "nan.csv: "},
      {{"-i", "one.csv"}, 1, "one.csv: points: "}};
  const std::vector<std::string> before = folder.names();
  for (const Refusal& refusal : refusals) {
    Words words{"select"};
    words.insert(words.end(), refusal.arguments.begin(), refusal.arguments.end());
    CAPTURE(words);
    const CommandResult result = folder.run(words);
    CAPTURE(result.errors);
    CHECK(result.status == refusal.status);
    CHECK(result.output.empty());
    CHECK(result.says_in_one_line(refusal.fault));
  }
  CHECK(folder.names() == before);
  CHECK(folder.read("three.csv") == points);
}
