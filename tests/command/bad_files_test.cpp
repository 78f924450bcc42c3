// Every kind of bad file ends with one line on standard error, exit status 1, and no output file.

#include <filesystem>
#include <string>
#include <vector>

#include <catch_amalgamated.hpp>

#include "data/input_file.hpp"
#include "run_command.hpp"

namespace {

const std::string good_points = "x,y\n1,2\n3,4\n5,7\n8,1\n";
const std::string good_model =
    R"({"format":"xenoglyph-mixture","version":1,"covariance_type":"spherical","n_features":2,)"
    R"("n_components":1,"weights":[1],"means":[[0,1]],"covariances":[1],"log_likelihood":-1,)"
    R"("message_length":2,"criterion":"program","n_iter":3,"converged":true,"seed":0,"history":[]})";

struct BadFile {
  std::string name;
  std::string content;
  std::string fault;  ///< what the line says after the file's name
};

std::string npy(const std::string& name) {
  return xenoglyph::data::read_file(XENOGLYPH_TEST_DATA "/tables/" + name);
}

void check_refused(const WorkFolder& folder, const CommandResult& result,
                   const std::string& fault) {
  CAPTURE(result.errors);
  CHECK(result.status == 1);
  CHECK(result.output.empty());
  CHECK(result.says_in_one_line(fault));
  CHECK_FALSE(folder.has("out"));
}

}  // namespace

TEST_CASE("points that are no points are refused by fit and by predict") {
  using namespace std::string_literals;
  const std::vector<BadFile> files{
      {"empty.csv", "", "is empty"},
      {"blank.csv", "\n\n", "holds no numbers"},
      {"ragged.csv", "1,2\n3,4\n5\n", "row 3: has 1 column where row 1 has 2"},
      {"text.csv", "x,y\n1,2\n3,four\n", "row 3: column 2 (y) is \"four\", not a number"},
      {"prose.txt", "It was the best of times,\nit was the worst of times\n", "row 2: "},
      {"header.csv", "x,y\n", "holds a header but no row of numbers"},
      {"nan.csv", "1,2\n3,NaN\n", "row 2: column 2 is \"NaN\", not a finite number"},
      {"infinite.csv", "1,2\ninf,4\n", "row 2: column 1 is \"inf\", not a finite number"},
      {"comma.csv", "1,5;2,5\n3,5;4,5\n", "write decimals with a point"},
      {"first_row.csv", "NA,NA\n1,2\n3,4\n5,7\n", "row 1: column 1 is \"NA\", a missing value"},
      {"error.csv", "x,y\n1,2\n#N/A,3\n5,7\n", "row 3: column 1 (x) is \"#N/A\""},
      {"twice.gz", "\x1F\x8B\x08"s, "its gzip data are truncated"},
      {"truncated.npy", npy("float64.npy").substr(0, 150), "is truncated"},
      {"cut_header.npy", npy("float64.npy").substr(0, 40), "is truncated"},
      {"longer.npy", npy("float64.npy") + "x", "1 bytes after the array's end"},
      {"junk.bin",
       "\x7F"
       "ELF\2\1\1\0\0\0"s,
       "is neither CSV"},
      {"archive.npz", "PK\3\4\x14\0"s, "is a ZIP archive"}};
  const WorkFolder folder;
  folder.write("model.json", good_model);
  for (const BadFile& file : files) {
    CAPTURE(file.name);
    folder.write(file.name, file.content);
    const std::string fault = "xenoglyph: " + file.name + ": " + file.fault;
    const bool after_name = file.fault.starts_with("write") || file.fault.starts_with("1 bytes");
    const std::string expected = after_name ? file.fault : fault;
    check_refused(folder, folder.run({"fit", "--input", file.name, "--output", "out"}), expected);
    check_refused(
        folder,
        folder.run({"predict", "--model", "model.json", "--input", file.name, "--output", "out"}),
        expected);
  }
}

TEST_CASE("points of another width than the model's are refused") {
  const WorkFolder folder;
  folder.write("model.json", good_model);
  folder.write("three.csv", "1,2,3\n4,5,6\n");
  check_refused(
      folder,
      folder.run({"predict", "--model", "model.json", "--input", "three.csv", "--output", "out"}),
      "three.csv: has 3 columns of numbers, the model was fitted to 2");
}

TEST_CASE("points that can't be fitted are refused") {
  const WorkFolder folder;
  folder.write("one.csv", "1,2\n");
  check_refused(folder, folder.run({"fit", "--input", "one.csv", "--output", "out"}),
                "one.csv: points: ");
  folder.write("vast.csv", "1\n1e300\n2\n");
  check_refused(folder, folder.run({"fit", "--input", "vast.csv", "--output", "out"}),
                "vast.csv: point 2: ");
}

