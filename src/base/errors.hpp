#pragma once

#include <optional>
#include <stdexcept>
#include <string>
#include <utility>

#include <Eigen/Core>

namespace xenoglyph {

/// An option or parameter is out of its range. The message names the argument and says why.
class InvalidArgument : public std::invalid_argument {
 public:
  InvalidArgument(std::string argument, const std::string& reason)
      : std::invalid_argument(argument + ": " + reason), argument_(std::move(argument)) {}

  /// Name of the argument, as in the header: "k_max".
  const std::string& argument() const { return argument_; }

 private:
  std::string argument_;
};

/// The points can't be used: too few, no coordinate, or not finite. The message says why, and
/// which row where one row is to blame.
class InvalidPoints : public std::invalid_argument {
 public:
  explicit InvalidPoints(const std::string& reason) : std::invalid_argument("points: " + reason) {}
  InvalidPoints(Eigen::Index row, const std::string& reason)
      : std::invalid_argument("points, row " + std::to_string(row) + ": " + reason), row_(row) {}

  /// The row to blame, counted from 0; empty when it is not one row's fault.
  std::optional<Eigen::Index> row() const { return row_; }

 private:
  std::optional<Eigen::Index> row_;
};

}  // namespace xenoglyph
