#include "app/address/address.hpp"

#include <map>
#include <set>
#include <string>
#include <vector>

#include <catch_amalgamated.hpp>

#include "app/address/points_code.hpp"
#include "data/input_file.hpp"
#include "data/toy_sets.hpp"
#include "demo_options.hpp"

using namespace xenoglyph;
using namespace xenoglyph::app;

namespace {

struct Values {
  std::vector<std::string> good;  // all different from the default
  std::vector<std::string> bad;
};

// For every key of the table. The test below fails for a key without values.
const std::map<std::string, Values, std::less<>> values{
    {"chapter", {{"compress", "discover", "dream", "judge"}, {"", "Fit", "6"}}},
    {"dataset",
     {{"overlapping-four", "five-with-background", "shrinking-spiral", "moons", "circles", "blobs",
       "old-faithful", "own"},
      {"", "iris", "three_gaussians"}}},
    {"seed", {{"0", "2", "9007199254740991"}, {"", "-1", "1.5", "9007199254740992", "x", "1e300"}}},
    {"kMax", {{"1", "2", "64"}, {"0", "65", "-3", "2.5", "many", ""}}},
    {"kMin", {{"2", "25"}, {"0", "65", "1.5", ""}}},
    {"covariance", {{"tied", "diagonal", "spherical"}, {"", "Full", "round"}}},
    {"criterion", {{"paper"}, {"", "bic"}}},
    {"restarts", {{"2", "20"}, {"0", "21", "1.5"}}},
    {"threshold", {{"0.001", "1e-9"}, {"0", "1", "-1e-5", "nan", "inf", ""}}},
    {"regularization", {{"floor", "prior", "ridge"}, {"", "none"}}},
    {"regularizationStrength", {{"0", "0.05", "1"}, {"-0.1", "1.1", "weak"}}},
    {"maxSweeps", {{"1", "17", "100000"}, {"0", "100001", "1.5"}}},
    {"speed", {{"0.1", "2.5", "20"}, {"0", "21", "fast"}}},
    {"play", {{"0"}, {"2", "yes", ""}}},
    {"step", {{"1", "10000000"}, {"-1", "10000001", "1.5"}}},
    {"tool", {{"add", "erase"}, {"", "draw"}}},
    {"showPoints", {{"0"}, {"2", "true", ""}}},
    {"showEllipses", {{"0"}, {"2"}}},
    {"showDensity", {{"0"}, {"2"}}},
    {"showTruth", {{"1"}, {"2"}}},
    {"colourPoints", {{"0"}, {"2"}}},
    {"axes", {{"2,1", "1,3", "17,4"}, {"1", "1,1", "0,1", "x,y", ",", "1,2,3", ""}}},
    {"codesSeed", {{"0", "2", "9007199254740991"}, {"", "-1", "1.5"}}},
    {"codesKMax", {{"1", "25", "60"}, {"0", "61", "2.5", ""}}},
    {"codesKMin", {{"2", "40"}, {"0", "61", ""}}},
    {"codesCovariance", {{"tied", "diagonal", "spherical"}, {"", "round"}}},
    {"codesCriterion", {{"paper"}, {"", "bic"}}},
    {"codesRestarts", {{"2", "20"}, {"0", "21"}}},
    {"codesThreshold", {{"0.001", "1e-9"}, {"0", "1", ""}}},
    {"codesRegularization", {{"floor", "prior", "ridge"}, {"", "none"}}},
    {"codesRegularizationStrength", {{"0", "0.05", "1"}, {"-0.1", "1.1"}}},
    {"codesMaxSweeps", {{"1", "17", "100000"}, {"0", "100001"}}},
    {"codesPlay", {{"0"}, {"2", ""}}},
    {"codesStep", {{"1", "10000000"}, {"-1", "1.5"}}},
    {"codesSpeed", {{"0.1", "2.5", "20"}, {"0", "21"}}},
    {"component", {{"1", "60"}, {"-1", "61", ""}}},
    {"order", {{"digit"}, {"", "size"}}},
    {"colourBy", {{"component"}, {"", "weight"}}},
    {"hidden", {{"0", "3,9", "0,63"}, {"", "64", "-1", "1,", ",", "x"}}},
    {"plotAxes", {{"coordinates"}, {"", "widest"}}},
    {"coordinates",
     {{"1,2", "1,5,16", "1,2,3,4,5,32"}, {"", "3", "0,1", "1,33", "1,1", "1,2,3,4,5,6,7", "1,"}}},
    {"turn",
     {{"0,0", "-45,10", "180,-90", "12.5,0.1"}, {"", "10", "181,0", "0,91", "x,y", "1,2,3"}}},
    {"pinned", {{"1", "17,3"}, {"", "0", "3,3", "1,2,3", "1,"}}},
    {"drawing",
     {{"AAAA", "AAAA____.AgAgAgAhAgAg"}, {"", "A", "AAA", "AAAA.", "AAAA..AAAA", "AA*A"}}},
    {"temperature", {{"0", "0.5", "4"}, {"-1", "4.1", "hot"}}},
    {"dreamSeed", {{"0", "2", "9007199254740991"}, {"", "-1", "1.5"}}},
    {"corpus", {{}, {"", "digits"}}},
    {"code",
     {{"0.5", "0,0,0,0,0,0", "-1.5,2,0.25,3,1,100"},
      {"", "1,2,", "1,,2", "101", "x",
       "1,2,3,4,5,6,7,8,9,10,11,12,13,14,15,16,17,18,19,20,21,22,23,24,25,26,27,28,29,30,31,32,"
       "33"}}},
    {"walkBetween", {{"pins"}, {"", "points"}}},
    {"walk", {{"3,4", "60,1"}, {"", "1", "0,1", "1,2,3", "1,65"}}},
    {"walkAt", {{"0.25", "1"}, {"-0.1", "1.1", ""}}},
    {"walkPlay", {{"1"}, {"2", ""}}},
    {"judged", {{"bic", "aic", "kmeans"}, {"", "em"}}},
    {"sweepKMax", {{"2", "60"}, {"1", "61", ""}}},
    {"sweepStarts", {{"2", "10"}, {"0", "11"}}},
    {"kmeansK", {{"1", "60"}, {"0", "61", "2.5"}}},
    {"emSweep", {{"1"}, {"2", ""}}},
    {"kmeansSweep", {{"1"}, {"2", ""}}},
    {"compare", {{"1"}, {"2", ""}}},
    {"theme", {{"light", "dark"}, {"", "blue"}}},
    {"points",
     {{"-4,4,-2,2,AAAA__________AAgAAg"},
      {"", "AAAA", "1,2,AAA", "2,1,AA", "0,1,0,1,AA*A", "0,1,AAAAA", "nan,1,AAAA"}}},
};

std::string value_in(const Settings& settings, std::string_view name) {
  return demo_options()[name].text(settings);
}

std::string address_of(const Settings& settings) { return to_address(demo_options(), settings); }

ReadAddress read_address(std::string_view address) { return from_address(demo_options(), address); }

// Points are written only while they are used.
std::string company(const std::string& key) { return key == "points" ? "dataset=own&" : ""; }

}  // namespace

