#pragma once

#include <string>

#include <Eigen/Core>
#include <nlohmann/json_fwd.hpp>

namespace xenoglyph::data {

/// Numbers as an array, a matrix as an array of its rows.
nlohmann::ordered_json to_array(const Eigen::VectorXd& values);
nlohmann::ordered_json to_rows(const Eigen::MatrixXd& values);

/// An object as text for people to read: a line a field, and a line an element where the elements
/// are arrays or objects. Fields keep their order.
std::string to_text(const nlohmann::ordered_json& object);

}  // namespace xenoglyph::data
