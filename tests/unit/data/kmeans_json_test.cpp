// Models of k-means as JSON: there and back, what they do to points, and what is refused.
#include "data/kmeans_json.hpp"

#include <string>

#include <catch_amalgamated.hpp>
#include <nlohmann/json.hpp>

#include "base/rows.hpp"
#include "data/file_error.hpp"
#include "data/toy_sets.hpp"

namespace {

using Catch::Matchers::ContainsSubstring;
using nlohmann::json;
using xenoglyph::Points;
using xenoglyph::StandardScaler;
using xenoglyph::data::FileError;
using xenoglyph::data::is_kmeans_json;
using xenoglyph::data::kmeans_from_json;
using xenoglyph::data::KmeansModel;
using xenoglyph::data::Scaling;
using xenoglyph::data::to_json;

KmeansModel fitted(Scaling scaling) {
  Points points = xenoglyph::data::make_toy_set("three-gaussians", 1).points;
  KmeansModel model;
  model.scaling = scaling;
  if (scaling == Scaling::standard) {
    model.scaler.emplace(points);
    points = model.scaler->transform(points);
  } else if (scaling == Scaling::unit_norm) {
    points = xenoglyph::unit_norm(points);
  }
  const xenoglyph::KmeansResult result = xenoglyph::fit_kmeans(points, 4);
  model.centers = result.centers;
  model.minibatch = scaling == Scaling::standard;
  model.inertia = result.inertia;
  model.n_iter = result.n_iter;
  model.converged = result.converged;
  model.seed = 0xFFFF'FFFF'FFFF'FFFFU;
  return model;
}

const json& valid() {
  static const json document = json::parse(R"({
    "format": "xenoglyph-kmeans", "version": 1, "n_features": 2, "n_clusters": 3,
    "scaling": {"kind": "standard", "mean": [1, 2], "scale": [1, 10]},
    "centers": [[0, 0], [1, 0], [0, 1]], "algorithm": "lloyd", "inertia": 2.5, "n_iter": 3,
    "converged": true, "seed": 7})");
  return document;
}

std::string fault(const std::string& text) {
  try {
    kmeans_from_json(text, "k.json");
  } catch (const FileError& error) {
    return error.what();
  }
  return "";
}

std::string fault_with(const std::string& place, const json& value) {
  json document = valid();
  document[json::json_pointer(place)] = value;
  return fault(document.dump());
}

}  // namespace

TEST_CASE("A k-means model comes back exactly as it was written", "[kmeans_json]") {
  for (const Scaling scaling : {Scaling::none, Scaling::unit_norm, Scaling::standard}) {
    const KmeansModel model = fitted(scaling);
    const std::string text = to_json(model);
    CHECK(is_kmeans_json(text));
    const KmeansModel back = kmeans_from_json(text, "k.json");
    CHECK(back.scaling == model.scaling);
    CHECK(back.scaler.has_value() == (scaling == Scaling::standard));
    if (back.scaler) {
      CHECK(back.scaler->mean() == model.scaler->mean());
      CHECK(back.scaler->scale() == model.scaler->scale());
    }
    CHECK(back.centers == model.centers);
    CHECK(back.minibatch == model.minibatch);
    CHECK(back.inertia == model.inertia);
    CHECK(back.n_iter == model.n_iter);
    CHECK(back.converged == model.converged);
    CHECK(back.seed == model.seed);
    CHECK(to_json(back) == text);
  }
}

TEST_CASE("A k-means model scales points as it says before it compares", "[kmeans_json]") {
  const KmeansModel standard = kmeans_from_json(valid().dump(), "k.json");
  // (x - (1, 2)) / (1, 10)
  const Points points{{1.2, 4.0}, {2.1, 1.0}, {1.0, 11.0}};
  CHECK(standard.predict(points) == Eigen::Vector3i(0, 1, 2));
  CHECK(standard.predict(xenoglyph::Rows<float>(points.cast<float>())) == Eigen::Vector3i(0, 1, 2));
  json document = valid();
  document["scaling"] = {{"kind", "none"}};
  CHECK(kmeans_from_json(document.dump(), "k.json").predict(points) == Eigen::Vector3i(2, 1, 2));
  document["scaling"] = {{"kind", "unit-norm"}};
  document["centers"] = {{1, 0}, {0.7, 0.7}, {0, 1}};
  CHECK(kmeans_from_json(document.dump(), "k.json").predict(points) == Eigen::Vector3i(2, 1, 2));
}

