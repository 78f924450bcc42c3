#include "app/chapters/compress/digit_drawing.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>
#include <limits>
#include <vector>

namespace xenoglyph::app {

namespace {

// Ink is looked at in so many places across a pixel.
constexpr int samples = 4;
constexpr float dot_size = 0.02F;
// Points of a stroke that lie closer together than this, in pixels, add nothing.
constexpr float least_step = 0.1F;

struct Position {
  float x = 0.0F;
  float y = 0.0F;
};

struct Bounds {
  Position low{std::numeric_limits<float>::max(), std::numeric_limits<float>::max()};
  Position high{std::numeric_limits<float>::lowest(), std::numeric_limits<float>::lowest()};

  float longer_side() const { return std::max(high.x - low.x, high.y - low.y); }
};

Bounds bounds_of(const Strokes& strokes) {
  Bounds bounds;
  for (const auto& stroke : strokes) {
    for (const auto& [x, y] : stroke) {
      bounds.low = {std::min(bounds.low.x, x), std::min(bounds.low.y, y)};
      bounds.high = {std::max(bounds.high.x, x), std::max(bounds.high.y, y)};
    }
  }
  return bounds;
}

using Lines = std::vector<std::vector<Position>>;

// The strokes in the image's pixels, their ink's box in the middle.
Lines scaled(const Strokes& strokes, const DrawingStyle& style, const Pen& pen) {
  const Bounds bounds = bounds_of(strokes);
  const float longer = bounds.longer_side();
  const float reach = 2 * pen.radius + pen.softness;
  const float scale = longer < dot_size ? 0.0F : (style.box - reach) / longer;
  const float middle = 0.5F * static_cast<float>(style.side);
  const Position centre{(bounds.low.x + bounds.high.x) / 2, (bounds.low.y + bounds.high.y) / 2};
  Lines lines;
  for (const auto& stroke : strokes) {
    std::vector<Position> line;
    for (std::size_t i = 0; i < stroke.size(); ++i) {
      const Position place{middle + scale * (stroke[i][0] - centre.x),
                           middle + scale * (stroke[i][1] - centre.y)};
      const bool last = i + 1 == stroke.size();
      if (line.empty() || last ||
          std::hypot(place.x - line.back().x, place.y - line.back().y) >= least_step) {
        line.push_back(place);
      }
    }
    if (!line.empty()) {
      lines.push_back(std::move(line));
    }
  }
  return lines;
}

float squared_distance(const Position& place, const Position& from, const Position& to) {
  const float way_x = to.x - from.x;
  const float way_y = to.y - from.y;
  const float length = way_x * way_x + way_y * way_y;
  const float along = (place.x - from.x) * way_x + (place.y - from.y) * way_y;
  const float share = length > 0.0F ? std::clamp(along / length, 0.0F, 1.0F) : 0.0F;
  const float x = place.x - from.x - share * way_x;
  const float y = place.y - from.y - share * way_y;
  return x * x + y * y;
}

// Squared distances of the places of a fine grid to the nearest line, as far as the pen reaches.
class DistanceField {
 public:
  /// @param side  of the image, pixels
  DistanceField(int side, const Lines& lines, float reach)
      : side_(side * samples),
        squares_(static_cast<std::size_t>(side_) * static_cast<std::size_t>(side_),
                 std::numeric_limits<float>::max()) {
    for (const auto& line : lines) {
      for (std::size_t i = 0; i < line.size(); ++i) {
        add(line[i == 0 ? 0 : i - 1], line[i], reach);
      }
    }
  }

  /// Of the grid: places across the image.
  int side() const { return side_; }
  /// Ink at a place of the grid.
  float ink(int column, int row, const Pen& pen) const {
    const float distance = std::sqrt(squares_[index(column, row)]);
    return std::clamp(0.5F + (pen.radius - distance) / pen.softness, 0.0F, 1.0F);
  }

  static float coordinate(int place) {
    return (static_cast<float>(place) + 0.5F) / static_cast<float>(samples);
  }

 private:
  std::size_t index(int column, int row) const {
    return static_cast<std::size_t>(row) * static_cast<std::size_t>(side_) +
           static_cast<std::size_t>(column);
  }

  void add(const Position& from, const Position& to, float reach) {
    const auto first = [reach](float a, float b) {
      return std::max(0, static_cast<int>(std::floor((std::min(a, b) - reach) * samples)));
    };
    const auto last = [this, reach](float a, float b) {
      return std::min(side_ - 1, static_cast<int>(std::ceil((std::max(a, b) + reach) * samples)));
    };
    for (int row = first(from.y, to.y); row <= last(from.y, to.y); ++row) {
      for (int column = first(from.x, to.x); column <= last(from.x, to.x); ++column) {
        float& square = squares_[index(column, row)];
        square =
            std::min(square, squared_distance({coordinate(column), coordinate(row)}, from, to));
      }
    }
  }

  int side_;
  std::vector<float> squares_;
};

Position centre_of_mass(const DistanceField& field, const Pen& pen) {
  double sum = 0.0;
  double sum_x = 0.0;
  double sum_y = 0.0;
  for (int row = 0; row < field.side(); ++row) {
    for (int column = 0; column < field.side(); ++column) {
      const auto ink = static_cast<double>(field.ink(column, row, pen));
      sum += ink;
      sum_x += ink * static_cast<double>(DistanceField::coordinate(column));
      sum_y += ink * static_cast<double>(DistanceField::coordinate(row));
    }
  }
  return {static_cast<float>(sum_x / sum), static_cast<float>(sum_y / sum)};
}

}  // namespace

bool is_blank(const Strokes& strokes) {
  return std::all_of(strokes.begin(), strokes.end(),
                     [](const auto& stroke) { return stroke.empty(); });
}

Eigen::VectorXf drawn_image(const Strokes& strokes, const DrawingStyle& style, const Pen& pen) {
  Eigen::VectorXf image = Eigen::VectorXf::Zero(Eigen::Index{style.side} * style.side);
  if (is_blank(strokes)) {
    return image;
  }
  const float reach = pen.radius + pen.softness / 2;
  Lines lines = scaled(strokes, style, pen);
  const Position mass = centre_of_mass(DistanceField(style.side, lines, reach), pen);
  for (auto& line : lines) {
    for (Position& place : line) {
      place = {place.x + style.centre - mass.x, place.y + style.centre - mass.y};
    }
  }
  const DistanceField field(style.side, lines, reach);
  for (int row = 0; row < field.side(); ++row) {
    for (int column = 0; column < field.side(); ++column) {
      image(Eigen::Index{row / samples} * style.side + column / samples) +=
          field.ink(column, row, pen);
    }
  }
  return image / static_cast<float>(samples * samples);
}

}  // namespace xenoglyph::app