TEST_CASE("models that are no models are refused by predict and by sample") {
  const auto changed = [](const std::string& from, const std::string& to) {
    std::string model = good_model;
    return model.replace(model.find(from), from.size(), to);
  };
  const std::vector<BadFile> files{
      {"empty.json", "", "is not JSON"},
      {"points.csv", good_points, "is not JSON"},
      {"cut.json", good_model.substr(0, 100), "is not JSON"},
      {"other.json", "{}", "format is missing"},
      {"version.json", changed("\"version\":1", "\"version\":2"), "version is not 1"},
      {"weights.json", changed("\"weights\":[1]", "\"weights\":[-1]"), "weights"},
      {"covariances.json", changed("\"covariances\":[1]", "\"covariances\":[0]"), "covariances"},
      {"means.json", changed("[[0,1]]", "[[0,\"1\"]]"), "means[0][1] should be a number"}};
  const WorkFolder folder;
  folder.write("good.csv", good_points);
  for (const BadFile& file : files) {
    CAPTURE(file.name);
    folder.write(file.name, file.content);
    const std::string fault = file.name + ": " + file.fault;
    check_refused(
        folder,
        folder.run({"predict", "--model", file.name, "--input", "good.csv", "--output", "out"}),
        fault);
    check_refused(folder,
                  folder.run({"sample", "--model", file.name, "--count", "1", "--output", "out"}),
                  fault);
  }
}

TEST_CASE("what is no file, or a folder, is refused") {
  const WorkFolder folder;
  std::filesystem::create_directory(folder / "folder");
  check_refused(folder, folder.run({"fit", "--input", "absent.csv", "--output", "out"}),
                "xenoglyph: absent.csv: cannot be opened: No such file or directory");
  check_refused(folder, folder.run({"fit", "--input", "folder", "--output", "out"}),
                "xenoglyph: folder: cannot be read: Is a directory");
  check_refused(folder,
                folder.run({"sample", "--model", "absent.json", "--count", "1", "--output", "out"}),
                "xenoglyph: absent.json: cannot be opened");
  check_refused(folder, folder.run({"fit", "--input", "a\nb.csv", "--output", "out"}),
                "xenoglyph: a b.csv: cannot be opened");
  check_refused(folder, folder.run({"fit", "--input", "-", "--output", "out"}, ""),
                "xenoglyph: standard input: is empty");
}

TEST_CASE("outputs that can't be written are refused, and nothing is left") {
  const WorkFolder folder;
  folder.write("good.csv", good_points);
  folder.write("good.json", good_model);
  std::filesystem::create_directory(folder / "folder");
  const std::vector<std::vector<std::string>> commands{
      {"fit", "--input", "good.csv"},
      {"predict", "--model", "good.json", "--input", "good.csv"},
      {"sample", "--model", "good.json", "--count", "1000"}};
  for (std::vector<std::string> command : commands) {
    CAPTURE(command);
    const CommandResult full_output = folder.run_to("/dev/full", command);
    CHECK(full_output.status == 1);
    CHECK(full_output.says_in_one_line(
        "standard output: cannot be written: No space left on device"));
    command.insert(command.end(), {"--output", "/dev/full"});
    check_refused(folder, folder.run(command),
                  "/dev/full: cannot be written: No space left on device");
    command.back() = "folder";
    check_refused(folder, folder.run(command), "folder: cannot be written: Is a directory");
    command.back() = "absent/out";
    check_refused(folder, folder.run(command),
                  "absent/out: cannot be written: No such file or directory");
    command.back() = "good.csv/out";
    check_refused(folder, folder.run(command), "good.csv/out: cannot be written: Not a directory");
  }
  CHECK(std::filesystem::is_character_file("/dev/full"));
  CHECK(folder.names() == std::vector<std::string>{"folder", "good.csv", "good.json"});
}

TEST_CASE("a fault leaves the file that was there as it was") {
  const WorkFolder folder;
  folder.write("bad.csv", "1,2\n3\n");
  folder.write("kept.json", "kept");
  CHECK(folder.run({"fit", "--input", "bad.csv", "--output", "kept.json"}).status == 1);
  CHECK(folder.read("kept.json") == "kept");
  CHECK(folder.names() == std::vector<std::string>{"bad.csv", "kept.json"});
}

TEST_CASE("no permission to read, or to write, is told") {
  namespace fs = std::filesystem;
  const WorkFolder folder;
  if (folder.run_held_back({"--version"}).status != 0) {
    SKIP("root can't be held back by permissions here");
  }
  folder.write("good.csv", good_points);
  folder.write("secret.csv", good_points);
  fs::permissions(folder / "secret.csv", fs::perms::none);
  check_refused(folder, folder.run_held_back({"fit", "--input", "secret.csv", "--output", "out"}),
                "secret.csv: cannot be opened: Permission denied");
  fs::create_directory(folder / "locked");
  fs::permissions(folder / "locked", fs::perms::owner_read | fs::perms::owner_exec);
  check_refused(folder,
                folder.run_held_back({"fit", "--input", "good.csv", "--output", "locked/out"}),
                "locked/out: cannot be written: Permission denied");
  CHECK(fs::is_empty(folder / "locked"));
  fs::permissions(folder / "locked", fs::perms::owner_all);
}
