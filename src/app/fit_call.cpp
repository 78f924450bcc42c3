#include "app/fit_call.hpp"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <exception>
#include <variant>
#include <vector>

#include <nlohmann/json.hpp>

#include "app/options/fit_rows.hpp"
#include "base/errors.hpp"
#include "base/rows.hpp"
#include "data/model_json.hpp"

namespace xenoglyph::app {

namespace {

using nlohmann::json;

std::string snake_case(const std::string& name) {
  std::string result = control_name(name);
  std::replace(result.begin(), result.end(), '-', '_');
  return result;
}

// The largest whole number of any option but the seed.
constexpr double most = 1e9;

double number_from(const std::string& name, const json& value, bool whole, double high) {
  if (!value.is_number() ||
      // JavaScript has one kind of number: 25.0 is 25.
      (whole && (value.get<double>() != std::trunc(value.get<double>()) ||
                 std::abs(value.get<double>()) > largest_seed))) {
    throw InvalidArgument(
        name, std::string("must be a ") + (whole ? "whole " : "") + "number, not " + value.dump());
  }
  const double number = value.get<double>();
  if (whole && (number < 0 || number > high)) {
    throw InvalidArgument(name, high > most ? "must not be negative"
                                            : "must lie in 0..1000000000, not " + value.dump());
  }
  return number;
}

// What the library allows may go beyond what the page's controls do, so that only kinds are told
// apart here.
void set_from_json(MmlOptions& options, const OptionRow<MmlOptions>& row, const std::string& name,
                   const json& value) {
  if (const auto* whole = std::get_if<WholeNumber>(&row.kind)) {
    row.set_number(options, number_from(name, value, true, std::max(most, whole->high)));
  } else if (std::holds_alternative<RealNumber>(row.kind)) {
    row.set_number(options, number_from(name, value, false, 0.0));
  } else if (!value.is_string()) {
    throw InvalidArgument(name, "must be a text, not " + value.dump());
  } else if (!row.set_text(options, value.get<std::string>())) {
    throw InvalidArgument(name, "can't be " + value.dump() + "; there are " + row.values());
  }
}

json to_json(const MmlOptions& options, const OptionRow<MmlOptions>& row) {
  if (std::holds_alternative<WholeNumber>(row.kind)) {
    return static_cast<std::int64_t>(row.number(options));
  }
  if (std::holds_alternative<RealNumber>(row.kind)) {
    return row.number(options);
  }
  return row.text(options);
}

const std::vector<OptionRow<MmlOptions>>& fit_options() {
  static const std::vector<OptionRow<MmlOptions>> all = fit_rows(static_cast<int>(most));
  return all;
}

// Kind and strength of the regularisation are two options of the page and one for scripts: these
// are its parts.
constexpr std::string_view regularization = "regularization";
constexpr std::string_view strength = "regularizationStrength";

const OptionRow<MmlOptions>* find_row(const std::string& name) {
  const auto found = std::find_if(fit_options().begin(), fit_options().end(),
                                  [&](const auto& row) { return snake_case(row.key) == name; });
  return found == fit_options().end() ? nullptr : &*found;
}

void set_regularization(MmlOptions& options, const json& value) {
  const std::string name(regularization);
  const OptionRow<MmlOptions>& kind_row = *find_row(name);
  const OptionRow<MmlOptions>& strength_row = *find_row(snake_case(std::string(strength)));
  if (value.is_number()) {
    set_from_json(options, strength_row, name, value);
  } else if (value.is_string()) {
    set_from_json(options, kind_row, name, value);
  } else if (value.is_object()) {
    for (const auto& [part_name, part] : value.items()) {
      if (part_name != "kind" && part_name != "strength") {
        throw InvalidArgument(name, "has no \"" + part_name + "\"; kind and strength are known");
      }
      set_from_json(options, part_name == "kind" ? kind_row : strength_row, part_name, part);
    }
  } else {
    throw InvalidArgument(name, "must be a strength or {kind, strength}");
  }
}

std::string known_names() {
  std::string names;
  for (const auto& row : fit_options()) {
    names += (names.empty() ? "" : ", ") + row.key;
  }
  return names;
}

}  // namespace

MmlOptions options_from_json(std::string_view text) {
  MmlOptions options;
  if (text.empty()) {
    return options;
  }
  const json object = json::parse(text.begin(), text.end(), nullptr, false);
  if (object.is_discarded() || (!object.is_object() && !object.is_null())) {
    throw InvalidArgument("options", "must be an object, as JSON");
  }
  for (const auto& [given, value] : object.items()) {
    const std::string name = snake_case(given);
    const OptionRow<MmlOptions>* row = find_row(name == "covariance_type" ? "covariance" : name);
    if (row == nullptr) {
      throw InvalidArgument("options", "has no \"" + given + "\"; known are " + known_names());
    }
    if (row->key == regularization) {
      set_regularization(options, value);
    } else {
      set_from_json(options, *row, name, value);
    }
  }
  return options;
}

json options_to_json(const MmlOptions& options) {
  json object;
  for (const auto& row : fit_options()) {
    if (row.key == regularization) {
      object[row.key]["kind"] = to_json(options, row);
    } else if (row.key == strength) {
      object[std::string(regularization)]["strength"] = to_json(options, row);
    } else {
      object[row.key] = to_json(options, row);
    }
  }
  return object;
}

std::string fit_as_json(const double* points, int n, int d, std::string_view options) {
  try {
    if (points == nullptr || n < 1 || d < 1) {
      throw InvalidPoints("there are none; give n rows of d numbers");
    }
    const Points matrix = Eigen::Map<const Rows<double>>(points, n, d);
    const MmlOptions chosen = options_from_json(options);
    return data::to_json(data::make_model(fit_mml(matrix, chosen), chosen));
  } catch (const std::exception& error) {
    return json{{"error", error.what()}}.dump();
  }
}

}  // namespace xenoglyph::app
