// How tables are read: headers, row names, number formats, gzip; what is said beside the result,
// and what a command refuses.

#include <algorithm>
#include <cstdint>
#include <cstring>
#include <limits>
#include <string>
#include <vector>

#include <catch_amalgamated.hpp>
#include <nlohmann/json.hpp>

#include "data/input_file.hpp"
#include "data/safetensors.hpp"
#include "run_command.hpp"

namespace {

using Catch::Matchers::ContainsSubstring;
using Catch::Matchers::EndsWith;
using nlohmann::json;
using Words = std::vector<std::string>;

const std::string mixture =
    R"({"format": "xenoglyph-mixture", "version": 1, "covariance_type": "spherical",)"
    R"( "weights": [0.5, 0.5], "means": [[0, 0], [9, 9]], "covariances": [1, 1]})";
const std::string header_of_numbers = "0,1\n0.5,0.25\n9.5,9\n0.75,0.5\n8.5,9.25\n";
const std::string row_names = ",x,y\n0,0.5,0.25\n1,9.5,9\n2,0.75,0.5\n3,8.5,9.25\n";
const std::string measurements = ",x\n0.5,0.25\n9.5,9\n0.75,0.5\n8.5,9.25\n";

// Every command that reads a table of two columns, with the table as its last word.
const std::vector<Words> readers{
    {"fit", "--k-max", "1", "--output", "out", "--input"},
    {"select", "--k-max", "1", "--output", "out", "--input"},
    {"kmeans", "--k", "2", "--output", "out", "--input"},
    {"predict", "--model", "m.json", "--output", "out", "--input"},
    {"evaluate", "--model", "m.json", "--labels", "l.csv", "--output", "out", "--input"}};

Words with(Words words, const Words& more) {
  words.insert(words.end(), more.begin(), more.end());
  return words;
}

std::string npy(const std::string& descr, const std::string& shape, const std::string& data) {
  std::string header =
      "{'descr': '" + descr + "', 'fortran_order': False, 'shape': " + shape + "}\n";
  return std::string("\x93NUMPY\x01\0", 8) + static_cast<char>(header.size()) + '\0' + header +
         data;
}

WorkFolder& prepared(WorkFolder& folder) {
  folder.write("m.json", mixture);
  folder.write("l.csv", "0\n1\n0\n1\n");
  return folder;
}

}  // namespace

TEST_CASE("what is dropped from a table, or taken for names, is said in one line") {
  WorkFolder folder;
  prepared(folder);
  folder.write("numbers.csv", header_of_numbers);
  folder.write("names.csv", row_names);
  folder.write("measured.csv", measurements);
  for (const Words& reader : readers) {
    CAPTURE(reader);
    const CommandResult numbers = folder.run(with(reader, {"numbers.csv"}));
    CHECK(numbers.status == 0);
    CHECK(numbers.says_in_one_line(
        "numbers.csv: the first row (0, 1) is taken for the columns' names; --header no reads it"));
    const CommandResult names = folder.run(with(reader, {"names.csv"}));
    CHECK(names.status == 0);
    CHECK(
        names.says_in_one_line("names.csv: column 1 has no name and is left out: it holds row "
                               "numbers (0, 1, 2, ...)"));
    const CommandResult measured = folder.run(with(reader, {"measured.csv"}));
    CHECK(measured.status == 0);
    CHECK(measured.says_in_one_line("measured.csv: column 1 has no name and is read as a coord"));
  }
  // A fault remains a single line.
  folder.write("three.csv", "0,1,2\n0.5,1,2\n");
  CHECK(folder.run(with(readers[3], {"three.csv"})).says_in_one_line("has 3 columns of numbers"));
}

