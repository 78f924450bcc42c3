#include "lloyd_run.hpp"

#include <cmath>
#include <string>

#include "../base/errors.hpp"
#include "../base/validation.hpp"

namespace xenoglyph::internal {

template <class Scalar>
LloydRun<Scalar>::LloydRun(const KmeansData<Scalar>& data, Eigen::Index k,
                           const KmeansOptions& options, Random& random)
    : data_(data),
      options_(options),
      random_(random),
      start_(data.points.rows()),
      centers_(k, data.points.cols()),
      labels_(Eigen::VectorXi::Constant(data.points.rows(), -1)) {}

template <class Scalar>
void LloydRun<Scalar>::advance() {
  if (done_) {
    return;
  }
  if (start_.count() < centers_.rows()) {
    const Eigen::Index drawn = start_.draw(random_);
    centers_.row(start_.count() - 1) = data_.points.row(drawn).template cast<double>();
    squared_distances_from(data_.points, drawn, squares_);
    start_.measured(squares_);
    return;
  }
  ++result_.n_iter;
  result_.converged = !assign_to_nearest(data_.points, centers_, labels_) ||
                      move_centers() <= options_.tolerance * data_.mean_variance;
  done_ = result_.converged || result_.n_iter == options_.max_iterations;
  if (done_) {
    assign_to_nearest(data_.points, centers_, labels_);  // the centres may have moved since
    result_.centers = centers_.rowwise() + data_.mean;
    result_.labels = labels_;
    result_.inertia = squared_distances(data_.points, centers_, labels_).sum();
  }
}

// Moves each centre to the mean of its points. Returns the sum of the squared moves.
template <class Scalar>
double LloydRun<Scalar>::move_centers() {
  ClusterSums clusters(data_.points, labels_, centers_.rows());
  if (clusters.counts.minCoeff() == 0.0) {
    fill_empty_clusters(clusters);
  }
  double moves = 0.0;
  for (Eigen::Index j = 0; j < centers_.rows(); ++j) {
    if (clusters.counts(j) > 0.0) {
      const Eigen::RowVectorXd mean = clusters.sums.row(j) / clusters.counts(j);
      moves += (mean - centers_.row(j)).squaredNorm();
      centers_.row(j) = mean;
    }
  }
  return moves;
}

template <class Scalar>
void LloydRun<Scalar>::fill_empty_clusters(ClusterSums& clusters) {
  Eigen::ArrayXd squares = squared_distances(data_.points, centers_, labels_);
  for (Eigen::Index j = 0; j < centers_.rows(); ++j) {
    if (clusters.counts(j) > 0.0) {
      continue;
    }
    Eigen::Index farthest = 0;
    if (squares.maxCoeff(&farthest) == 0.0) {
      return;  // every point is its own centre
    }
    const int from = labels_(farthest);
    squares(farthest) = 0.0;
    labels_(farthest) = static_cast<int>(j);
    const Eigen::RowVectorXd point = data_.points.row(farthest).template cast<double>();
    clusters.sums.row(from) -= point;
    clusters.counts(from) -= 1.0;
    clusters.sums.row(j) = point;
    clusters.counts(j) = 1.0;
  }
}

template class LloydRun<float>;
template class LloydRun<double>;

void require_kmeans_options(const char* k_name, Eigen::Index k, Eigen::Index n_points,
                            const KmeansOptions& options) {
  require_components(k_name, k, n_points);
  require_at_least_one("max_iterations", options.max_iterations);
  require_at_least_one("restarts", options.restarts);
  if (!(options.tolerance >= 0.0 && std::isfinite(options.tolerance))) {
    throw InvalidArgument("tolerance",
                          "must be 0 or more and finite, is " + shown(options.tolerance));
  }
}

}  // namespace xenoglyph::internal
