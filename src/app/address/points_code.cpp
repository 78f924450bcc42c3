#include "app/address/points_code.hpp"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <vector>

#include "app/address/steps_code.hpp"
#include "app/ui/numbers.hpp"

namespace xenoglyph::app {

namespace {

struct Range {
  double low = 0.0;
  double high = 0.0;

  int step_of(double value) const {
    if (high <= low) {
      return 0;
    }
    const double share = std::clamp((value - low) / (high - low), 0.0, 1.0);
    return static_cast<int>(std::lround(share * largest_step));
  }
  // The ends come out exactly, so that the range of decoded points is the range that was written.
  double value_of(int step) const {
    if (step == largest_step) {
      return high;
    }
    return low + (high - low) * step / largest_step;
  }
};

double rounded(double value) { return parse_number(format_significant(value, 6)).value_or(value); }

std::vector<std::string_view> split(std::string_view text, char separator) {
  std::vector<std::string_view> parts;
  std::size_t start = 0;
  while (true) {
    const std::size_t end = text.find(separator, start);
    parts.push_back(text.substr(start, end == std::string_view::npos ? end : end - start));
    if (end == std::string_view::npos) {
      return parts;
    }
    start = end + 1;
  }
}

}  // namespace

std::string encode_points(const Points& points) {
  if (points.rows() == 0 || points.size() > most_linked_numbers || !points.allFinite()) {
    return {};
  }
  std::string text;
  std::vector<Range> ranges;
  for (Eigen::Index column = 0; column < points.cols(); ++column) {
    const Range range{rounded(points.col(column).minCoeff()),
                      rounded(points.col(column).maxCoeff())};
    text += format_shortest(range.low) + "," + format_shortest(range.high) + ",";
    ranges.push_back(range);
  }
  for (Eigen::Index row = 0; row < points.rows(); ++row) {
    for (Eigen::Index column = 0; column < points.cols(); ++column) {
      append_step(text, ranges[static_cast<std::size_t>(column)].step_of(points(row, column)));
    }
  }
  return text;
}

std::optional<Points> decode_points(std::string_view text) {
  const std::vector<std::string_view> parts = split(text, ',');
  const std::size_t features = parts.size() / 2;
  if (features == 0 || parts.size() % 2 == 0) {
    return std::nullopt;
  }
  std::vector<Range> ranges;
  for (std::size_t column = 0; column < features; ++column) {
    const auto low = parse_number(parts[2 * column]);
    const auto high = parse_number(parts[2 * column + 1]);
    if (!low || !high || *high < *low) {
      return std::nullopt;
    }
    ranges.push_back({*low, *high});
  }
  const std::string_view digits = parts.back();
  const std::size_t count = digits.size() / (2 * features);
  if (count == 0 || digits.size() != count * 2 * features ||
      count * features > static_cast<std::size_t>(most_linked_numbers)) {
    return std::nullopt;
  }
  Points points(static_cast<Eigen::Index>(count), static_cast<Eigen::Index>(features));
  for (std::size_t i = 0; i < count * features; ++i) {
    const auto step = step_at(digits, 2 * i);
    if (!step) {
      return std::nullopt;
    }
    points(static_cast<Eigen::Index>(i / features), static_cast<Eigen::Index>(i % features)) =
        ranges[i % features].value_of(*step);
  }
  return points;
}

}  // namespace xenoglyph::app
