#include "data/kmeans_json.hpp"

#include <array>
#include <limits>
#include <utility>

#include <nlohmann/json.hpp>

#include "base/errors.hpp"
#include "base/rows.hpp"
#include "data/json_fields.hpp"
#include "data/json_text.hpp"
#include "data/printable.hpp"

namespace xenoglyph::data {

namespace {

// Keeps the fields in the order in which they are written.
using Json = nlohmann::ordered_json;

constexpr std::string_view format_name = "xenoglyph-kmeans";
constexpr int format_version = 1;

template <class View>
Eigen::VectorXi nearest(const KmeansModel& model, const View& points) {
  switch (model.scaling) {
    case Scaling::unit_norm:
      return nearest_centers(unit_norm(points), model.centers);
    case Scaling::standard:
      return nearest_centers(model.scaler.value().transform(points), model.centers);
    default:
      return nearest_centers(points, model.centers);
  }
}

Json scaling_to_json(const KmeansModel& model) {
  Json json;
  json["kind"] = to_string(model.scaling);
  if (model.scaling == Scaling::standard) {
    json["mean"] = to_array(model.scaler.value().mean());
    json["scale"] = to_array(model.scaler.value().scale());
  }
  return json;
}

Scaling scaling_from_json(const JsonField& kind) {
  const std::string text = kind.string();
  for (const Scaling scaling : {Scaling::none, Scaling::unit_norm, Scaling::standard}) {
    if (text == to_string(scaling)) {
      return scaling;
    }
  }
  kind.fail("is \"" + printable(text) + "\"; it should be none, unit-norm or standard");
}

bool minibatch_from_json(const JsonField& algorithm) {
  const std::string text = algorithm.string();
  if (text != "lloyd" && text != "minibatch") {
    algorithm.fail("is \"" + printable(text) + "\"; it should be lloyd or minibatch");
  }
  return text == "minibatch";
}

}  // namespace

std::string_view to_string(Scaling scaling) {
  constexpr std::array<std::string_view, 3> names{"none", "unit-norm", "standard"};
  return names.at(static_cast<std::size_t>(scaling));
}

Eigen::VectorXi KmeansModel::predict(const PointsView& points) const {
  return nearest(*this, points);
}

Eigen::VectorXi KmeansModel::predict(const RowsView<float>& points) const {
  return nearest(*this, points);
}

std::string to_json(const KmeansModel& model) {
  Json document;
  document["format"] = format_name;
  document["version"] = format_version;
  document["n_features"] = model.centers.cols();
  document["n_clusters"] = model.centers.rows();
  document["scaling"] = scaling_to_json(model);
  document["centers"] = to_rows(model.centers);
  document["algorithm"] = model.minibatch ? "minibatch" : "lloyd";
  document["inertia"] = model.inertia;
  document["n_iter"] = model.n_iter;
  document["converged"] = model.converged;
  document["seed"] = model.seed;
  return to_text(document);
}

KmeansModel kmeans_from_json(std::string_view text, const std::string& name) {
  const Json json = parse_model_object(
      text, name, "a k-means model: a JSON object, as xenoglyph kmeans writes it");
  const JsonField document(json, "", name);
  require_format(document, format_name, format_version);
  const JsonField centers = document["centers"];
  const std::vector<JsonField> rows = centers.elements();
  if (rows.empty()) {
    centers.fail("holds no cluster");
  }
  const auto extent = [&document](const char* key, std::size_t size) {
    return document.has(key) ? document[key].count(1, most_extent)
                             : static_cast<Eigen::Index>(size);
  };
  const Eigen::Index k = extent("n_clusters", rows.size());
  const Eigen::Index d = extent("n_features", rows.front().elements().size());
  KmeansModel model;
  if (document.has("scaling")) {
    const JsonField scaling = document["scaling"];
    model.scaling = scaling_from_json(scaling["kind"]);
    if (model.scaling == Scaling::standard) {
      try {
        model.scaler.emplace(scaling["mean"].vector(d), scaling["scale"].vector(d));
      } catch (const InvalidArgument& error) {
        scaling.fail(std::string("is wrong: ") + error.what());
      }
    }
  }
  model.centers = centers.matrix(k, d);
  if (document.has("algorithm")) {
    model.minibatch = minibatch_from_json(document["algorithm"]);
  }
  if (document.has("inertia")) {
    model.inertia = document["inertia"].number();
  }
  if (document.has("n_iter")) {
    model.n_iter = static_cast<int>(document["n_iter"].count(0, std::numeric_limits<int>::max()));
  }
  if (document.has("converged")) {
    model.converged = document["converged"].boolean();
  }
  if (document.has("seed")) {
    model.seed = document["seed"].seed();
  }
  return model;
}

bool is_kmeans_json(std::string_view text) {
  // Only the top level's fields matter.
  const auto shallow = [](int depth, Json::parse_event_t event, Json& /*parsed*/) {
    const bool opens =
        event == Json::parse_event_t::object_start || event == Json::parse_event_t::array_start;
    return depth == 0 || !opens;
  };
  const Json document = Json::parse(text, shallow, false);
  const auto format = document.is_object() ? document.find("format") : document.end();
  return format != document.end() && *format == format_name;
}

}  // namespace xenoglyph::data
