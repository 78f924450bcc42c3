#include "fit_minibatch_kmeans.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>
#include <string>
#include <utility>
#include <vector>

#include "../base/errors.hpp"
#include "../base/kmeans_plus_plus.hpp"
#include "../base/random.hpp"
#include "../base/rows.hpp"
#include "../base/validation.hpp"
#include "clusters_of_rows.hpp"

namespace xenoglyph {
namespace {

// Rarely used centres are looked for when each has been given so many points on average: few enough
// to happen often, so many that a small cluster is hardly ever overlooked by chance.
constexpr Eigen::Index points_between_reassignments = 100;

void require_options(const MinibatchKmeansOptions& options) {
  if (options.batch_size < 1) {
    throw InvalidArgument("batch_size",
                          "must be at least 1, is " + std::to_string(options.batch_size));
  }
  internal::require_at_least_one("max_epochs", options.max_epochs);
  internal::require_at_least_one("restarts", options.restarts);
  if (options.patience < 0) {
    throw InvalidArgument("patience", "must be 0 or more, is " + std::to_string(options.patience));
  }
  if (options.sample_size < 0) {
    throw InvalidArgument("sample_size",
                          "must be 0 or more, is " + std::to_string(options.sample_size));
  }
  if (!(options.reassignment_ratio >= 0.0 && options.reassignment_ratio <= 1.0)) {
    throw InvalidArgument("reassignment_ratio",
                          "must be from 0 to 1, is " + internal::shown(options.reassignment_ratio));
  }
}

template <class Scalar>
class MinibatchRun {
 public:
  MinibatchRun(const Rows<Scalar>& points, Eigen::Index k, const MinibatchKmeansOptions& options)
      : points_(points),
        options_(options),
        random_(options.seed),
        centers_(k, points.cols()),
        counts_(Eigen::VectorXd::Zero(k)),
        recent_counts_(Eigen::VectorXd::Zero(k)),
        batch_(options.batch_size, points.cols()),
        labels_(Eigen::VectorXi::Zero(options.batch_size)) {}

  void run() {
    choose_start();
    const auto n = static_cast<double>(points_.rows());
    const auto batch_size = static_cast<double>(options_.batch_size);
    const double most_steps = std::ceil(n * options_.max_epochs / batch_size);
    while (!converged_ && static_cast<double>(steps_) < most_steps) {
      step();
    }
  }

  const Rows<double>& centers() const { return centers_; }
  int steps() const { return steps_; }
  bool converged() const { return converged_; }

 private:
  Rows<Scalar> sample(Eigen::Index size) {
    const std::vector<std::size_t> drawn = random_.distinct_indices(
        static_cast<std::size_t>(size), static_cast<std::size_t>(points_.rows()));
    return points_(std::vector<Eigen::Index>(drawn.begin(), drawn.end()), Eigen::all);
  }

  Rows<double> spread_centers(const Rows<Scalar>& from) {
    internal::SpreadCenters start(from.rows());
    Eigen::ArrayXd squares;
    while (start.count() < centers_.rows()) {
      internal::squared_distances_from(from, start.draw(random_), squares);
      start.measured(squares);
    }
    return from(start.start().centers, Eigen::all).template cast<double>();
  }

  void choose_start() {
    const Eigen::Index k = centers_.rows();
    const Eigen::Index wanted = options_.sample_size > 0 ? std::max(options_.sample_size, k)
                                                         : 3 * std::max(options_.batch_size, k);
    const Eigen::Index size = std::min(wanted, points_.rows());
    const Rows<Scalar> judged_by = options_.restarts > 1 ? sample(size) : Rows<Scalar>();
    double least = std::numeric_limits<double>::infinity();
    for (int restart = 0; restart < options_.restarts; ++restart) {
      Rows<double> start = spread_centers(sample(size));
      Eigen::VectorXi nearest = Eigen::VectorXi::Zero(judged_by.rows());
      double inertia = 0.0;
      if (options_.restarts > 1) {
        internal::assign_to_nearest(judged_by, start, nearest);
        inertia = internal::squared_distances(judged_by, start, nearest).sum();
      }
      if (inertia < least) {
        least = inertia;
        centers_ = std::move(start);
      }
    }
  }

