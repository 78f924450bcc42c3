#include "data/model_json.hpp"

#include <cmath>
#include <limits>
#include <utility>

#include <nlohmann/json.hpp>

#include "data/file_error.hpp"
#include "data/json_text.hpp"
#include "data/printable.hpp"
#include "mixture/errors.hpp"

namespace xenoglyph::data {

namespace {

using Eigen::Index;
// Keeps the fields in the order in which they are written.
using Json = nlohmann::ordered_json;

constexpr std::string_view format_name = "xenoglyph-mixture";
constexpr int format_version = 1;
constexpr int deepest_nesting = 4;  // covariances: object, array of matrices, matrix, row
constexpr Index most_extent = 1'000'000;

Json to_array(const Eigen::VectorXd& values) {
  Json array = Json::array();
  for (const double value : values) {
    array.push_back(value);
  }
  return array;
}

Json to_rows(const Eigen::MatrixXd& values) {
  Json rows = Json::array();
  for (Index row = 0; row < values.rows(); ++row) {
    rows.push_back(to_array(values.row(row)));
  }
  return rows;
}

Json covariances_to_json(const GaussianMixture& mixture) {
  const std::vector<Eigen::MatrixXd>& covariances = mixture.covariances();
  if (mixture.covariance_type() == CovarianceType::tied) {
    return to_rows(covariances.front());
  }
  Json array = Json::array();
  for (const Eigen::MatrixXd& covariance : covariances) {
    switch (mixture.covariance_type()) {
      case CovarianceType::diagonal:
        array.push_back(to_array(covariance.col(0)));
        break;
      case CovarianceType::spherical:
        array.push_back(covariance(0, 0));
        break;
      default:
        array.push_back(to_rows(covariance));
    }
  }
  return array;
}

/// One value of the document, which knows its place for messages: "means[2]".
class Field {
 public:
  Field(const Json& value, std::string place, const std::string& file)
      : value_(&value), place_(std::move(place)), file_(&file) {}

  [[noreturn]] void fail(const std::string& fault) const {
    throw FileError(*file_ + ": " + (place_.empty() ? "" : place_ + " ") + fault);
  }

  Field operator[](const char* key) const {
    const auto found = value_->find(key);
    if (found == value_->end()) {
      Field(*value_, inner_place(key), *file_).fail("is missing");
    }
    return {*found, inner_place(key), *file_};
  }

  /// The elements of an array of `count` elements.
  std::vector<Field> elements(Index count) const {
    std::vector<Field> fields = elements();
    if (static_cast<Index>(fields.size()) != count) {
      fail("has " + std::to_string(fields.size()) + " elements where there should be " +
           std::to_string(count));
    }
    return fields;
  }

  std::vector<Field> elements() const {
    if (!value_->is_array()) {
      fail("should be an array");
    }
    std::vector<Field> fields;
    for (std::size_t i = 0; i < value_->size(); ++i) {
      fields.emplace_back((*value_)[i], place_ + "[" + std::to_string(i) + "]", *file_);
    }
    return fields;
  }

  double number() const {
    if (!value_->is_number()) {
      fail("should be a number");
    }
    return value_->get<double>();
  }

  /// An integer from `lowest` to `highest`.
  Index count(Index lowest, Index highest) const {
    const bool fits = value_->is_number_unsigned() ||
                      (value_->is_number_integer() && value_->get<std::int64_t>() >= 0);
    if (!fits || value_->get<std::uint64_t>() < static_cast<std::uint64_t>(lowest) ||
        value_->get<std::uint64_t>() > static_cast<std::uint64_t>(highest)) {
      fail("should be an integer from " + std::to_string(lowest) + " to " +
           std::to_string(highest));
    }
    return static_cast<Index>(value_->get<std::uint64_t>());
  }

  std::uint64_t seed() const {
    if (!value_->is_number_unsigned()) {
      fail("should be an integer, at least 0");
    }
    return value_->get<std::uint64_t>();
  }

  bool boolean() const {
    if (!value_->is_boolean()) {
      fail("should be true or false");
    }
    return value_->get<bool>();
  }

  std::string string() const {
    if (!value_->is_string()) {
      fail("should be a string");
    }
    return value_->get<std::string>();
  }

  Eigen::VectorXd vector(Index size) const {
    const std::vector<Field> fields = elements(size);
    Eigen::VectorXd values(size);
    for (Index i = 0; i < size; ++i) {
      values(i) = fields[static_cast<std::size_t>(i)].number();
    }
    return values;
  }

