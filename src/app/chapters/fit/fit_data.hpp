#pragma once

#include <cstddef>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "app/chapters/fit/marginals.hpp"
#include "app/options/settings.hpp"
#include "app/ui/axes.hpp"
#include "data/table.hpp"

namespace xenoglyph::app {

/// What the Fit chapter fits, and what is known about it.
struct FitData {
  Points points = Points(0, 2);          ///< n x d
  std::vector<std::string> axis_names;   ///< d
  std::optional<GaussianMixture> truth;  ///< what the points were drawn from
  int true_components = 0;               ///< 0 where no number of Gaussians is the true one
  std::string title;
  std::string description;
};

/// A table from a file as the visitor's own points. `content` is the file, kept where its first row
/// may be names or a point.
OwnPoints own_points(data::Table table, const std::string& name,
                     std::span<const std::byte> content);

/// The points that the settings ask for.
FitData load_fit_data(const Settings& settings);

/// The axes that the settings ask for, moved into the data's own coordinates where they lie
/// outside.
ShownAxes shown_axes(const Settings& settings, Eigen::Index n_features);

/// The points' two shown coordinates, n x 2. Data of one coordinate are spread evenly upwards, so
/// that they can be told apart.
Eigen::MatrixX2d plane_points(const Points& points, ShownAxes axes);

/// Ranges of the plane points; -10..10 where there are none.
Frame plane_ranges(const Eigen::MatrixX2d& plane);

/// The points with one more row at a place in the plane; coordinates that are not shown take their
/// mean.
Points with_point(const Points& points, ShownAxes axes, double x, double y);

/// The points without those within an ellipse around a place in the plane.
Points without_points_near(const Points& points, ShownAxes axes, double x, double y,
                           double radius_x, double radius_y);

/// The points as CSV with a header, numbers that round-trip.
std::string points_as_csv(const FitData& data);

}  // namespace xenoglyph::app
