#include "validation.hpp"

#include <array>
#include <cmath>
#include <cstdio>
#include <string>

#include "errors.hpp"
#include "rows.hpp"

namespace xenoglyph::internal {
namespace {

// Of a coordinate: its square, and sums of squares, must be numbers too.
constexpr double largest_double = 1e152;
constexpr float largest_float = 1e15F;

template <class View>
void require_finite(const View& points) {
  if (points.allFinite()) {
    return;
  }
  for (Eigen::Index row = 0; row < points.rows(); ++row) {
    for (Eigen::Index column = 0; column < points.cols(); ++column) {
      const auto value = points(row, column);
      if (!std::isfinite(value)) {
        throw InvalidPoints(row, std::string(std::isnan(value) ? "not a number" : "infinite") +
                                     " in column " + std::to_string(column));
      }
    }
  }
}

template <class View>
void require_columns(const View& points, Eigen::Index n_features) {
  if (points.cols() != n_features) {
    throw InvalidPoints("the model has " + std::to_string(n_features) +
                        " coordinates, these points have " + std::to_string(points.cols()));
  }
  require_finite(points);
}

template <class View>
void require_points(const View& points, typename View::Scalar largest, const char* largest_text) {
  if (points.cols() < 1) {
    throw InvalidPoints("no coordinate: at least 1 column is needed");
  }
  if (points.rows() < 2) {
    throw InvalidPoints("at least 2 are needed, there " +
                        std::string(points.rows() == 1 ? "is 1" : "are none"));
  }
  require_finite(points);
  if (points.cwiseAbs().maxCoeff() > largest) {
    Eigen::Index row = 0;
    Eigen::Index column = 0;
    points.cwiseAbs().maxCoeff(&row, &column);
    throw InvalidPoints(row, "the magnitude in column " + std::to_string(column) + " is over " +
                                 largest_text + ", so its square is no number: use larger units");
  }
}

}  // namespace

void require_scorable(const PointsView& points, Eigen::Index n_features) {
  require_columns(points, n_features);
}

void require_scorable(const RowsView<float>& points, Eigen::Index n_features) {
  require_columns(points, n_features);
}

void require_fittable(const PointsView& points) { require_points(points, largest_double, "1e152"); }

void require_fittable(const RowsView<float>& points) {
  require_points(points, largest_float, "1e15");
}

void require_components(const char* argument, Eigen::Index components, Eigen::Index n_points) {
  if (components < 1) {
    throw InvalidArgument(argument, "must be at least 1, is " + std::to_string(components));
  }
  if (components > n_points) {
    throw InvalidArgument(argument, "must be at most the number of points, " +
                                        std::to_string(n_points) + ", is " +
                                        std::to_string(components));
  }
}

void require_threshold(double threshold) {
  if (!(threshold > 0.0 && std::isfinite(threshold))) {
    throw InvalidArgument("threshold", "must be positive and finite, is " + shown(threshold));
  }
}

void require_at_least_one(const char* argument, int value) {
  if (value < 1) {
    throw InvalidArgument(argument, "must be at least 1, is " + std::to_string(value));
  }
}

std::string shown(double value) {
  std::array<char, 32> text{};
  std::snprintf(text.data(), text.size(), "%g", value);
  return text.data();
}

}  // namespace xenoglyph::internal