  Eigen::MatrixXd matrix(Index rows, Index columns) const {
    const std::vector<Field> fields = elements(rows);
    for (const Field& field : fields) {
      field.elements(columns);  // before memory is taken for what only the counts claim
    }
    Eigen::MatrixXd values(rows, columns);
    for (Index row = 0; row < rows; ++row) {
      values.row(row) = fields[static_cast<std::size_t>(row)].vector(columns).transpose();
    }
    return values;
  }

 private:
  std::string inner_place(const char* key) const {
    return place_.empty() ? key : place_ + "." + key;
  }

  const Json* value_;
  std::string place_;
  const std::string* file_;
};

Json parse(std::string_view text, const std::string& name) {
  const auto limit_nesting = [&name](int depth, Json::parse_event_t event, Json& /*parsed*/) {
    const bool opens =
        event == Json::parse_event_t::object_start || event == Json::parse_event_t::array_start;
    if (opens && depth >= deepest_nesting) {
      throw FileError(name + ": is nested too deeply to be a mixture");
    }
    return true;
  };
  try {
    return Json::parse(text, limit_nesting);
  } catch (const Json::out_of_range&) {
    throw FileError(name + ": holds a number that is larger than a double can hold");
  } catch (const Json::parse_error& error) {
    throw FileError(name + ": is not JSON: there is a fault at byte " + std::to_string(error.byte));
  }
}

std::vector<Eigen::MatrixXd> covariances_from_json(const Field& field, CovarianceType type, Index k,
                                                   Index d) {
  if (type == CovarianceType::tied) {
    return {field.matrix(d, d)};
  }
  std::vector<Eigen::MatrixXd> covariances;
  for (const Field& element : field.elements(k)) {
    switch (type) {
      case CovarianceType::diagonal:
        covariances.emplace_back(element.vector(d));
        break;
      case CovarianceType::spherical:
        covariances.emplace_back(Eigen::MatrixXd::Constant(1, 1, element.number()));
        break;
      default:
        covariances.push_back(element.matrix(d, d));
    }
  }
  return covariances;
}

GaussianMixture mixture_from_json(const Field& document, const std::string& name) {
  const Field type_field = document["covariance_type"];
  CovarianceType type{};
  try {
    type = covariance_type_from_string(type_field.string());
  } catch (const InvalidArgument&) {
    type_field.fail("is \"" + printable(type_field.string()) +
                    "\"; it should be full, tied, diagonal or spherical");
  }
  const Index d = document["n_features"].count(1, most_extent);
  const Index k = document["n_components"].count(1, most_extent);
  Eigen::VectorXd weights = document["weights"].vector(k);
  Eigen::MatrixXd means = document["means"].matrix(k, d);
  std::vector<Eigen::MatrixXd> covariances =
      covariances_from_json(document["covariances"], type, k, d);
  try {
    return {type, std::move(weights), std::move(means), std::move(covariances)};
  } catch (const InvalidArgument& error) {
    throw FileError(name + ": " + error.what());
  }
}

std::vector<MmlRecord> history_from_json(const Field& field) {
  std::vector<MmlRecord> history;
  for (const Field& element : field.elements()) {
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

std::string to_json(const Model& model) {
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
  return to_text(document);
}

Model model_from_json(std::string_view text, const std::string& name) {
  const Json json = parse(text, name);
  const Field document(json, "", name);
  if (!json.is_object()) {
    document.fail("is not a mixture: it should be a JSON object, as xenoglyph fit writes it");
  }
  const Field format = document["format"];
  if (format.string() != format_name) {
    format.fail("is \"" + printable(format.string()) + "\"; it should be \"" +
                std::string(format_name) + "\"");
  }
  const Field version = document["version"];
  if (version.number() != format_version) {
    version.fail("is not " + std::to_string(format_version) +
                 ", the only one that this program knows");
  }
  const Field criterion_field = document["criterion"];
  Criterion criterion{};
  try {
    criterion = criterion_from_string(criterion_field.string());
  } catch (const InvalidArgument&) {
    criterion_field.fail("is \"" + printable(criterion_field.string()) +
                         "\"; it should be program or paper");
  }
  return {mixture_from_json(document, name),
          document["log_likelihood"].number(),
          document["message_length"].number(),
          criterion,
          static_cast<int>(document["n_iter"].count(0, std::numeric_limits<int>::max())),
          document["converged"].boolean(),
          document["seed"].seed(),
          history_from_json(document["history"])};
}

}  // namespace xenoglyph::data
