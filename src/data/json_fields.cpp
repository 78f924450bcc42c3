#include "data/json_fields.hpp"

#include <utility>

#include <nlohmann/json.hpp>

#include "data/file_error.hpp"
#include "data/printable.hpp"

namespace xenoglyph::data {

namespace {

using Eigen::Index;
using Json = nlohmann::ordered_json;

constexpr int deepest_nesting = 4;  // covariances: object, array of matrices, matrix, row

}  // namespace

JsonField::JsonField(const Json& value, std::string place, const std::string& file)
    : value_(&value), place_(std::move(place)), file_(&file) {}

void JsonField::fail(const std::string& fault) const {
  throw FileError(*file_ + ": " + (place_.empty() ? "" : place_ + " ") + fault);
}

JsonField JsonField::operator[](const char* key) const {
  const auto found = value_->find(key);
  if (found == value_->end()) {
    JsonField(*value_, inner_place(key), *file_).fail("is missing");
  }
  return {*found, inner_place(key), *file_};
}

bool JsonField::has(const char* key) const {
  const auto found = value_->find(key);
  return found != value_->end() && !found->is_null();
}

std::vector<JsonField> JsonField::elements(Index count) const {
  std::vector<JsonField> fields = elements();
  if (static_cast<Index>(fields.size()) != count) {
    fail("has " + std::to_string(fields.size()) + " elements where there should be " +
         std::to_string(count));
  }
  return fields;
}

std::vector<JsonField> JsonField::elements() const {
  if (!value_->is_array()) {
    fail("should be an array");
  }
  std::vector<JsonField> fields;
  for (std::size_t i = 0; i < value_->size(); ++i) {
    fields.emplace_back((*value_)[i], place_ + "[" + std::to_string(i) + "]", *file_);
  }
  return fields;
}

double JsonField::number() const {
  if (!value_->is_number()) {
    fail("should be a number");
  }
  return value_->get<double>();
}

Index JsonField::count(Index lowest, Index highest) const {
  const bool fits = value_->is_number_unsigned() ||
                    (value_->is_number_integer() && value_->get<std::int64_t>() >= 0);
  if (!fits || value_->get<std::uint64_t>() < static_cast<std::uint64_t>(lowest) ||
      value_->get<std::uint64_t>() > static_cast<std::uint64_t>(highest)) {
    fail("should be an integer from " + std::to_string(lowest) + " to " + std::to_string(highest));
  }
  return static_cast<Index>(value_->get<std::uint64_t>());
}

std::uint64_t JsonField::seed() const {
  if (!value_->is_number_unsigned()) {
    fail("should be an integer, at least 0");
  }
  return value_->get<std::uint64_t>();
}

bool JsonField::boolean() const {
  if (!value_->is_boolean()) {
    fail("should be true or false");
  }
  return value_->get<bool>();
}

std::string JsonField::string() const {
  if (!value_->is_string()) {
    fail("should be a string");
  }
  return value_->get<std::string>();
}

Eigen::VectorXd JsonField::vector(Index size) const {
  const std::vector<JsonField> fields = elements(size);
  Eigen::VectorXd values(size);
  for (Index i = 0; i < size; ++i) {
    values(i) = fields[static_cast<std::size_t>(i)].number();
  }
  return values;
}

Eigen::MatrixXd JsonField::matrix(Index rows, Index columns) const {
  const std::vector<JsonField> fields = elements(rows);
  for (const JsonField& field : fields) {
    field.elements(columns);  // before memory is taken for what only the counts claim
  }
  Eigen::MatrixXd values(rows, columns);
  for (Index row = 0; row < rows; ++row) {
    values.row(row) = fields[static_cast<std::size_t>(row)].vector(columns).transpose();
  }
  return values;
}

std::string JsonField::inner_place(const char* key) const {
  return place_.empty() ? key : place_ + "." + key;
}

Json parse_model_object(std::string_view text, const std::string& name, const std::string& kind) {
  const auto limit_nesting = [&](int depth, Json::parse_event_t event, Json& /*parsed*/) {
    const bool opens =
        event == Json::parse_event_t::object_start || event == Json::parse_event_t::array_start;
    if (opens && depth >= deepest_nesting) {
      throw FileError(name + ": is nested too deeply to be " + kind);
    }
    return true;
  };
  try {
    Json document = Json::parse(text, limit_nesting);
    if (!document.is_object()) {
      throw FileError(name + ": is not " + kind);
    }
    return document;
  } catch (const Json::out_of_range&) {
    throw FileError(name + ": holds a number that is larger than a double can hold");
  } catch (const Json::parse_error& error) {
    throw FileError(name + ": is not JSON: there is a fault at byte " + std::to_string(error.byte));
  }
}

void require_format(const JsonField& document, std::string_view format, int version) {
  const JsonField format_field = document["format"];
  if (format_field.string() != format) {
    format_field.fail("is \"" + printable(format_field.string()) + "\"; it should be \"" +
                      std::string(format) + "\"");
  }
  const JsonField version_field = document["version"];
  if (version_field.number() != version) {
    version_field.fail("is not " + std::to_string(version) +
                       ", the only one that this program knows");
  }
}

}  // namespace xenoglyph::data
