#include "fit_kmeans.hpp"

#include <algorithm>
#include <cmath>
#include <optional>
#include <string>
#include <utility>

#include "../random/random.hpp"
#include "errors.hpp"
#include "kmeans_plus_plus.hpp"
#include "validation.hpp"

namespace xenoglyph {
namespace {

// Points whose products with all centres are worked out together and stay in the cache.
constexpr Eigen::Index block_size = 256;

void require_tolerance(double tolerance) {
  if (!(tolerance >= 0.0 && std::isfinite(tolerance))) {
    throw InvalidArgument("tolerance",
                          "must be 0 or more and finite, is " + std::to_string(tolerance));
  }
}

// Lloyd's algorithm from one start.
class Lloyd {
 public:
  Lloyd(const Points& points, Points centers)
      : points_(points),
        centers_(std::move(centers)),
        labels_(Eigen::VectorXi::Constant(points.rows(), -1)) {}

  /// Gives each point to its nearest centre, the first of several. Returns whether any changed.
  bool assign() {
    const Eigen::RowVectorXd half_squares = 0.5 * centers_.rowwise().squaredNorm().transpose();
    const Eigen::MatrixXd axes = centers_.transpose();
    bool changed = false;
    for (Eigen::Index first = 0; first < points_.rows(); first += block_size) {
      const Eigen::Index count = std::min(block_size, points_.rows() - first);
      // |x - c|^2 = |x|^2 - 2 (x c - |c|^2 / 2): the nearest centre has the largest of the latter.
      nearness_.noalias() = points_.middleRows(first, count) * axes;
      nearness_.rowwise() -= half_squares;
      for (Eigen::Index i = 0; i < count; ++i) {
        Eigen::Index nearest = 0;
        nearness_.row(i).maxCoeff(&nearest);
        changed = changed || labels_(first + i) != static_cast<int>(nearest);
        labels_(first + i) = static_cast<int>(nearest);
      }
    }
    return changed;
  }

  /// Moves each centre to the mean of its points. Returns the sum of the squared moves.
  double move_centers() {
    Points sums = Points::Zero(centers_.rows(), centers_.cols());
    Eigen::VectorXd counts = Eigen::VectorXd::Zero(centers_.rows());
    for (Eigen::Index i = 0; i < points_.rows(); ++i) {
      counts(labels_(i)) += 1.0;
    }
    for (Eigen::Index a = 0; a < points_.cols(); ++a) {
      for (Eigen::Index i = 0; i < points_.rows(); ++i) {
        sums(labels_(i), a) += points_(i, a);
      }
    }
    if (counts.minCoeff() == 0.0) {
      fill_empty_clusters(sums, counts);
    }
    double moves = 0.0;
    for (Eigen::Index j = 0; j < centers_.rows(); ++j) {
      if (counts(j) > 0.0) {
        const Eigen::RowVectorXd mean = sums.row(j) / counts(j);
        moves += (mean - centers_.row(j)).squaredNorm();
        centers_.row(j) = mean;
      }
    }
    return moves;
  }

  /// By differences, which lose no digits.
  Eigen::VectorXd squared_distances() const {
    Eigen::VectorXd squares = Eigen::VectorXd::Zero(points_.rows());
    for (Eigen::Index a = 0; a < points_.cols(); ++a) {
      for (Eigen::Index i = 0; i < points_.rows(); ++i) {
        const double difference = points_(i, a) - centers_(labels_(i), a);
        squares(i) += difference * difference;
      }
    }
    return squares;
  }

  const Points& centers() const { return centers_; }
  const Eigen::VectorXi& labels() const { return labels_; }

 private:
  void fill_empty_clusters(Points& sums, Eigen::VectorXd& counts) {
    Eigen::VectorXd squares = squared_distances();
    for (Eigen::Index j = 0; j < counts.size(); ++j) {
      if (counts(j) > 0.0) {
        continue;
      }
      Eigen::Index farthest = 0;
      if (squares.maxCoeff(&farthest) == 0.0) {
        return;  // every point is its own centre
      }
      const int from = labels_(farthest);
      squares(farthest) = 0.0;
      labels_(farthest) = static_cast<int>(j);
      sums.row(from) -= points_.row(farthest);
      counts(from) -= 1.0;
      sums.row(j) = points_.row(farthest);
      counts(j) = 1.0;
    }
  }

  const Points& points_;
  Points centers_;
  Eigen::VectorXi labels_;
  Eigen::MatrixXd nearness_;  // of a block of points to each centre
};

KmeansResult fit_from(const Points& points, Points start, const KmeansOptions& options,
                      double least_moves) {
  Lloyd lloyd(points, std::move(start));
  KmeansResult result{};
  while (result.n_iter < options.max_iterations && !result.converged) {
    ++result.n_iter;
    result.converged = !lloyd.assign() || lloyd.move_centers() <= least_moves;
  }
  lloyd.assign();  // the centres may have moved since
  result.centers = lloyd.centers();
  result.labels = lloyd.labels();
  result.inertia = lloyd.squared_distances().sum();
  return result;
}

}  // namespace

KmeansResult fit_kmeans(const PointsView& points, Eigen::Index k, const KmeansOptions& options) {
  internal::require_fittable(points);
  internal::require_components("k", k, points.rows());
  internal::require_at_least_one("max_iterations", options.max_iterations);
  internal::require_at_least_one("restarts", options.restarts);
  require_tolerance(options.tolerance);
  // About their mean, so that products of large coordinates don't drown small distances.
  const Eigen::RowVectorXd mean = points.colwise().mean();
  const Points centered = points.rowwise() - mean;
  const double mean_variance =
      centered.squaredNorm() / static_cast<double>(points.rows() * points.cols());
  const Eigen::VectorXd units = Eigen::VectorXd::Ones(points.cols());
  Random random(options.seed);
  std::optional<KmeansResult> best;
  for (int restart = 0; restart < options.restarts; ++restart) {
    const internal::SpreadStart start = internal::kmeans_plus_plus(centered, units, k, random);
    KmeansResult result = fit_from(centered, centered(start.centers, Eigen::all), options,
                                   options.tolerance * mean_variance);
    if (!best || result.inertia < best->inertia) {
      best = std::move(result);
    }
  }
  best->centers.rowwise() += mean;
  return *std::move(best);
}

}  // namespace xenoglyph
