#pragma once

#include <vector>

#include <Eigen/Core>

#include "../random/random.hpp"
#include "points.hpp"

namespace xenoglyph::internal {

/// k points to start from, spread out, and which of them is nearest to each point.
struct SpreadStart {
  std::vector<Eigen::Index> centers;  ///< k rows; distinct while there are distinct points
  std::vector<std::size_t> nearest;   ///< n, index into centers
};

/// Arthur and Vassilvitskii, "k-means++: The advantages of careful seeding" (2007): each centre is
/// drawn with probability proportional to the squared distance from those drawn before. Distances
/// count each axis in units of its `variances`.
SpreadStart kmeans_plus_plus(const Points& points, const Eigen::VectorXd& variances, Eigen::Index k,
                             Random& random);

}  // namespace xenoglyph::internal
