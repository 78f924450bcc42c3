#pragma once

#include <vector>

#include <Eigen/Core>

#include "points.hpp"
#include "random.hpp"

namespace xenoglyph::internal {

/// Points to start from, spread out, and which of them is nearest to each point.
struct SpreadStart {
  std::vector<Eigen::Index> centers;  ///< k rows; distinct while there are distinct points
  std::vector<std::size_t> nearest;   ///< n, index into centers
};

/// Arthur and Vassilvitskii, "k-means++: The advantages of careful seeding" (2007): each centre is
/// drawn with probability proportional to the squared distance from those drawn before. A centre at
/// a time; whoever draws works out the distances from it.
class SpreadCenters {
 public:
  explicit SpreadCenters(Eigen::Index n_points);

  /// Draws the next centre: a row of the points.
  Eigen::Index draw(Random& random);
  /// The squared distances of all points from the centre that was drawn last.
  void measured(const Eigen::ArrayXd& squares);

  Eigen::Index count() const { return static_cast<Eigen::Index>(start_.centers.size()); }
  const SpreadStart& start() const { return start_; }

 private:
  SpreadStart start_;
  Eigen::ArrayXd nearest_squares_;
};

/// k of them at once. Distances count each axis in units of its `variances`.
SpreadStart kmeans_plus_plus(const Points& points, const Eigen::VectorXd& variances, Eigen::Index k,
                             Random& random);

}  // namespace xenoglyph::internal
