#include "data/model_json.hpp"

#include <string>
#include <vector>

#include <catch_amalgamated.hpp>
#include <nlohmann/json.hpp>

#include "data/file_error.hpp"
#include "data/toy_sets.hpp"

namespace {

using Catch::Matchers::ContainsSubstring;
using nlohmann::json;
using xenoglyph::CovarianceType;
using xenoglyph::MmlOptions;
using xenoglyph::data::FileError;
using xenoglyph::data::make_model;
using xenoglyph::data::Model;
using xenoglyph::data::model_from_json;
using xenoglyph::data::to_json;

Model fitted(CovarianceType type) {
  MmlOptions options;
  options.covariance_type = type;
  options.k_max = 8;
  options.seed = 0xFFFF'FFFF'FFFF'FFFFU;
  const auto points = xenoglyph::data::make_toy_set("three-gaussians", 1).points;
  return make_model(xenoglyph::fit_mml(points, options), options);
}

const json& valid() {
  static const json document = json::parse(R"({
    "format": "xenoglyph-mixture", "version": 1, "covariance_type": "full", "n_features": 2,
    "n_components": 2, "weights": [0.25, 0.75], "means": [[0, 1], [2, 3]],
    "covariances": [[[1, 0.5], [0.5, 1]], [[2, 0], [0, 2]]], "log_likelihood": -10.5,
    "message_length": 20.25, "criterion": "program", "n_iter": 3, "converged": true, "seed": 7,
    "history": [{"n_components": 2, "message_length": 20.25, "log_likelihood": -10.5}]})");
  return document;
}

std::string fault(const std::string& text) {
  try {
    model_from_json(text, "m.json");
  } catch (const FileError& error) {
    return error.what();
  }
  return "";
}

// The message that the valid document is refused with once a value at a place is replaced.
std::string fault_with(const std::string& place, const json& value) {
  json document = valid();
  document[json::json_pointer(place)] = value;
  return fault(document.dump());
}

}  // namespace

TEST_CASE("a model of every covariance type round-trips exactly") {
  for (const CovarianceType type : xenoglyph::covariance_types()) {
    CAPTURE(to_string(type));
    const Model model = fitted(type);
    const std::string text = to_json(model);
    const Model again = model_from_json(text, "m.json");
    CHECK(again.mixture.covariance_type() == type);
    CHECK(again.mixture.means() == model.mixture.means());
    CHECK(again.mixture.covariances() == model.mixture.covariances());
    // Weights are normalised on the way in, which may move the last bit.
    CHECK((again.mixture.weights() - model.mixture.weights()).cwiseAbs().maxCoeff() < 1e-15);
    CHECK(again.log_likelihood == model.log_likelihood);
    CHECK(again.message_length == model.message_length);
    CHECK(again.criterion == model.criterion);
    CHECK(again.n_iter == model.n_iter);
    CHECK(again.converged == model.converged);
    CHECK(again.seed == model.seed);
    REQUIRE(again.history.size() == model.history.size());
    CHECK(again.history.back().message_length == model.history.back().message_length);
    CHECK(again.history.back().n_components == model.history.back().n_components);
    CHECK(again.history.back().sweep == static_cast<int>(model.history.size()));
  }
}

