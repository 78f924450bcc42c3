#include "data/json_text.hpp"

#include <nlohmann/json.hpp>

namespace xenoglyph::data {

nlohmann::ordered_json to_array(const Eigen::VectorXd& values) {
  nlohmann::ordered_json array = nlohmann::ordered_json::array();
  for (const double value : values) {
    array.push_back(value);
  }
  return array;
}

nlohmann::ordered_json to_rows(const Eigen::MatrixXd& values) {
  nlohmann::ordered_json rows = nlohmann::ordered_json::array();
  for (Eigen::Index row = 0; row < values.rows(); ++row) {
    rows.push_back(to_array(values.row(row)));
  }
  return rows;
}

std::string to_text(const nlohmann::ordered_json& object) {
  std::string text = "{";
  for (const auto& [key, value] : object.items()) {
    text += text.size() > 1 ? ",\n \"" : "\n \"";
    text += key;
    text += "\": ";
    if (!value.is_array() || value.empty() || !value.front().is_structured()) {
      text += value.dump();
      continue;
    }
    text += '[';
    for (const nlohmann::ordered_json& element : value) {
      text += &element == &value.front() ? "\n  " : ",\n  ";
      text += element.dump();
    }
    text += "\n ]";
  }
  return text + "\n}\n";
}

}  // namespace xenoglyph::data