TEST_CASE("What is no k-means model is refused with the place of the fault", "[kmeans_json]") {
  REQUIRE(fault(valid().dump()).empty());
  CHECK_THAT(fault("{"), ContainsSubstring("k.json: is not JSON"));
  CHECK_THAT(fault("[]"), ContainsSubstring("k.json: is not a k-means model"));
  CHECK_THAT(fault_with("/format", "xenoglyph-mixture"),
             ContainsSubstring("it should be \"xenoglyph-kmeans\""));
  CHECK_THAT(fault_with("/version", 2), ContainsSubstring("version is not 1"));
  CHECK_THAT(fault_with("/n_clusters", 2), ContainsSubstring("centers has 3 elements"));
  CHECK_THAT(fault_with("/n_clusters", 0), ContainsSubstring("n_clusters should be an integer"));
  CHECK_THAT(fault_with("/centers/1", {1, 2, 3}), ContainsSubstring("centers[1] has 3 elements"));
  CHECK_THAT(fault_with("/centers/1/0", "x"),
             ContainsSubstring("centers[1][0] should be a number"));
  CHECK_THAT(fault_with("/scaling/kind", "log"), ContainsSubstring("scaling.kind is \"log\""));
  CHECK_THAT(fault_with("/scaling", 3), ContainsSubstring("scaling.kind is missing"));
  CHECK_THAT(fault_with("/scaling/mean", {1}), ContainsSubstring("scaling.mean has 1 elements"));
  CHECK_THAT(fault_with("/scaling/scale/0", 0), ContainsSubstring("scaling is wrong: scale: "));
  CHECK_THAT(fault_with("/algorithm", "magic"), ContainsSubstring("algorithm is \"magic\""));
  CHECK_THAT(fault_with("/n_iter", -1), ContainsSubstring("n_iter should be an integer"));
  CHECK_THAT(fault_with("/converged", 1), ContainsSubstring("converged should be true or false"));
  for (const std::string key : {"format", "version", "centers"}) {
    json document = valid();
    document.erase(key);
    CHECK(fault(document.dump()) == "k.json: " + key + " is missing");
  }
  CHECK_THAT(fault_with("/centers", json::array()), ContainsSubstring("centers holds no cluster"));
}

TEST_CASE("Centres alone make a k-means model", "[kmeans_json]") {
  const KmeansModel model = kmeans_from_json(
      R"({"format": "xenoglyph-kmeans", "version": 1, "centers": [[0, 0], [4, 4]],)"
      R"( "seed": null, "inertia": null})",
      "k.json");
  CHECK(model.scaling == xenoglyph::data::Scaling::none);
  CHECK(model.predict(Points{{3, 3}, {1, 0}}) == Eigen::Vector2i(1, 0));
}

TEST_CASE("A k-means model is told from other texts", "[kmeans_json]") {
  CHECK(is_kmeans_json(valid().dump()));
  CHECK(is_kmeans_json(R"({"centers": [[1]], "format": "xenoglyph-kmeans"})"));
  CHECK_FALSE(is_kmeans_json(R"({"format": "xenoglyph-mixture"})"));
  CHECK_FALSE(is_kmeans_json(R"({"a": {"format": "xenoglyph-kmeans"}})"));
  CHECK_FALSE(is_kmeans_json(R"({"format": 1})"));
  CHECK_FALSE(is_kmeans_json(R"(["xenoglyph-kmeans"])"));
  CHECK_FALSE(is_kmeans_json(""));
  CHECK_FALSE(is_kmeans_json("x,y\n1,2\n"));
  CHECK_FALSE(is_kmeans_json(R"({"inertia": 1e999, "format": "xenoglyph-kmeans"})"));
}