TEST_CASE("every command that reads tables can be told whether there is a header") {
  WorkFolder folder;
  prepared(folder);
  folder.write("p.csv", "NA,K\n0.5,0.25\n9.5,9\n0.75,0.5\n8.5,9.25\n");
  folder.write("l.csv", "0\n1\n0\n1\n");
  for (const Words& reader : readers) {
    CAPTURE(reader);
    const CommandResult alone = folder.run(with(reader, {"p.csv"}));
    CHECK(alone.status == 1);
    CHECK(alone.says_in_one_line("p.csv: row 1: column 1 is \"NA\", a missing value"));
    CHECK(alone.says_in_one_line("(--header yes takes the row for names)"));
    const Words told{"p.csv", "--header", "yes", "--labels-header", "no"};
    const bool has_labels = reader.front() == "evaluate";
    const CommandResult yes =
        folder.run(with(reader, has_labels ? told : Words{"p.csv", "--header", "yes"}));
    CHECK(yes.status == 0);
    CHECK(yes.errors.empty());
    const CommandResult wrong = folder.run(with(reader, {"p.csv", "--header", "maybe"}));
    CHECK(wrong.status == 2);
    CHECK(wrong.says_in_one_line("--header: maybe not in {auto,yes,no}"));
  }
  folder.write("numbers.csv", header_of_numbers);
  const CommandResult point = folder.run(
      {"predict", "--model", "m.json", "--input", "numbers.csv", "--labels", "--header", "no"});
  CHECK(std::ranges::count(point.output, '\n') == 6);
  CHECK(point.errors.empty());
}

TEST_CASE("labels are read from every kind of whole numbers, and others told by row") {
  WorkFolder folder;
  prepared(folder);
  folder.write("p.csv", "0.5,0.25\n9.5,9\n0.75,0.5\n8.5,9.25\n");
  const Words evaluate{"evaluate", "--model", "m.json", "--input", "p.csv", "--labels"};
  folder.write("i8.npy", npy("<i8", "(4,)",
                             std::string("\0\0\0\0\0\0\0\0\1\0\0\0\0\0\0\0"
                                         "\0\0\0\0\0\0\0\0\1\0\0\0\0\0\0\0",
                                         32)));
  folder.write("b1.npy", npy("|b1", "(4,)", std::string("\0\1\0\1", 4)));
  folder.write("named.csv", "class\n0\n1\n0\n1\n");
  folder.write("indexed.csv", ",class\n0,0\n1,1\n2,0\n3,1\n");
  folder.write("floats.csv", "0.0\n1.0\n0.0\n1.0\n");
  for (const std::string name : {"i8.npy", "b1.npy", "named.csv", "indexed.csv", "floats.csv"}) {
    CAPTURE(name);
    const CommandResult result = folder.run(with(evaluate, {name}));
    CHECK(result.status == 0);
    CHECK(json::parse(result.output)["purity"] == 1.0);
  }
  const std::vector<std::pair<std::string, std::string>> wrong{
      {"-1\n0\n1\n0\n", "row 1: the label is -1, not a whole number from 0 to 255"},
      {"class\n0\n-3\n1\n0\n", "row 3: the label is -3,"},
      {"0\n256\n1\n0\n", "row 2: the label is 256,"},
      {"0\n1\n0.5\n0\n", "row 3: the label is 0.5,"},
      {"0\n1\n", "has 2 labels for 4 points"}};
  for (const auto& [text, fault] : wrong) {
    folder.write("wrong.csv", text);
    const CommandResult result = folder.run(with(evaluate, {"wrong.csv"}));
    CHECK(result.status == 1);
    CHECK(result.says_in_one_line("wrong.csv: " + fault));
  }
  folder.write("wrong.npy", npy("|i1", "(4,)", std::string("\0\1\xFE\1", 4)));
  CHECK(folder.run(with(evaluate, {"wrong.npy"}))
            .says_in_one_line("wrong.npy: row 3: the label is -2,"));
}

TEST_CASE("doubles of safetensors stay doubles to the fit") {
  const WorkFolder folder;
  Eigen::MatrixXd points(60, 1);
  for (Eigen::Index i = 0; i < points.rows(); ++i) {
    points(i, 0) = 1.7e9 + 10.0 * static_cast<double>(i % 3) + 0.01 * static_cast<double>(i / 3);
  }
  xenoglyph::data::TensorFile file;
  file.tensors["codes"] = xenoglyph::data::matrix_tensor(points, xenoglyph::data::TensorType::f64);
  folder.write("far.safetensors", to_safetensors(file));
  const json model = json::parse(folder.run({"fit", "--input", "far.safetensors"}).output);
  CHECK(model["n_components"] == 3);
}

