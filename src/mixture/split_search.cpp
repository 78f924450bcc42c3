#include "split_search.hpp"

#include <algorithm>
#include <cmath>
#include <utility>
#include <vector>

#include "pooled_covariance.hpp"

namespace xenoglyph::internal {
namespace {

// A point belongs to a component from this responsibility on.
constexpr double least_responsibility = 1e-3;
// Steps of EM of each attempt.
constexpr int attempt_steps = 3;
// A part must hold at least this many points.
constexpr double least_count = 0.9;

}  // namespace

// Collapsed ones come last.
std::pair<bool, double> SplitSearch::rank(const Split& split) {
  return {!split.collapsed, split.gain};
}

SplitSearch::SplitSearch(const Standardization& data, EmStart mixture,
                         const CovarianceEstimator& estimator, double parameters,
                         const Random& random)
    : data_(data),
      shape_(estimator.shape()),
      estimator_(estimator),
      parameters_(parameters),
      random_(random),
      densities_(data.points(), shape_),
      workspace_(data.points().cols()) {
  densities_.reset(std::move(mixture.components), mixture.weights);
  if (estimator.needs_pooled()) {
    PooledCovariance pool(shape_);
    pool.measure(densities_.weights(), densities_.components());
    std::vector<Eigen::MatrixXd> contributions;
    for (const Gaussian& component : densities_.components()) {
      contributions.push_back(pool.contribution(component.covariance));
    }
    pooled_ = PooledCovariance::average(densities_.weights(), contributions);
  }
}

void SplitSearch::advance() {
  if (done()) {
    return;
  }
  const Gaussian& component = densities_.components()[static_cast<std::size_t>(next_)];
  const Eigen::ArrayXd responsibilities = densities_.responsibilities(next_);
  std::vector<Eigen::Index> rows;
  for (Eigen::Index i = 0; i < responsibilities.size(); ++i) {
    if (responsibilities(i) >= least_responsibility) {
      rows.push_back(i);
    }
  }
  if (rows.size() >= 2) {
    const Points points = data_.points()(rows, Eigen::all);
    const Eigen::ArrayXd weights = responsibilities(rows);
    const Eigen::ArrayXd log_density = log_density_of(component, points);
    // The point farthest out, and what is nearer to it than to the mean.
    const Eigen::ArrayXd squares = 2.0 * (component.log_peak - log_density);
    Eigen::Index farthest = 0;
    (weights * squares).maxCoeff(&farthest);
    Gaussian elsewhere = component;
    elsewhere.mean = points.row(farthest).transpose();
    attempt(points, weights, log_density,
            (log_density_of(elsewhere, points) > log_density).cast<double>());
    // Two halves along the widest direction.
    const Eigen::VectorXd direction =
        shape_.widest_direction(component.covariance, data_.variances(), points, weights);
    const double middle = component.mean.dot(direction);
    attempt(points, weights, log_density, ((points * direction).array() > middle).cast<double>());
    // What is nearer to one of two points, the second of which is drawn as k-means++ draws centres.
    Gaussian here = component;
    here.mean = points.row(random_.index_by_weight(weights)).transpose();
    const Eigen::ArrayXd near_first = log_density_of(here, points);
    const Eigen::ArrayXd distances = (weights * (component.log_peak - near_first)).max(0.0);
    elsewhere.mean = points.row(random_.index_by_weight(distances)).transpose();
    attempt(points, weights, log_density,
            (log_density_of(elsewhere, points) > near_first).cast<double>());
  }
  ++next_;
}

// EM of two components on the points that belong to one, from a division of them.
void SplitSearch::attempt(const Points& points, const Eigen::ArrayXd& weights,
                          const Eigen::ArrayXd& log_density, Eigen::ArrayXd second_part) {
  const Gaussian& whole = densities_.components()[static_cast<std::size_t>(next_)];
  const double count = weights.sum();
  Split split{-1.0, false, next_, 0.5, whole, whole};
  for (int step = 0; step < attempt_steps; ++step) {
    bool held = true;
    double counts[2] = {0.0, 0.0};
    for (int part = 0; part < 2 && held; ++part) {
      Gaussian& gaussian = part == 0 ? split.first : split.second;
      const Eigen::ArrayXd shares =
          part == 0 ? Eigen::ArrayXd(weights * (1.0 - second_part)) : weights * second_part;
      const WeightedMoments moments = weighted_moments(shape_, points, shares);
      held = moments.count >= least_count;
      if (held) {
        counts[part] = moments.count;
        gaussian.mean = moments.mean;
        if (!shape_.is_shared()) {
          gaussian.covariance = estimator_.estimate(moments.scatter, moments.count, pooled_);
          held = factorize(shape_, gaussian);
        }
      }
    }
    if (!held) {
      return;
    }
    split.share = counts[1] / (counts[0] + counts[1]);
    if (shape_.is_shared() && !share_covariance(split, count)) {
      return;
    }
    const Eigen::ArrayXd first = std::log1p(-split.share) + log_density_of(split.first, points);
    const Eigen::ArrayXd second = std::log(split.share) + log_density_of(split.second, points);
    if (step + 1 < attempt_steps) {
      second_part = 1.0 / (1.0 + (first - second).exp());
    } else {
      const Eigen::ArrayXd larger = first.max(second);
      split.gain =
          (weights * (larger + (first.min(second) - larger).exp().log1p() - log_density)).sum();
    }
  }
  if (shape_.is_shared()) {
    // What the covariance of all loses counts for all points, against the choice of a part.
    split.gain =
        static_cast<double>(data_.points().rows()) * (split.first.log_peak - whole.log_peak) +
        count *
            ((1.0 - split.share) * std::log1p(-split.share) + split.share * std::log(split.share));
  }
  if (split.share > 0.5) {
    // The order of the parts says nothing of which half came out first.
    std::swap(split.first, split.second);
    split.share = 1.0 - split.share;
  }
  // Each pays for N points at least, see Challenge.
  const auto log_count = [&](double share) {
    return std::log(std::max(share * count, parameters_));
  };
  if (parameters_ > 0.0) {
    split.gain -= 0.5 * parameters_ *
                  (log_count(1.0 - split.share) + log_count(split.share) - log_count(1.0) -
                   std::log(static_cast<double>(data_.points().rows())));
  }
  split.collapsed =
      estimator_.at_floor(split.first.covariance) || estimator_.at_floor(split.second.covariance);
  if (!std::isfinite(split.gain)) {
    return;
  }
  if (splits_.empty() || splits_.back().component != next_) {
    splits_.push_back(std::move(split));
  } else if (rank(split) > rank(splits_.back())) {
    splits_.back() = std::move(split);
  }
}

// The shared covariance without what now lies between the two means.
bool SplitSearch::share_covariance(Split& split, double count) const {
  const auto n = static_cast<double>(data_.points().rows());
  const Eigen::VectorXd step = split.second.mean - split.first.mean;
  const Gaussian& whole = densities_.components()[static_cast<std::size_t>(next_)];
  Eigen::MatrixXd within = shape_.observations(n, step.size()) * whole.covariance;
  shape_.add_outer(within, -count * split.share * (1.0 - split.share), step);
  split.first.covariance = estimator_.estimate(within, n, {});
  split.second.covariance = split.first.covariance;
  return factorize(shape_, split.first) && factorize(shape_, split.second);
}

Eigen::ArrayXd SplitSearch::log_density_of(const Gaussian& component, const Points& points) {
  Eigen::ArrayXd result(points.rows());
  for (Eigen::Index first = 0; first < points.rows(); first += block_size) {
    const Eigen::Index count = std::min(block_size, points.rows() - first);
    log_densities(shape_, component, points, first, count, workspace_, result.data() + first);
  }
  return result;
}

std::optional<EmStart> SplitSearch::take_best() {
  const auto best =
      std::max_element(splits_.begin(), splits_.end(),
                       [](const Split& a, const Split& b) { return rank(a) < rank(b); });
  if (best == splits_.end()) {
    return std::nullopt;
  }
  const Split split = std::move(*best);
  splits_.erase(best);
  gain_ = split.gain;
  const Eigen::VectorXd weights = densities_.weights();
  EmStart start{Eigen::VectorXd(weights.size() + 1), densities_.components()};
  start.weights << weights, split.share * weights(split.component);
  start.weights(split.component) *= 1.0 - split.share;
  start.components[static_cast<std::size_t>(split.component)] = split.first;
  start.components.push_back(split.second);
  if (shape_.is_shared()) {
    for (Gaussian& component : start.components) {
      component.covariance = split.first.covariance;
      component.whitening = split.first.whitening;
      component.log_peak = split.first.log_peak;
    }
  }
  return start;
}

}  // namespace xenoglyph::internal