  void step() {
    ++steps_;
    for (Eigen::Index i = 0; i < batch_.rows(); ++i) {
      batch_.row(i) = points_.row(
          static_cast<Eigen::Index>(random_.index(static_cast<std::size_t>(points_.rows()))));
    }
    internal::assign_to_nearest(batch_, centers_, labels_);
    follow(internal::squared_distances(batch_, centers_, labels_).mean());
    // The mean of what a centre has been given so far: what the rates 1 / count come to.
    const internal::ClusterSums added(batch_, labels_, centers_.rows());
    for (Eigen::Index j = 0; j < centers_.rows(); ++j) {
      if (added.counts(j) > 0.0) {
        counts_(j) += added.counts(j);
        centers_.row(j) += (added.sums.row(j) - added.counts(j) * centers_.row(j)) / counts_(j);
      }
    }
    recent_counts_ += added.counts;
    if (recent_counts_.sum() >=
        static_cast<double>(points_between_reassignments * centers_.rows())) {
      reassign();
      recent_counts_.setZero();
    }
  }

  // Smooths the inertia of the batches as if over about half the points, and notes when it no
  // longer falls. The first batch meets centres that no batch has moved yet.
  void follow(double inertia) {
    if (steps_ == 1) {
      return;
    }
    const double weight = std::min(
        1.0, 2.0 * static_cast<double>(batch_.rows()) / static_cast<double>(points_.rows() + 1));
    smoothed_ = steps_ == 2 ? inertia : (1.0 - weight) * smoothed_ + weight * inertia;
    if (smoothed_ < least_smoothed_) {
      least_smoothed_ = smoothed_;
      steps_without_gain_ = 0;
    } else {
      ++steps_without_gain_;
      converged_ = options_.patience > 0 && steps_without_gain_ >= options_.patience;
    }
  }

  // Moves centres that hardly any point is nearest to: to points of the batch, of which at most
  // half become centres.
  void reassign() {
    const double fewest = options_.reassignment_ratio * recent_counts_.maxCoeff();
    std::vector<Eigen::Index> rare;
    double least_of_others = std::numeric_limits<double>::infinity();
    for (Eigen::Index j = 0; j < centers_.rows(); ++j) {
      if (recent_counts_(j) == 0.0 || recent_counts_(j) < fewest) {
        rare.push_back(j);
      } else {
        least_of_others = std::min(least_of_others, counts_(j));
      }
    }
    const std::size_t most = std::max<std::size_t>(static_cast<std::size_t>(batch_.rows()) / 2, 1);
    if (rare.size() > most) {
      std::stable_sort(rare.begin(), rare.end(), [this](Eigen::Index a, Eigen::Index b) {
        return recent_counts_(a) < recent_counts_(b);
      });
      rare.resize(most);
    }
    const std::vector<std::size_t> drawn =
        random_.distinct_indices(rare.size(), static_cast<std::size_t>(batch_.rows()));
    for (std::size_t i = 0; i < rare.size(); ++i) {
      centers_.row(rare[i]) =
          batch_.row(static_cast<Eigen::Index>(drawn[i])).template cast<double>();
      counts_(rare[i]) = least_of_others;  // so that one point more doesn't drag it along
    }
  }

  const Rows<Scalar>& points_;
  const MinibatchKmeansOptions& options_;
  Random random_;
  Rows<double> centers_;
  Eigen::VectorXd counts_;         // points that each centre has been given
  Eigen::VectorXd recent_counts_;  // since rarely used ones were looked for
  Rows<Scalar> batch_;
  Eigen::VectorXi labels_;  // of the batch
  int steps_ = 0;
  double smoothed_ = 0.0;
  double least_smoothed_ = std::numeric_limits<double>::infinity();
  int steps_without_gain_ = 0;
  bool converged_ = false;
};

template <class Scalar, class View>
KmeansResult fit(const View& points, Eigen::Index k, const MinibatchKmeansOptions& options) {
  internal::require_fittable(points);
  internal::require_components("k", k, points.rows());
  require_options(options);
  const Eigen::RowVectorXd mean = internal::mean_of(points);
  const Rows<Scalar> centered = internal::centered_rows(points, mean);
  MinibatchRun<Scalar> minibatch(centered, k, options);
  minibatch.run();
  KmeansResult result{};
  result.labels = Eigen::VectorXi::Zero(points.rows());
  internal::assign_to_nearest(centered, minibatch.centers(), result.labels);
  result.inertia = internal::squared_distances(centered, minibatch.centers(), result.labels).sum();
  result.centers = minibatch.centers().rowwise() + mean;
  result.n_iter = minibatch.steps();
  result.converged = minibatch.converged();
  return result;
}

}  // namespace

KmeansResult fit_minibatch_kmeans(const PointsView& points, Eigen::Index k,
                                  const MinibatchKmeansOptions& options) {
  return fit<double>(points, k, options);
}

KmeansResult fit_minibatch_kmeans(const RowsView<float>& points, Eigen::Index k,
                                  const MinibatchKmeansOptions& options) {
  return fit<float>(points, k, options);
}

}  // namespace xenoglyph
