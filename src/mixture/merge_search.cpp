#include "merge_search.hpp"

#include <cmath>
#include <limits>
#include <utility>

namespace xenoglyph::internal {

MergeSearch::MergeSearch(const Standardization& data, EmStart mixture, const CovarianceShape& shape,
                         double parameters)
    : shape_(shape), parameters_(parameters), densities_(data.points(), shape) {
  densities_.reset(std::move(mixture.components), mixture.weights);
  if (densities_.n_components() == 1) {
    next_ = 1;
  }
}

Gaussian MergeSearch::merged(Eigen::Index a, Eigen::Index b) const {
  const Eigen::VectorXd weights = densities_.weights();
  const Gaussian& first = densities_.components()[static_cast<std::size_t>(a)];
  const Gaussian& second = densities_.components()[static_cast<std::size_t>(b)];
  const double share = weights(b) / (weights(a) + weights(b));
  const Eigen::VectorXd step = second.mean - first.mean;
  Gaussian result = first;
  result.mean += share * step;
  result.covariance += share * (second.covariance - first.covariance);
  if (!shape_.is_shared()) {
    const Eigen::Index d = step.size();
    Eigen::MatrixXd between = Eigen::MatrixXd::Zero(shape_.rows(d), shape_.columns(d));
    shape_.add_outer(between, share * (1.0 - share), step);
    result.covariance += between / shape_.observations(1.0, d);
  }
  return result;
}

void MergeSearch::advance() {
  if (done()) {
    return;
  }
  const Eigen::Index a = next_++;
  const Eigen::VectorXd weights = densities_.weights();
  const Gaussian original = densities_.components()[static_cast<std::size_t>(a)];
  Eigen::Index partner = -1;
  Gaussian together;
  double least_loss = std::numeric_limits<double>::infinity();
  for (Eigen::Index b = 0; b < densities_.n_components(); ++b) {
    if (b == a) {
      continue;
    }
    Gaussian candidate = merged(a, b);
    if (!factorize(shape_, candidate)) {
      continue;
    }
    const Gaussian& other = densities_.components()[static_cast<std::size_t>(b)];
    // Where the covariance is shared, the peaks say nothing: the distance does.
    const double loss =
        shape_.is_shared()
            ? weights(a) * weights(b) / (weights(a) + weights(b)) *
                  shape_.whitened(original.whitening, other.mean - original.mean).squaredNorm()
            : weights(a) * original.log_peak + weights(b) * other.log_peak -
                  (weights(a) + weights(b)) * candidate.log_peak;
    if (loss < least_loss) {
      least_loss = loss;
      partner = b;
      together = std::move(candidate);
    }
  }
  if (partner < 0) {
    return;
  }
  densities_.replace(a, weights(a) + weights(partner), together);
  const double log_likelihood = densities_.log_likelihood_without(partner);
  // The sum of all weights is larger by the partner's, meanwhile.
  densities_.replace(a, weights(a) / (1.0 + weights(partner)), original);
  const double length = -log_likelihood - 0.5 * parameters_ *
                                              (std::log(weights(a)) + std::log(weights(partner)) -
                                               std::log(weights(a) + weights(partner)));
  if (!best_ || length < best_->length) {
    best_ = Merger{length, a, partner, std::move(together)};
  }
}

std::optional<EmStart> MergeSearch::result() const {
  if (!best_) {
    return std::nullopt;
  }
  EmStart start{densities_.weights(), densities_.components()};
  start.components[static_cast<std::size_t>(best_->kept)] = best_->merged;
  start.components.erase(start.components.begin() + best_->gone);
  const double weight = start.weights(best_->kept) + start.weights(best_->gone);
  const Eigen::Index rest = start.weights.size() - 1 - best_->gone;
  start.weights(best_->kept) = weight;
  start.weights.segment(best_->gone, rest) = start.weights.tail(rest).eval();
  start.weights.conservativeResize(start.weights.size() - 1);
  return start;
}

}  // namespace xenoglyph::internal