TEST_CASE("the page opens with the first toy set") {
  CHECK(address_of(demo_options().defaults()) ==
        "chapter=fit&dataset=three-gaussians&seed=1&kMax=25");
}

TEST_CASE("every key of the address is in the test, and says what it means and allows") {
  std::set<std::string> seen;
  for (const SettingsRow& key : demo_options().rows()) {
    CAPTURE(key.key);
    CHECK(values.count(key.key) == 1);
    CHECK(seen.insert(std::string(key.key)).second);
    CHECK_FALSE(key.meaning.empty());
    CHECK_FALSE(key.values().empty());
  }
  CHECK(seen.size() == values.size());
}

TEST_CASE("the README's table of the address is the code's, line by line") {
  const std::string readme = data::read_file(XENOGLYPH_TEST_DATA "/../../README.md");
  std::string table = "| key | what | values |\n|---|---|---|\n";
  for (const SettingsRow& key : demo_options().rows()) {
    table += documented(key) + "\n";
  }
  CHECK_THAT(readme, Catch::Matchers::ContainsSubstring(table + "\n"));
}

TEST_CASE("every key's allowed values survive the way into an address and back") {
  for (const auto& [key, listed] : values) {
    for (const std::string& value : listed.good) {
      CAPTURE(key, value);
      const ReadAddress read = read_address("#" + company(key) + key + "=" + value);
      CHECK(read.faults.empty());
      CHECK(value_in(read.settings, key) == value);
      const std::string address = address_of(read.settings);
      CHECK_THAT("&" + address + "&",
                 Catch::Matchers::ContainsSubstring("&" + key + "=" + value + "&"));
      const ReadAddress again = read_address(address);
      CHECK(again.faults.empty());
      CHECK(address_of(again.settings) == address);
    }
  }
}

