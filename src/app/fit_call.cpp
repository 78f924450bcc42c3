#include "app/fit_call.hpp"

#include <cctype>
#include <cmath>
#include <cstdint>
#include <exception>

#include <nlohmann/json.hpp>

#include "data/model_json.hpp"
#include "mixture/errors.hpp"

namespace xenoglyph::app {

namespace {

using nlohmann::json;

std::string snake_case(const std::string& name) {
  std::string result;
  for (const char letter : name) {
    if (std::isupper(static_cast<unsigned char>(letter)) != 0) {
      result += '_';
      result += static_cast<char>(std::tolower(static_cast<unsigned char>(letter)));
    } else {
      result += letter;
    }
  }
  return result;
}

std::int64_t whole(const std::string& name, const json& value) {
  // JavaScript has one kind of number: 25.0 is 25.
  if (!value.is_number() || value.get<double>() != std::trunc(value.get<double>()) ||
      std::abs(value.get<double>()) > 9007199254740991.0) {
    throw InvalidArgument(name, "must be a whole number, not " + value.dump());
  }
  return value.is_number_float() ? static_cast<std::int64_t>(value.get<double>())
                                 : value.get<std::int64_t>();
}

double real(const std::string& name, const json& value) {
  if (!value.is_number()) {
    throw InvalidArgument(name, "must be a number, not " + value.dump());
  }
  return value.get<double>();
}

std::string text_of(const std::string& name, const json& value) {
  if (!value.is_string()) {
    throw InvalidArgument(name, "must be a text, not " + value.dump());
  }
  return value.get<std::string>();
}

int small(const std::string& name, const json& value) {
  const std::int64_t number = whole(name, value);
  if (number < 0 || number > 1'000'000'000) {
    throw InvalidArgument(name, "must lie in 0..1000000000, not " + value.dump());
  }
  return static_cast<int>(number);
}

Regularization regularization_from(const json& value) {
  Regularization result;
  if (value.is_number()) {
    result.strength = value.get<double>();
  } else if (value.is_string()) {
    result.kind = regularization_kind_from_string(value.get<std::string>());
  } else if (value.is_object()) {
    for (const auto& [name, part] : value.items()) {
      if (name == "kind") {
        result.kind = regularization_kind_from_string(text_of(name, part));
      } else if (name == "strength") {
        result.strength = real(name, part);
      } else {
        throw InvalidArgument("regularization",
                              "has no \"" + name + "\"; kind and strength are known");
      }
    }
  } else {
    throw InvalidArgument("regularization", "must be a strength or {kind, strength}");
  }
  return result;
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
    if (name == "k_max") {
      options.k_max = small(name, value);
    } else if (name == "k_min") {
      options.k_min = small(name, value);
    } else if (name == "covariance" || name == "covariance_type") {
      options.covariance_type = covariance_type_from_string(text_of(name, value));
    } else if (name == "criterion") {
      options.criterion = criterion_from_string(text_of(name, value));
    } else if (name == "threshold") {
      options.threshold = real(name, value);
    } else if (name == "regularization") {
      options.regularization = regularization_from(value);
    } else if (name == "restarts") {
      options.restarts = small(name, value);
    } else if (name == "seed") {
      const std::int64_t seed = whole(name, value);
      if (seed < 0) {
        throw InvalidArgument(name, "must not be negative");
      }
      options.seed = static_cast<std::uint64_t>(seed);
    } else if (name == "max_sweeps") {
      options.max_sweeps = small(name, value);
    } else {
      throw InvalidArgument("options",
                            "has no \"" + given +
                                "\"; known are kMax, kMin, covariance, criterion, threshold, "
                                "regularization, restarts, seed, maxSweeps");
    }
  }
  return options;
}

nlohmann::json options_to_json(const MmlOptions& options) {
  return {{"kMax", options.k_max},
          {"kMin", options.k_min},
          {"covariance", to_string(options.covariance_type)},
          {"criterion", to_string(options.criterion)},
          {"threshold", options.threshold},
          {"regularization",
           {{"kind", to_string(options.regularization.kind)},
            {"strength", options.regularization.strength}}},
          {"restarts", options.restarts},
          {"seed", options.seed},
          {"maxSweeps", options.max_sweeps}};
}

std::string fit_as_json(const double* points, int n, int d, std::string_view options) {
  try {
    if (points == nullptr || n < 1 || d < 1) {
      throw InvalidPoints("there are none; give n rows of d numbers");
    }
    using RowMajor = Eigen::Matrix<double, Eigen::Dynamic, Eigen::Dynamic, Eigen::RowMajor>;
    const Points matrix = Eigen::Map<const RowMajor>(points, n, d);
    const MmlOptions chosen = options_from_json(options);
    return data::to_json(data::make_model(fit_mml(matrix, chosen), chosen));
  } catch (const std::exception& error) {
    return json{{"error", error.what()}}.dump();
  }
}

}  // namespace xenoglyph::app