TEST_CASE("gzip is read wherever a table or a model is") {
  WorkFolder folder;
  prepared(folder);
  folder.write("p.csv", "x,y\n0.5,0.25\n9.5,9\n0.75,0.5\n8.5,9.25\n");
  REQUIRE(std::system(("gzip -k " + (folder / "p.csv").string() + " " +
                       (folder / "m.json").string() + " " + (folder / "l.csv").string())
                          .c_str()) == 0);
  for (const Words& reader : readers) {
    CAPTURE(reader);
    REQUIRE(folder.run(with(reader, {"p.csv"})).status == 0);
    json plain;
    const std::string expected = folder.read("out");
    Words zipped = with(reader, {"p.csv.gz"});
    for (std::string& word : zipped) {
      word = word == "m.json" || word == "l.csv" ? word + ".gz" : word;
    }
    CHECK(folder.run(zipped).status == 0);
    // Seconds differ from run to run.
    CHECK((reader.front() == "select" || folder.read("out") == expected));
  }
  CHECK(folder.run({"sample", "--model", "m.json.gz", "--count", "2"}).status == 0);
}

TEST_CASE("a mixture alone is a model") {
  WorkFolder folder;
  prepared(folder);
  const CommandResult predicted =
      folder.run({"predict", "--model", "m.json", "--input", "-"}, "0,0\n9,9\n");
  CHECK(predicted.status == 0);
  CHECK_THAT(predicted.output, ContainsSubstring("component_0,component_1\n1,"));
  CHECK(folder.run({"sample", "--model", "m.json", "--count", "3"}).status == 0);
  folder.write("k.json",
               R"({"format": "xenoglyph-kmeans", "version": 1, "centers": [[0, 0], [9, 9]]})");
  CHECK(folder
            .run({"evaluate", "--model", "k.json", "--input", "-", "--labels", "l.csv"},
                 "0,0\n9,9\n1,1\n8,8\n")
            .status == 0);
}

TEST_CASE("codes that are too large for the network are refused by row") {
  const WorkFolder folder;
  const std::string weights = XENOGLYPH_ASSETS "/autoencoder.safetensors";
  const std::vector<std::pair<std::string, std::string>> wrong{
      {"1e39,0,0,0,0,0\n", "row 1: column 1 is 1e+39, too large"},
      {"a,b,c,d,e,f\n0,0,0,0,0,0\n0,0,-1e300,0,0,0\n", "row 3: column 3 is -1e+300, too large"},
      {"1e38,-1e38,1e38,1e38,-1e38,1e38\n", "row 1: column 1 is 1e+38, too large"}};
  for (const auto& [codes, fault] : wrong) {
    for (const std::string output : {"out.csv", "out.png"}) {
      const CommandResult result =
          folder.run({"decode", "--weights", weights, "--codes", "-", "--output", output}, codes);
      CHECK(result.status == 1);
      CHECK(result.says_in_one_line("standard input: " + fault));
      CHECK_FALSE(folder.has(output));
    }
  }
  const CommandResult fine = folder.run(
      {"decode", "--weights", weights, "--codes", "-", "--output", "out.csv"}, "1e30,0,0,0,0,0\n");
  CHECK(fine.status == 0);
  CHECK_THAT(folder.read("out.csv"), !ContainsSubstring("nan"));
}

TEST_CASE("points without a density are refused by row") {
  WorkFolder folder;
  prepared(folder);
  const CommandResult result =
      folder.run({"predict", "--model", "m.json", "--input", "-"}, "x,y\n0,0\n1e200,1\n");
  CHECK(result.status == 1);
  CHECK(result.says_in_one_line("standard input: row 3 lies so far from the model"));
  CHECK(folder.run({"predict", "--model", "m.json", "--input", "-"}, "0,0\n1e120,1\n").status == 0);
}