TEST_CASE("a value that is not allowed changes nothing and is reported with what is allowed") {
  const std::string untouched = address_of(demo_options().defaults());
  for (const auto& [key, listed] : values) {
    for (const std::string& value : listed.bad) {
      CAPTURE(key, value);
      const ReadAddress read = read_address(key + "=" + value);
      REQUIRE(read.faults.size() == 1);
      CHECK_THAT(read.faults.front(), Catch::Matchers::ContainsSubstring(key));
      CHECK(address_of(read.settings) == untouched);
    }
  }
}

TEST_CASE("defaults are left out, but for those that every address shows") {
  for (const SettingsRow& key : demo_options().rows()) {
    CAPTURE(key.key);
    const std::string address = "&" + address_of(demo_options().defaults()) + "&";
    const bool shown = address.find("&" + std::string(key.key) + "=") != std::string::npos;
    CHECK(shown == key.always);
    const std::string value = key.text(demo_options().defaults());
    if (!value.empty()) {
      CHECK(read_address(std::string(key.key) + "=" + value).faults.empty());
    }
  }
}

TEST_CASE("what an address does not name has its default") {
  const Settings settings = read_address("dataset=moons").settings;
  CHECK(settings.dataset == "moons");
  CHECK(settings.fit.k_max == 25);
  CHECK(settings.play);
}

TEST_CASE("what is wrong in an address leaves the rest of it in effect") {
  const ReadAddress read = read_address("#nonsense=3&kMax=7&kMax&&covariance=round&seed=5");
  CHECK(read.faults.size() == 3);
  CHECK(read.settings.fit.k_max == 7);
  CHECK(read.settings.fit.seed == 5);
}

TEST_CASE("k_min never exceeds k_max") {
  const ReadAddress read = read_address("kMin=9&kMax=4");
  CHECK(read.faults.size() == 1);
  CHECK(read.settings.fit.k_min == 4);
}

TEST_CASE("percent codes in an address are understood") {
  const ReadAddress read = read_address("#axes=2%2C1&dataset=moons");
  CHECK(read.faults.empty());
  CHECK(read.settings.axis_x == 1);
  CHECK(read_address("axes=%").faults.size() == 1);
}

TEST_CASE("every toy set can be linked") {
  for (const data::ToySetInfo& info : data::toy_sets()) {
    const ReadAddress read = read_address("dataset=" + std::string(info.name));
    CHECK(read.faults.empty());
    CHECK(read.settings.dataset == info.name);
  }
}

TEST_CASE(
    "linked points come back to within half a step of their range, and code to the same text") {
  const Points points = data::make_toy_set("three-gaussians", 3).points.topRows(400);
  const std::string text = encode_points(points);
  const auto back = decode_points(text);
  REQUIRE(back.has_value());
  REQUIRE(back->rows() == points.rows());
  for (int column = 0; column < 2; ++column) {
    const double range = points.col(column).maxCoeff() - points.col(column).minCoeff();
    // Half a step, and the rounding of the range to six digits.
    CHECK((*back - points).col(column).cwiseAbs().maxCoeff() <= range * (0.5 / 4095 + 2e-6));
  }
  CHECK(encode_points(*back) == text);
}

TEST_CASE("points in any number of dimensions can be linked, up to a limit") {
  for (const Eigen::Index d : {1, 3, 7}) {
    const Points points = Points::Random(most_linked_numbers / d, d) * 1e5;
    const auto back = decode_points(encode_points(points));
    REQUIRE(back.has_value());
    CHECK((*back - points).cwiseAbs().maxCoeff() < 2e5 / 4095);
  }
  CHECK(encode_points(Points::Random(most_linked_numbers / 2 + 1, 2)).empty());
  CHECK(encode_points(Points(0, 2)).empty());
}

TEST_CASE("points that all share a coordinate can be linked") {
  Points points = Points::Random(5, 2);
  points.col(1).setConstant(3.25);
  const auto back = decode_points(encode_points(points));
  REQUIRE(back.has_value());
  CHECK(back->col(1) == points.col(1));
}