TEST_CASE("the document has the fields and scikit-learn's shapes") {
  const auto shape = [](const json& array) {
    std::vector<std::size_t> extents;
    for (const json* level = &array; level->is_array(); level = &level->front()) {
      extents.push_back(level->size());
    }
    return extents;
  };
  using Shape = std::vector<std::size_t>;
  const json full = json::parse(to_json(fitted(CovarianceType::full)));
  const auto k = full["n_components"].get<std::size_t>();
  CHECK(full["format"] == "xenoglyph-mixture");
  CHECK(full["version"] == 1);
  CHECK(full["covariance_type"] == "full");
  CHECK(full["n_features"] == 2);
  CHECK(shape(full["weights"]) == Shape{k});
  CHECK(shape(full["means"]) == Shape{k, 2});
  CHECK(shape(full["covariances"]) == Shape{k, 2, 2});
  CHECK(full["criterion"] == "program");
  CHECK(full["n_iter"].is_number_integer());
  CHECK(full["converged"] == true);
  CHECK(full["seed"] == 0xFFFF'FFFF'FFFF'FFFFU);
  CHECK(full["history"].front().size() == 3);
  CHECK(full.size() == 15);
  const json tied = json::parse(to_json(fitted(CovarianceType::tied)));
  CHECK(shape(tied["covariances"]) == Shape{2, 2});
  const json diagonal = json::parse(to_json(fitted(CovarianceType::diagonal)));
  CHECK(shape(diagonal["covariances"]) == Shape{diagonal["n_components"], 2});
  const json spherical = json::parse(to_json(fitted(CovarianceType::spherical)));
  CHECK(shape(spherical["covariances"]) == Shape{spherical["n_components"]});
}

TEST_CASE(
    "the valid document is read, with fields that are not known, and with scikit-learn's diag") {
  CHECK(fault(valid().dump()).empty());
  CHECK(fault_with("/comment", "by hand").empty());
  json document = valid();
  document["covariance_type"] = "diag";
  document["covariances"] = json::parse("[[1, 2], [3, 4]]");
  const Model model = model_from_json(document.dump(), "m.json");
  CHECK(model.mixture.covariance_type() == CovarianceType::diagonal);
  CHECK(model.mixture.covariance(1)(1, 1) == 4.0);
}

TEST_CASE("each field that a mixture needs is named where it is missing") {
  for (const std::string key :
       {"format", "version", "covariance_type", "weights", "means", "covariances"}) {
    json document = valid();
    document.erase(key);
    CHECK(fault(document.dump()) == "m.json: " + key + " is missing");
  }
  json document = valid();
  document["history"][0].erase("message_length");
  CHECK(fault(document.dump()) == "m.json: history[0].message_length is missing");
}

TEST_CASE("what tells how a mixture was fitted may be missing or null, alone or all of it") {
  const Model whole = model_from_json(valid().dump(), "m.json");
  const std::vector<std::string> optional{"n_features", "n_components",   "log_likelihood",
                                          "criterion",  "message_length", "n_iter",
                                          "converged",  "seed",           "history"};
  json bare = valid();
  for (const std::string& key : optional) {
    CAPTURE(key);
    json document = valid();
    document[key] = nullptr;
    CHECK(fault(document.dump()).empty());
    document.erase(key);
    CHECK(fault(document.dump()).empty());
    bare.erase(key);
  }
  const Model model = model_from_json(bare.dump(), "m.json");
  CHECK(model.mixture.means() == whole.mixture.means());
  CHECK(model.mixture.covariance(1) == whole.mixture.covariance(1));
  CHECK_FALSE(model.converged);
  CHECK(model.history.empty());
  CHECK_THAT(fault_with("/means", json::array()), ContainsSubstring("means holds no component"));
}

TEST_CASE("each field that is wrong is named") {
  CHECK_THAT(fault_with("/format", "gmm"), ContainsSubstring("m.json: format is \"gmm\""));
  CHECK_THAT(fault_with("/version", 2), ContainsSubstring("version is not 1"));
  CHECK_THAT(fault_with("/version", "1"), ContainsSubstring("version should be a number"));
  CHECK_THAT(fault_with("/covariance_type", "round"),
             ContainsSubstring("covariance_type is \"round\""));
  CHECK_THAT(fault_with("/criterion", "bic"), ContainsSubstring("criterion is \"bic\""));
  CHECK_THAT(fault_with("/n_features", 3), ContainsSubstring("means[0] has 2 elements"));
  CHECK_THAT(fault_with("/n_features", 0), ContainsSubstring("n_features should be an integer"));
  CHECK_THAT(fault_with("/n_features", -1), ContainsSubstring("n_features should be an integer"));
  CHECK_THAT(fault_with("/n_features", 2.5), ContainsSubstring("n_features should be an integer"));
  CHECK_THAT(fault_with("/n_components", 3), ContainsSubstring("weights has 2 elements"));
  CHECK_THAT(fault_with("/n_components", 1'000'000'000), ContainsSubstring("n_components should"));
  CHECK_THAT(fault_with("/n_components", 1'000'000), ContainsSubstring("weights has 2 elements"));
  CHECK_THAT(fault_with("/weights", 1), ContainsSubstring("weights should be an array"));
  CHECK_THAT(fault_with("/weights/1", "x"), ContainsSubstring("weights[1] should be a number"));
  CHECK_THAT(fault_with("/weights/1", nullptr), ContainsSubstring("weights[1] should be a number"));
  CHECK_THAT(fault_with("/means/1/0", true), ContainsSubstring("means[1][0] should be a number"));
  CHECK_THAT(fault_with("/means/1", json::array({1})),
             ContainsSubstring("means[1] has 1 elements"));
  CHECK_THAT(fault_with("/covariances/1/0", 5),
             ContainsSubstring("covariances[1][0] should be an array"));
  CHECK_THAT(fault_with("/n_iter", 1e10), ContainsSubstring("n_iter should be an integer"));
  CHECK_THAT(fault_with("/converged", 1), ContainsSubstring("converged should be true or false"));
  CHECK_THAT(fault_with("/seed", -1), ContainsSubstring("seed should be an integer"));
  CHECK_THAT(fault_with("/history", 1), ContainsSubstring("history should be an array"));
  CHECK_THAT(fault_with("/history/0", 1), ContainsSubstring("history[0]"));
  CHECK_THAT(fault_with("/log_likelihood", "x"),
             ContainsSubstring("log_likelihood should be a number"));
}

TEST_CASE("numbers that make no mixture are refused") {
  CHECK_THAT(fault_with("/weights/1", -0.75), ContainsSubstring("m.json: weights"));
  CHECK_THAT(fault_with("/weights/1", 0.5), ContainsSubstring("m.json: weights"));
  CHECK_THAT(fault_with("/covariances/1", json::parse("[[1, 2], [2, 1]]")),
             ContainsSubstring("m.json: covariances"));
  CHECK_THAT(fault_with("/covariances/1", json::parse("[[1, 0.5], [0.25, 1]]")),
             ContainsSubstring("m.json: covariances"));
}

TEST_CASE("what is no such JSON is refused, and can't exhaust stack or memory") {
  CHECK_THAT(fault(""), ContainsSubstring("m.json: is not JSON"));
  CHECK_THAT(fault("{"), ContainsSubstring("is not JSON: there is a fault at byte 2"));
  CHECK_THAT(fault("x,y\n1,2\n"), ContainsSubstring("is not JSON"));
  CHECK_THAT(fault(valid().dump() + "}"), ContainsSubstring("is not JSON"));
  CHECK_THAT(fault("[]"), ContainsSubstring("is not a mixture"));
  CHECK_THAT(fault("null"), ContainsSubstring("is not a mixture"));
  CHECK_THAT(fault("{\"format\": NaN}"), ContainsSubstring("is not JSON"));
  CHECK_THAT(fault("{\"format\": 1e999}"), ContainsSubstring("larger than a double"));
  CHECK_THAT(fault(std::string(1'000'000, '[')), ContainsSubstring("nested too deeply"));
}
