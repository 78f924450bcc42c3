#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include <Eigen/Core>
#include <nlohmann/json_fwd.hpp>

namespace xenoglyph::data {

/// One value of a JSON document, which knows its place for messages: "means[2]". Each of its
/// readers throws FileError, naming the file and the place, when the value is something else. The
/// document and the file's name must outlive it.
class JsonField {
 public:
  JsonField(const nlohmann::ordered_json& value, std::string place, const std::string& file);

  [[noreturn]] void fail(const std::string& fault) const;

  JsonField operator[](const char* key) const;
  /// Whether a field is there and not null.
  bool has(const char* key) const;
  /// The elements of an array, of `count` elements where that is given.
  std::vector<JsonField> elements() const;
  std::vector<JsonField> elements(Eigen::Index count) const;

  double number() const;
  /// An integer from `lowest` to `highest`.
  Eigen::Index count(Eigen::Index lowest, Eigen::Index highest) const;
  std::uint64_t seed() const;
  bool boolean() const;
  std::string string() const;
  Eigen::VectorXd vector(Eigen::Index size) const;
  Eigen::MatrixXd matrix(Eigen::Index rows, Eigen::Index columns) const;

 private:
  std::string inner_place(const char* key) const;

  const nlohmann::ordered_json* value_;
  std::string place_;
  const std::string* file_;
};

/// Extents that a model's file may claim.
inline constexpr Eigen::Index most_extent = 1'000'000;

/// Reads a model's JSON: an object, and nothing nested deeper than a model is. `name` is what
/// messages call the text, `kind` what it should be: "a mixture, as xenoglyph fit writes it".
/// Throws FileError.
nlohmann::ordered_json parse_model_object(std::string_view text, const std::string& name,
                                          const std::string& kind);

/// Throws FileError unless the document's "format" and "version" are these.
void require_format(const JsonField& document, std::string_view format, int version);

}  // namespace xenoglyph::data