TEST_CASE("fewer distinct points than clusters are told") {
  const WorkFolder folder;
  folder.write("p.csv", "0,0\n0,0\n1,1\n5,5\n5,5\n1,1\n");
  for (const Words& more : {Words{}, Words{"--minibatch"}, Words{"--scale", "standard"}}) {
    const CommandResult result =
        folder.run(with({"kmeans", "--input", "p.csv", "--k", "5", "--output", "out"}, more));
    CHECK(result.status == 0);
    CHECK_THAT(result.errors,
               ContainsSubstring("the points take only 3 distinct places, fewer than the 5"));
  }
  CHECK(folder.run({"kmeans", "--input", "p.csv", "--k", "3", "--output", "out"}).errors.empty());
}

TEST_CASE("limits are short, and a file's name is not empty") {
  WorkFolder folder;
  prepared(folder);
  folder.write("p.csv", "1,2\n3,4\n5,7\n8,1\n");
  const Words kmeans{"kmeans", "--input", "p.csv", "--k", "2"};
  const Words train{"train", "--images", "i", "--validation-images", "v", "--output", "o"};
  const std::vector<Words> wrong{
      with(kmeans, {"--restarts", "0"}),
      with(kmeans, {"--threads", "0"}),
      with(kmeans, {"--threads", "-1"}),
      with(kmeans, {"--restarts", "-1e300"}),
      with(kmeans, {"--tolerance", "-1e300"}),
      with(kmeans, {"--tolerance", "nan"}),
      with(kmeans, {"--max-iterations", "0"}),
      with(train, {"--l2", "-1"}),
      with(train, {"--code-layer", "-1"}),
      with(train, {"--threads", "0"}),
      {"fit", "--input", "p.csv", "--threshold", "-1e300"},
      {"fit", "--input", "p.csv", "--regularization", "1e300"},
      {"sample", "--model", "m.json", "--count", "1", "--component", "7"}};
  for (const Words& arguments : wrong) {
    CAPTURE(arguments);
    const CommandResult result = folder.run(arguments);
    CAPTURE(result.errors);
    CHECK(result.status == 2);
    CHECK(result.says_in_one_line("--"));
    CHECK(result.errors.size() < 200);
  }
  CHECK(folder.run(wrong[0]).says_in_one_line("--restarts: must be at least 1, is 0"));

  const std::vector<Words> nameless{
      {"fit", "--input", "p.csv", "--output", ""},
      {"fit", "--input", ""},
      {"select", "--input", "p.csv", "--output", ""},
      {"select", "--input", "p.csv", "--model", ""},
      with(kmeans, {"--output", ""}),
      with(kmeans, {"--labels-output", ""}),
      {"predict", "--model", "m.json", "--input", "p.csv", "--output", ""},
      {"predict", "--input", "p.csv", "--model", ""},
      {"sample", "--model", "m.json", "--count", "1", "--output", ""},
      {"evaluate", "--model", "m.json", "--input", "p.csv", "--labels", "l.csv", "--output", ""},
      {"evaluate", "--model", "m.json", "--input", "p.csv", "--labels", ""},
      {"evaluate", "--model", "m.json", "--input", "p.csv", "--train-input", ""},
      {"encode", "--weights", "w", "--images", "i", "--output", ""},
      {"decode", "--weights", "w", "--codes", "p.csv", "--output", ""},
      {"train", "--images", "i", "--validation-images", "v", "--output", ""},
      with(train, {"--checkpoint", ""})};
  for (const Words& arguments : nameless) {
    CAPTURE(arguments);
    const CommandResult result = folder.run(arguments);
    CHECK(result.status == 2);
    const auto option = std::ranges::find(arguments, "") - 1;
    CHECK(result.says_in_one_line(*option + ": must name a file, is empty"));
  }
}

TEST_CASE("at the limit on the size of files, a fault is told and nothing is left behind") {
  WorkFolder folder;
  prepared(folder);
  folder.write("kept.csv", "kept");
  for (const std::string output : {"out.csv", "kept.csv"}) {
    const CommandResult result = folder.run_with_small_files(
        {"sample", "--model", "m.json", "--count", "20000", "--output", output}, 8);
    CHECK(result.status == 1);
    CHECK(result.says_in_one_line(output + ": cannot be written: File too large"));
  }
  CHECK(folder.read("kept.csv") == "kept");
  CHECK(folder.names() == Words{"kept.csv", "l.csv", "m.json"});
}
