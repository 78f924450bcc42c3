#include "app/chapters/fit/fit_data.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

#include "data/table_writer.hpp"
#include "data/toy_sets.hpp"

namespace xenoglyph::app {

namespace {

std::vector<std::string> plain_names(Eigen::Index count) {
  if (count <= 3) {
    const std::vector<std::string> names{"x", "y", "z"};
    return {names.begin(), names.begin() + count};
  }
  std::vector<std::string> names;
  for (Eigen::Index i = 1; i <= count; ++i) {
    names.push_back(std::string("x").append(std::to_string(i)));
  }
  return names;
}

FitData own_data(const OwnPoints& own) {
  FitData data;
  data.points = own.points;
  data.axis_names = own.column_names;
  if (data.axis_names.size() != static_cast<std::size_t>(own.points.cols())) {
    data.axis_names = plain_names(own.points.cols());
  }
  data.title = own.name.empty() ? "Your points" : own.name;
  data.description = own.name.empty() ? "Points that you clicked, sprayed or erased in the picture."
                                      : "Points from a file. Every numeric column is a coordinate.";
  if (!own.remarks.empty()) {
    data.description += " " + own.remarks;
  }
  return data;
}

}  // namespace

OwnPoints own_points(data::Table table, const std::string& name,
                     std::span<const std::byte> content) {
  OwnPoints own{std::move(table.points), std::move(table.column_names), name};
  if (table.first_row != data::FirstRow::clear) {
    own.first_row_is_names = table.first_row == data::FirstRow::numbers_as_names;
    own.doubtful_file = std::make_shared<const std::string>(
        reinterpret_cast<const char*>(content.data()), content.size());
    own.remarks = "Its first row (" + table.first_row_cells + ") was " +
                  (own.first_row_is_names ? "taken as names." : "read as a point.");
  }
  for (const std::string& remark : table.remarks) {
    own.remarks += (own.remarks.empty() ? "C" : " C") + remark.substr(1) + ".";
  }
  return own;
}

FitData load_fit_data(const Settings& settings) {
  if (settings.dataset == own_dataset) {
    return own_data(*settings.own);
  }
  data::ToySet set = data::make_toy_set(settings.dataset, settings.fit.seed);
  FitData data;
  data.points = std::move(set.points);
  data.truth = std::move(set.true_mixture);
  data.true_components = set.info->true_components;
  data.title = set.info->title;
  data.description = set.info->description;
  data.axis_names.assign(set.info->axis_names.begin(), set.info->axis_names.end());
  return data;
}

ShownAxes shown_axes(const Settings& settings, Eigen::Index n_features) {
  const int features = static_cast<int>(n_features);
  if (features <= 1) {
    return {0, -1};
  }
  ShownAxes axes{std::clamp(settings.axis_x, 0, features - 1),
                 std::clamp(settings.axis_y, 0, features - 1)};
  if (axes.x == axes.y) {
    axes.y = axes.x == 0 ? 1 : 0;
  }
  return axes;
}

Eigen::MatrixX2d plane_points(const Points& points, ShownAxes axes) {
  Eigen::MatrixX2d plane(points.rows(), 2);
  plane.col(0) = points.col(axes.x);
  if (axes.y >= 0) {
    plane.col(1) = points.col(axes.y);
    return plane;
  }
  // Multiples of the golden section fill the interval evenly, whatever the number of points.
  for (Eigen::Index i = 0; i < plane.rows(); ++i) {
    plane(i, 1) = 0.6 * (std::fmod(static_cast<double>(i) * 0.6180339887498949, 1.0) - 0.5);
  }
  return plane;
}

Frame plane_ranges(const Eigen::MatrixX2d& plane) {
  if (plane.rows() == 0) {
    return {{-10, 10}, {-10, 10}};
  }
  return {{plane.col(0).minCoeff(), plane.col(0).maxCoeff()},
          {plane.col(1).minCoeff(), plane.col(1).maxCoeff()}};
}

Points with_point(const Points& points, ShownAxes axes, double x, double y) {
  Points more(points.rows() + 1, points.cols());
  more.topRows(points.rows()) = points;
  if (points.rows() > 0) {
    more.bottomRows(1) = points.colwise().mean();
  } else {
    more.setZero();
  }
  more(points.rows(), axes.x) = x;
  if (axes.y >= 0) {
    more(points.rows(), axes.y) = y;
  }
  return more;
}

Points without_points_near(const Points& points, ShownAxes axes, double x, double y,
                           double radius_x, double radius_y) {
  const Eigen::MatrixX2d plane = plane_points(points, axes);
  std::vector<Eigen::Index> kept;
  for (Eigen::Index i = 0; i < points.rows(); ++i) {
    const double across = (plane(i, 0) - x) / radius_x;
    const double up = (plane(i, 1) - y) / radius_y;
    if (across * across + up * up > 1.0) {
      kept.push_back(i);
    }
  }
  Points fewer(static_cast<Eigen::Index>(kept.size()), points.cols());
  for (std::size_t i = 0; i < kept.size(); ++i) {
    fewer.row(static_cast<Eigen::Index>(i)) = points.row(kept[i]);
  }
  return fewer;
}

std::string points_as_csv(const FitData& data) {
  return data::to_csv(data.points, data.axis_names);
}

}  // namespace xenoglyph::app
