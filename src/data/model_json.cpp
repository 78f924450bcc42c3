#include "data/model_json.hpp"

#include <limits>
#include <utility>

#include <nlohmann/json.hpp>

#include "base/errors.hpp"
#include "data/file_error.hpp"
#include "data/json_fields.hpp"
#include "data/json_text.hpp"
#include "data/printable.hpp"
#include "mixture/covariance_shape.hpp"

namespace xenoglyph::data {

namespace {

using Eigen::Index;
// Keeps the fields in the order in which they are written.
using Json = nlohmann::ordered_json;

constexpr std::string_view format_name = "xenoglyph-mixture";
constexpr int format_version = 1;

// A stored covariance: its rows, its column's numbers, or its one number.
Json to_json(const internal::CovarianceShape& shape, const Eigen::MatrixXd& covariance) {
  switch (shape.rank()) {
    case 2:
      return to_rows(covariance);
    case 1:
      return to_array(covariance.col(0));
    default:
      return covariance(0, 0);
  }
}

Eigen::MatrixXd from_json(const internal::CovarianceShape& shape, const JsonField& field, Index d) {
  switch (shape.rank()) {
    case 2:
      return field.matrix(d, d);
    case 1:
      return field.vector(d);
    default:
      return Eigen::MatrixXd::Constant(1, 1, field.number());
  }
}

Json covariances_to_json(const GaussianMixture& mixture) {
  const internal::CovarianceShape& shape = internal::shape_of(mixture.covariance_type());
  if (shape.is_shared()) {
    return to_json(shape, mixture.covariances().front());
  }
  Json array = Json::array();
  for (const Eigen::MatrixXd& covariance : mixture.covariances()) {
    array.push_back(to_json(shape, covariance));
  }
  return array;
}

std::vector<Eigen::MatrixXd> covariances_from_json(const JsonField& field, CovarianceType type,
                                                   Index k, Index d) {
  const internal::CovarianceShape& shape = internal::shape_of(type);
  if (shape.is_shared()) {
    return {from_json(shape, field, d)};
  }
  std::vector<Eigen::MatrixXd> covariances;
  for (const JsonField& element : field.elements(k)) {
    covariances.push_back(from_json(shape, element, d));
  }
  return covariances;
}

// "full, tied or diagonal"
std::string covariance_types_text() {
  const std::vector<CovarianceType> types = covariance_types();
  std::string text(to_string(types.front()));
  for (std::size_t i = 1; i < types.size(); ++i) {
    text.append(i + 1 < types.size() ? ", " : " or ").append(to_string(types[i]));
  }
  return text;
}

GaussianMixture mixture_from_json(const JsonField& document, const std::string& name) {
  const JsonField type_field = document["covariance_type"];
  CovarianceType type{};
  try {
    type = covariance_type_from_string(type_field.string());
  } catch (const InvalidArgument&) {
    type_field.fail("is \"" + printable(type_field.string()) + "\"; it should be " +
                    covariance_types_text());
  }
  const JsonField means_field = document["means"];
  const std::vector<JsonField> rows = means_field.elements();
  if (rows.empty()) {
    means_field.fail("holds no component");
  }
  const auto extent = [&document](const char* key, std::size_t size) {
    return document.has(key) ? document[key].count(1, most_extent) : static_cast<Index>(size);
  };
  const Index k = extent("n_components", rows.size());
  const Index d = extent("n_features", rows.front().elements().size());
  Eigen::VectorXd weights = document["weights"].vector(k);
  Eigen::MatrixXd means = means_field.matrix(k, d);
  std::vector<Eigen::MatrixXd> covariances =
      covariances_from_json(document["covariances"], type, k, d);
  try {
    return {type, std::move(weights), std::move(means), std::move(covariances)};
  } catch (const InvalidArgument& error) {
    throw FileError(name + ": " + error.what());
  }
}

Criterion criterion_from_json(const JsonField& field) {
  try {
    return criterion_from_string(field.string());
  } catch (const InvalidArgument&) {
    field.fail("is \"" + printable(field.string()) + "\"; it should be program or paper");
  }
}

std::vector<MmlRecord> history_from_json(const JsonField& field) {
  std::vector<MmlRecord> history;
  for (const JsonField& element : field.elements()) {
    MmlRecord record;
    record.sweep = static_cast<int>(history.size()) + 1;
    record.n_components = element["n_components"].count(1, most_extent);
    record.message_length = element["message_length"].number();
    record.log_likelihood = element["log_likelihood"].number();
    history.push_back(record);
  }
  return history;
}

}  // namespace

Model make_model(const MmlResult& result, const MmlOptions& options) {
  return {result.mixture, result.log_likelihood, result.message_length, options.criterion,
          result.n_iter,  result.converged,      options.seed,          result.history};
}

Json to_json_object(const Model& model) {
  const GaussianMixture& mixture = model.mixture;
  Json document;
  document["format"] = format_name;
  document["version"] = format_version;
  document["covariance_type"] = to_string(mixture.covariance_type());
  document["n_features"] = mixture.n_features();
  document["n_components"] = mixture.n_components();
  document["weights"] = to_array(mixture.weights());
  document["means"] = to_rows(mixture.means());
  document["covariances"] = covariances_to_json(mixture);
  document["log_likelihood"] = model.log_likelihood;
  document["message_length"] = model.message_length;
  document["criterion"] = to_string(model.criterion);
  document["n_iter"] = model.n_iter;
  document["converged"] = model.converged;
  document["seed"] = model.seed;
  Json history = Json::array();
  for (const MmlRecord& record : model.history) {
    history.push_back({{"n_components", record.n_components},
                       {"message_length", record.message_length},
                       {"log_likelihood", record.log_likelihood}});
  }
  document["history"] = std::move(history);
  return document;
}

std::string to_json(const Model& model) { return to_text(to_json_object(model)); }

Model model_from_json(std::string_view text, const std::string& name) {
  const Json json =
      parse_model_object(text, name, "a mixture: a JSON object, as xenoglyph fit writes it");
  const JsonField document(json, "", name);
  require_format(document, format_name, format_version);
  Model model{mixture_from_json(document, name)};
  if (document.has("log_likelihood")) {
    model.log_likelihood = document["log_likelihood"].number();
  }
  if (document.has("message_length")) {
    model.message_length = document["message_length"].number();
  }
  if (document.has("criterion")) {
    model.criterion = criterion_from_json(document["criterion"]);
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
  if (document.has("history")) {
    model.history = history_from_json(document["history"]);
  }
  return model;
}

}  // namespace xenoglyph::data
