#include "lloyd_run.hpp"

#include <algorithm>
#include <cmath>
#include <string>

#include "errors.hpp"
#include "validation.hpp"

namespace xenoglyph::internal {
namespace {

// Points whose products with all centres are worked out together and stay in the cache.
constexpr Eigen::Index block_size = 256;

}  // namespace

CenteredPoints::CenteredPoints(const PointsView& original)
    : mean(original.colwise().mean()),
      points(original.rowwise() - mean),
      mean_variance(points.squaredNorm() / static_cast<double>(points.rows() * points.cols())) {}

LloydRun::LloydRun(const CenteredPoints& data, Eigen::Index k, const KmeansOptions& options,
                   Random& random)
    : data_(data),
      options_(options),
      random_(random),
      start_(data.points.rows()),
      centers_(k, data.points.cols()),
      labels_(Eigen::VectorXi::Constant(data.points.rows(), -1)) {}

void LloydRun::advance() {
  if (done_) {
    return;
  }
  if (start_.count() < centers_.rows()) {
    const Eigen::Index drawn = start_.draw(random_);
    centers_.row(start_.count() - 1) = data_.points.row(drawn);
    squares_.setZero(data_.points.rows());
    for (Eigen::Index a = 0; a < data_.points.cols(); ++a) {
      squares_ += (data_.points.col(a).array() - data_.points(drawn, a)).square();
    }
    start_.measured(squares_);
    return;
  }
  ++result_.n_iter;
  result_.converged = !assign() || move_centers() <= options_.tolerance * data_.mean_variance;
  done_ = result_.converged || result_.n_iter == options_.max_iterations;
  if (done_) {
    assign();  // the centres may have moved since
    result_.centers = centers_.rowwise() + data_.mean;
    result_.labels = labels_;
    result_.inertia = squared_distances().sum();
  }
}

// Gives each point to its nearest centre, the first of several. Returns whether any changed.
bool LloydRun::assign() {
  const Eigen::RowVectorXd half_squares = 0.5 * centers_.rowwise().squaredNorm().transpose();
  const Eigen::MatrixXd axes = centers_.transpose();
  bool changed = false;
  for (Eigen::Index first = 0; first < data_.points.rows(); first += block_size) {
    const Eigen::Index count = std::min(block_size, data_.points.rows() - first);
    // |x - c|^2 = |x|^2 - 2 (x c - |c|^2 / 2): the nearest centre has the largest of the latter.
    nearness_.noalias() = data_.points.middleRows(first, count) * axes;
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

// Moves each centre to the mean of its points. Returns the sum of the squared moves.
double LloydRun::move_centers() {
  Points sums = Points::Zero(centers_.rows(), centers_.cols());
  Eigen::VectorXd counts = Eigen::VectorXd::Zero(centers_.rows());
  for (Eigen::Index i = 0; i < data_.points.rows(); ++i) {
    counts(labels_(i)) += 1.0;
  }
  for (Eigen::Index a = 0; a < data_.points.cols(); ++a) {
    for (Eigen::Index i = 0; i < data_.points.rows(); ++i) {
      sums(labels_(i), a) += data_.points(i, a);
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

void LloydRun::fill_empty_clusters(Points& sums, Eigen::VectorXd& counts) {
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
    sums.row(from) -= data_.points.row(farthest);
    counts(from) -= 1.0;
    sums.row(j) = data_.points.row(farthest);
    counts(j) = 1.0;
  }
}

// By differences, which lose no digits.
Eigen::VectorXd LloydRun::squared_distances() const {
  Eigen::VectorXd squares = Eigen::VectorXd::Zero(data_.points.rows());
  for (Eigen::Index a = 0; a < data_.points.cols(); ++a) {
    for (Eigen::Index i = 0; i < data_.points.rows(); ++i) {
      const double difference = data_.points(i, a) - centers_(labels_(i), a);
      squares(i) += difference * difference;
    }
  }
  return squares;
}

void require_kmeans_arguments(const char* k_name, const PointsView& points, Eigen::Index k,
                              const KmeansOptions& options) {
  require_fittable(points);
  require_components(k_name, k, points.rows());
  require_at_least_one("max_iterations", options.max_iterations);
  require_at_least_one("restarts", options.restarts);
  if (!(options.tolerance >= 0.0 && std::isfinite(options.tolerance))) {
    throw InvalidArgument("tolerance",
                          "must be 0 or more and finite, is " + std::to_string(options.tolerance));
  }
}

}  // namespace xenoglyph::internal
