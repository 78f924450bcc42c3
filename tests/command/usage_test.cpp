// Wrong usage ends with one line that names the option as it is typed, and exit status 2.

#include <string>
#include <vector>

#include <catch_amalgamated.hpp>

#include "run_command.hpp"

namespace {

using Catch::Matchers::ContainsSubstring;
using Words = std::vector<std::string>;

struct WrongUsage {
  Words arguments;
  std::string fault;
};

}  // namespace

TEST_CASE("version and help go to standard output") {
  const WorkFolder folder;
  const CommandResult version = folder.run({"--version"});
  CHECK(version.status == 0);
  CHECK(version.output == "xenoglyph " XENOGLYPH_VERSION "\n");
  for (const Words& arguments : {Words{"--help"}, Words{"fit", "--help"}, Words{"predict", "-h"},
                                 Words{"sample", "--help"}, Words{"evaluate", "--help"}}) {
    const CommandResult help = folder.run(arguments);
    CHECK(help.status == 0);
    CHECK(help.errors.empty());
    CHECK_THAT(help.output, ContainsSubstring("Usage: xenoglyph"));
  }
  const std::string fit_help = folder.run({"fit", "--help"}).output;
  for (const std::string option :
       {"--input", "--output", "--k-max", "--k-min", "--covariance", "--criterion", "--threshold",
        "--regularization", "--regularization-kind", "--restarts", "--seed", "--max-sweeps"}) {
    CHECK_THAT(fit_help, ContainsSubstring(option));
  }
}

TEST_CASE("wrong usage names the option as it is typed") {
  const WorkFolder folder;
  folder.write("p.csv", "1,2\n3,4\n5,7\n8,1\n");
  folder.write("m.json", folder.run({"fit", "--input", "p.csv", "--k-max", "1"}).output);
  const auto fit = [](Words more) {
    more.insert(more.begin(), {"fit", "--input", "p.csv"});
    return more;
  };
  const std::vector<WrongUsage> cases{
      {{}, "subcommand"},
      {{"frob"}, "frob is not known"},
      {{"fit"}, "--input is required"},
      {{"fit", "--inptu", "p.csv"}, "--inptu is not known"},
      {fit({"more.csv"}), "more.csv"},
      {fit({"--k-max", "5"}), "--k-max: must be at most the number of points, 4, is 5"},
      {fit({"--k-max", "0"}), "--k-max: "},
      {fit({"--k-max", "-3"}), "--k-max: "},
      {fit({"--k-max", "many"}), "--k-max"},
      {fit({"--k-min", "0"}), "--k-min: "},
      {fit({"--k-min", "3", "--k-max", "2"}), "--k-min: must be at most --k-max, 2, is 3"},
      {fit({"--covariance", "round"}), "--covariance: "},
      {fit({"--criterion", "bic"}), "--criterion: "},
      {fit({"--threshold", "0"}), "--threshold: "},
      {fit({"--threshold", "nan"}), "--threshold: "},
      {fit({"--regularization", "-1"}), "--regularization: "},
      {fit({"--regularization", "2"}), "--regularization: "},
      {fit({"--regularization-kind", "none"}), "--regularization-kind: "},
      {fit({"--restarts", "0"}), "--restarts: "},
      {fit({"--restarts", "99999999999"}), "--restarts"},
      {fit({"--max-sweeps", "0"}), "--max-sweeps: "},
      {fit({"--seed", "-1"}), "--seed: must be a whole number"},
      {fit({"--seed", "1.5"}), "--seed: must be a whole number"},
      {fit({"--seed", "18446744073709551616"}), "--seed: must be a whole number"},
      {fit({"--seed", ""}), "--seed"},
      {fit({"--output", "p.csv"}), "--output: p.csv is the file that --input names"},
      {{"predict", "--model", "m.json"}, "--input is required"},
      {{"predict", "--model", "-", "--input", "-"}, "can't both be standard input"},
      {{"predict", "--model", "m.json", "--input", "p.csv", "--output", "m.json"}, "--model names"},
      {{"sample", "--model", "m.json"}, "--count is required"},
      {{"sample", "--model", "m.json", "--count", "-1"}, "--count: "},
      {{"sample", "--model", "m.json", "--count", "1e3"}, "--count"},
      {{"sample", "--model", "m.json", "--count", "1", "--component", "1"}, "--component: "},
      {{"sample", "--model", "m.json", "--count", "1", "--component", "-1"}, "--component: "}};
  for (const WrongUsage& usage : cases) {
    CAPTURE(usage.arguments);
    const CommandResult result = folder.run(usage.arguments);
    CAPTURE(result.errors);
    CHECK(result.status == 2);
    CHECK(result.output.empty());
    CHECK(result.says_in_one_line(usage.fault));
  }
  CHECK(folder.read("p.csv") == "1,2\n3,4\n5,7\n8,1\n");
}
