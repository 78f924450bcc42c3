#include "mixture_densities.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

namespace xenoglyph::internal {
namespace {

// Densities relative to a point's reference: below exp(lowest) they count as 0, and exponents over
// `highest` stop there until the point has its new reference. A sum must stay within its own,
// narrower range, so that what was cut off is nothing beside it.
constexpr double lowest_exponent = -300.0;
constexpr double highest_exponent = 300.0;
const double lowest_sum = std::exp(-200.0);
const double highest_sum = std::exp(200.0);
// A sum that shrinks to less than this part of itself has lost too many digits.
constexpr double cancellation = 1.0 / 1024.0;
// Below this the sum of responsibilities says nothing about mean and scatter.
constexpr double smallest_count = 1e-8;
// A scatter below this part of the sum of squares it was taken from has lost too many digits.
constexpr double scatter_cancellation = 1e-6;

using ConstArray = Eigen::Map<const Eigen::ArrayXd>;
using Array = Eigen::Map<Eigen::ArrayXd>;

void exponentials(double* values, Eigen::Index count) {
  Array array(values, count);
  array =
      (array < lowest_exponent).select(0.0, array.max(lowest_exponent).min(highest_exponent).exp());
}

}  // namespace

MixtureDensities::MixtureDensities(const Points& points, CovarianceType type)
    : points_(points),
      type_(type),
      references_(points.rows()),
      sums_(points.rows()),
      workspace_(points.cols()),
      exponents_(static_cast<std::size_t>(block_size)),
      previous_(static_cast<std::size_t>(block_size)) {}

void MixtureDensities::reset(std::vector<Gaussian> components, const Eigen::VectorXd& weights) {
  components_ = std::move(components);
  const Eigen::Index n = points_.rows();
  const Eigen::Index k = n_components();
  weights_.assign(weights.begin(), weights.end());
  slots_.resize(static_cast<std::size_t>(k));
  for (Eigen::Index j = 0; j < k; ++j) {
    slots_[static_cast<std::size_t>(j)] = j;
  }
  if (densities_.cols() < k) {
    densities_.resize(n, k);
  }
  for (Eigen::Index first = 0; first < n; first += block_size) {
    const Eigen::Index count = std::min(block_size, n - first);
    auto reference = references_.segment(first, count);
    for (Eigen::Index j = 0; j < k; ++j) {
      double* const column_start = column(j) + first;
      log_densities(type_, components_[static_cast<std::size_t>(j)], points_, first, count,
                    workspace_, column_start);
      const ConstArray exponents(column_start, count);
      if (j == 0) {
        reference = exponents;
      } else {
        reference = reference.max(exponents);
      }
    }
    for (Eigen::Index j = 0; j < k; ++j) {
      Array exponents(column(j) + first, count);
      exponents -= reference;
      exponentials(exponents.data(), count);
    }
  }
  refresh();
}

Eigen::VectorXd MixtureDensities::weights() const {
  return Eigen::Map<const Eigen::VectorXd>(weights_.data(), n_components()) / weight_sum_;
}

void MixtureDensities::refresh() {
  const Eigen::Index n = points_.rows();
  const Eigen::Index k = n_components();
  double total = 0.0;
  for (const double weight : weights_) {
    total += weight;
  }
  for (double& weight : weights_) {
    weight /= total;
  }
  weight_sum_ = 1.0;
  for (Eigen::Index first = 0; first < n; first += block_size) {
    const Eigen::Index count = std::min(block_size, n - first);
    auto sums = sums_.segment(first, count);
    sums.setZero();
    for (Eigen::Index j = 0; j < k; ++j) {
      sums += raw_weight(j) * ConstArray(column(j) + first, count);
    }
  }
}

void MixtureDensities::accumulate(Eigen::Index j, const Eigen::VectorXd& shift, double& count,
                                  Eigen::VectorXd& first_moment, Eigen::MatrixXd& second_moment) {
  const Eigen::Index n = points_.rows();
  const Eigen::Index d = points_.cols();
  const bool matrix = type_ == CovarianceType::full || type_ == CovarianceType::tied;
  const bool shared = type_ == CovarianceType::spherical;
  count = 0.0;
  first_moment.setZero(d);
  second_moment.setZero(shared ? 1 : d, matrix ? d : 1);
  for (Eigen::Index first = 0; first < n; first += block_size) {
    const Eigen::Index size = std::min(block_size, n - first);
    auto responsibilities = workspace_.weights.head(size);
    responsibilities =
        raw_weight(j) * ConstArray(column(j) + first, size) / sums_.segment(first, size);
    count += responsibilities.sum();
    auto weighted = workspace_.scratch.head(size);
    for (Eigen::Index a = 0; a < d; ++a) {
      auto difference = workspace_.differences.col(a).head(size);
      difference = points_.col(a).segment(first, size).array() - shift(a);
      weighted = difference * responsibilities;
      first_moment(a) += weighted.sum();
      if (matrix) {
        for (Eigen::Index b = 0; b <= a; ++b) {
          second_moment(a, b) += (weighted * workspace_.differences.col(b).head(size)).sum();
        }
      } else {
        second_moment(shared ? 0 : a, 0) += (weighted * difference).sum();
      }
    }
  }
}

WeightedMoments MixtureDensities::moments(Eigen::Index j) {
  WeightedMoments result;
  Eigen::VectorXd shift = components_[static_cast<std::size_t>(j)].mean;
  Eigen::VectorXd first_moment;
  Eigen::MatrixXd second_moment;
  // Squares about a shift far from the mean cancel; a second pass about the mean itself does not.
  for (int pass = 0; pass < 2; ++pass) {
    accumulate(j, shift, result.count, first_moment, second_moment);
    if (!(result.count >= smallest_count)) {
      return result;
    }
    const Eigen::VectorXd step = first_moment / result.count;
    result.mean = shift + step;
    result.scatter = second_moment;
    if (type_ == CovarianceType::diagonal) {
      result.scatter.col(0) -= result.count * step.cwiseAbs2();
    } else if (type_ == CovarianceType::spherical) {
      result.scatter(0, 0) -= result.count * step.squaredNorm();
    } else {
      result.scatter -= result.count * step * step.transpose();
      result.scatter.triangularView<Eigen::StrictlyUpper>() = result.scatter.transpose();
    }
    const bool precise =
        type_ == CovarianceType::full || type_ == CovarianceType::tied
            ? (result.scatter.diagonal().array() >=
               scatter_cancellation * second_moment.diagonal().array())
                  .all()
            : (result.scatter.array() >= scatter_cancellation * second_moment.array()).all();
    if (precise) {
      break;
    }
    shift = result.mean;
  }
  return result;
}

void MixtureDensities::replace(Eigen::Index j, double weight, Gaussian component) {
  const double raw = weight * weight_sum_;
  const double old_weight = raw_weight(j);
  components_[static_cast<std::size_t>(j)] = std::move(component);
  const Gaussian& current = components_[static_cast<std::size_t>(j)];
  weights_[static_cast<std::size_t>(j)] = raw;
  update_sums(j, old_weight, &current);
}

void MixtureDensities::remove(Eigen::Index j) {
  const double old_weight = raw_weight(j);
  weights_[static_cast<std::size_t>(j)] = 0.0;
  update_sums(j, old_weight, nullptr);
  components_.erase(components_.begin() + j);
  weights_.erase(weights_.begin() + j);
  slots_.erase(slots_.begin() + j);
}

// The sums after component j, whose weight was `old_weight`, has changed (or gone: nullptr).
void MixtureDensities::update_sums(Eigen::Index j, double old_weight, const Gaussian* component) {
  weight_sum_ = 0.0;
  for (const double weight : weights_) {
    weight_sum_ += weight;
  }
  const Eigen::Index n = points_.rows();
  for (Eigen::Index first = 0; first < n; first += block_size) {
    const Eigen::Index count = std::min(block_size, n - first);
    Array densities(column(j) + first, count);
    auto sums = sums_.segment(first, count);
    Array previous(previous_.data(), count);
    previous = sums;
    if (component == nullptr) {
      sums -= old_weight * densities;
      densities.setZero();
    } else {
      Array exponents(exponents_.data(), count);
      log_densities(type_, *component, points_, first, count, workspace_, exponents.data());
      exponents -= references_.segment(first, count);
      exponentials(exponents.data(), count);
      sums += raw_weight(j) * exponents - old_weight * densities;
      densities = exponents;
    }
    // False for a NaN too.
    const bool sound =
        (sums - cancellation * previous).minCoeff() >= lowest_sum && sums.maxCoeff() <= highest_sum;
    if (!sound) {
      repair_block(first, count, previous.data());
    }
  }
}

void MixtureDensities::repair_block(Eigen::Index first, Eigen::Index count,
                                    const double* previous) {
  for (Eigen::Index i = 0; i < count; ++i) {
    const Eigen::Index row = first + i;
    double& sum = sums_(row);
    if (sum - cancellation * previous[i] >= lowest_sum && sum <= highest_sum) {
      continue;
    }
    sum = 0.0;
    for (Eigen::Index j = 0; j < n_components(); ++j) {
      sum += raw_weight(j) * column(j)[row];
    }
    if (!(sum >= lowest_sum && sum <= highest_sum)) {
      evaluate_row(row);
    }
  }
}

// One point's densities from the components themselves, with a new reference.
void MixtureDensities::evaluate_row(Eigen::Index row) {
  double reference = -INFINITY;
  for (Eigen::Index j = 0; j < n_components(); ++j) {
    double& value = column(j)[row];
    value = log_density(type_, components_[static_cast<std::size_t>(j)], points_, row);
    if (raw_weight(j) > 0.0) {
      reference = std::max(reference, value);
    }
  }
  double sum = 0.0;
  for (Eigen::Index j = 0; j < n_components(); ++j) {
    double& value = column(j)[row];
    value -= reference;
    exponentials(&value, 1);
    sum += raw_weight(j) * value;
  }
  references_(row) = reference;
  sums_(row) = sum;
}

double MixtureDensities::log_likelihood() const {
  return sums_.log().sum() + references_.sum() -
         static_cast<double>(points_.rows()) * std::log(weight_sum_);
}

}  // namespace xenoglyph::internal
