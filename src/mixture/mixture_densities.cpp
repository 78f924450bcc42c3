#include "mixture_densities.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numbers>
#include <utility>

#include "../base/lanes.hpp"
#include "density_kernels.hpp"

namespace xenoglyph::internal {
namespace {

const double lowest_sum = std::exp2(lowest_sum_exponent);
const double log2_e = std::numbers::log2e;
// A scatter below this part of the sum of squares it was taken from has lost too many digits.
constexpr double scatter_cancellation = 1e-6;

using ConstArray = Eigen::Map<const Eigen::ArrayXd>;
using Array = Eigen::Map<Eigen::ArrayXd>;

}  // namespace

MixtureDensities::MixtureDensities(const Points& points, const CovarianceShape& shape)
    : points_(points),
      shape_(shape),
      references_(points.rows()),
      sums_(points.rows()),
      workspace_(points.cols()),
      exponents_(static_cast<std::size_t>(block_size)),
      previous_(static_cast<std::size_t>(block_size)),
      coordinates_(static_cast<std::size_t>(points.cols())) {}

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
  normalize_weights();
  for (Eigen::Index j = 0; j < k; ++j) {
    prepare(components_[static_cast<std::size_t>(j)]);
    for (Eigen::Index first = 0; first < n; first += block_size) {
      const Eigen::Index count = std::min(block_size, n - first);
      double* const exponents = column(j) + first;
      evaluate_block(components_[static_cast<std::size_t>(j)], first, count, exponents);
      auto reference = references_.segment(first, count);
      if (j == 0) {
        reference = ConstArray(exponents, count);
      } else {
        reference = reference.max(ConstArray(exponents, count));
      }
    }
  }
  sums_.setZero();
  for (Eigen::Index j = 0; j < k; ++j) {
    // The column holds exponents, which count as densities of weight 0 here.
    replace_densities(column(j), references_.data(), raw_weight(j), 0.0,
                      static_cast<std::size_t>(n), column(j), sums_.data());
  }
}

Eigen::VectorXd MixtureDensities::weights() const {
  return Eigen::Map<const Eigen::VectorXd>(weights_.data(), n_components()) / weight_sum_;
}

void MixtureDensities::normalize_weights() {
  double total = 0.0;
  for (const double weight : weights_) {
    total += weight;
  }
  for (double& weight : weights_) {
    weight /= total;
  }
  weight_sum_ = 1.0;
}

void MixtureDensities::refresh() {
  const Eigen::Index n = points_.rows();
  const Eigen::Index k = n_components();
  normalize_weights();
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
  count = 0.0;
  first_moment.setZero(d);
  second_moment.setZero(shape_.rows(d), shape_.columns(d));
  if (shape_.is_matrix()) {
    const Eigen::Index size = 1 + d + d * (d + 1) / 2;
    moments_.assign(static_cast<std::size_t>(size), 0.0);
    if (accumulate_moments(static_cast<std::size_t>(d), coordinates(0), shift.data(), raw_weight(j),
                           column(j), sums_.data(), static_cast<std::size_t>(n), moments_.data())) {
      count = moments_[0];
      const double* next = moments_.data() + 1;
      for (Eigen::Index a = 0; a < d; ++a) {
        first_moment(a) = *next++;
      }
      for (Eigen::Index a = 0; a < d; ++a) {
        for (Eigen::Index b = 0; b <= a; ++b) {
          second_moment(a, b) = *next++;
        }
      }
      return;
    }
  }
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
      shape_.add_products(workspace_, a, size, second_moment);
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
    shape_.add_outer(result.scatter, -result.count, step);
    shape_.symmetrize(result.scatter);
    const bool precise = (shape_.along_axes(result.scatter).array() >=
                          scatter_cancellation * shape_.along_axes(second_moment).array())
                             .all();
    if (precise) {
      break;
    }
    shift = result.mean;
  }
  return result;
}

Eigen::ArrayXd MixtureDensities::responsibilities(Eigen::Index j) const {
  return raw_weight(j) * ConstArray(column(j), points_.rows()) / sums_;
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
  if (component != nullptr) {
    prepare(*component);
  }
  const Eigen::Index n = points_.rows();
  for (Eigen::Index first = 0; first < n; first += block_size) {
    const Eigen::Index count = std::min(block_size, n - first);
    auto sums = sums_.segment(first, count);
    Array previous(previous_.data(), count);
    previous = sums;
    SumCheck check{0.0, 0.0};
    if (component == nullptr) {
      sums -= old_weight * ConstArray(column(j) + first, count);
      check.smallest_margin = (sums - cancellation * previous).minCoeff();
    } else {
      evaluate_block(*component, first, count, exponents_.data());
      check = replace_densities(exponents_.data(), references_.data() + first, raw_weight(j),
                                old_weight, static_cast<std::size_t>(count), column(j) + first,
                                sums.data());
    }
    if (!(check.smallest_margin >= lowest_sum && check.largest_exponent <= highest_exponent)) {
      const bool outgrown = check.largest_exponent > highest_exponent;
      repair_block(first, count, outgrown);
    }
  }
}

// Computes afresh the sums of a block that cancelled or left their range, and those of points at
// which the new density outgrew the reference.
void MixtureDensities::repair_block(Eigen::Index first, Eigen::Index count, bool outgrown) {
  for (Eigen::Index i = 0; i < count; ++i) {
    const Eigen::Index row = first + i;
    const auto position = static_cast<std::size_t>(i);
    if (outgrown && exponents_[position] - references_(row) > highest_exponent) {
      evaluate_row(row);
      continue;
    }
    double& sum = sums_(row);
    if (sum - cancellation * previous_[position] >= lowest_sum) {
      continue;
    }
    sum = 0.0;
    for (Eigen::Index j = 0; j < n_components(); ++j) {
      sum += raw_weight(j) * column(j)[row];
    }
    if (sum < lowest_sum) {
      evaluate_row(row);
    }
  }
}

// One point's densities from the components themselves, with a new reference.
void MixtureDensities::evaluate_row(Eigen::Index row) {
  double reference = -std::numeric_limits<double>::infinity();
  for (Eigen::Index j = 0; j < n_components(); ++j) {
    double& value = column(j)[row];
    value = log2_e * log_density(shape_, components_[static_cast<std::size_t>(j)], points_, row);
    if (raw_weight(j) > 0.0) {
      reference = std::max(reference, value);
    }
  }
  double sum = 0.0;
  for (Eigen::Index j = 0; j < n_components(); ++j) {
    double& value = column(j)[row];
    value = std::clamp(value - reference, lowest_exponent, highest_exponent);
    exponential2(value);
    sum += raw_weight(j) * value;
  }
  references_(row) = reference;
  sums_(row) = sum;
}

// What evaluate_block needs of a component, to base 2.
void MixtureDensities::prepare(const Gaussian& component) {
  base2_whitening_ = std::sqrt(0.5 * log2_e) * component.whitening;
  base2_peak_ = log2_e * component.log_peak;
}

// Binary logarithms of the prepared component's density.
void MixtureDensities::evaluate_block(const Gaussian& component, Eigen::Index first,
                                      Eigen::Index count, double* exponents) {
  if (shape_.is_matrix() &&
      whitened_exponents(static_cast<std::size_t>(points_.cols()), coordinates(first),
                         component.mean.data(), base2_whitening_.data(), base2_peak_,
                         static_cast<std::size_t>(count), exponents)) {
    return;
  }
  log_densities(shape_, component, points_, first, count, workspace_, exponents);
  Array(exponents, count) *= log2_e;
}

const double* const* MixtureDensities::coordinates(Eigen::Index first) {
  for (Eigen::Index a = 0; a < points_.cols(); ++a) {
    coordinates_[static_cast<std::size_t>(a)] = points_.col(a).data() + first;
  }
  return coordinates_.data();
}

double MixtureDensities::log_likelihood() const {
  return sum_of_logarithms(sums_.data(), static_cast<std::size_t>(sums_.size())) +
         std::numbers::ln2 * references_.sum() -
         static_cast<double>(points_.rows()) * std::log(weight_sum_);
}

double MixtureDensities::log_likelihood_without(Eigen::Index j) const {
  const Eigen::Index n = points_.rows();
  Eigen::ArrayXd rest = sums_ - raw_weight(j) * ConstArray(column(j), n);
  double sum = std::numbers::ln2 * references_.sum();
  for (Eigen::Index row = 0; row < n; ++row) {
    if (rest(row) < std::max(cancellation * sums_(row), lowest_sum)) {
      // The point was as good as component j's own: what the others give it was lost beside it.
      double others = 0.0;
      for (Eigen::Index i = 0; i < n_components(); ++i) {
        others += i == j ? 0.0 : raw_weight(i) * column(i)[row];
      }
      if (others >= lowest_sum) {
        rest(row) = others;
      } else {
        sum += log_density_without(j, row) - std::numbers::ln2 * references_(row);
        rest(row) = 1.0;
      }
    }
  }
  return sum + sum_of_logarithms(rest.data(), static_cast<std::size_t>(n)) -
         static_cast<double>(n) * std::log(weight_sum_ - raw_weight(j));
}

// Logarithm of one point's sum of the other components' weighted densities.
double MixtureDensities::log_density_without(Eigen::Index j, Eigen::Index row) const {
  double largest = -std::numeric_limits<double>::infinity();
  double sum = 0.0;  // relative to exp(largest)
  for (Eigen::Index i = 0; i < n_components(); ++i) {
    if (i == j) {
      continue;
    }
    const double value =
        std::log(raw_weight(i)) +
        log_density(shape_, components_[static_cast<std::size_t>(i)], points_, row);
    if (value > largest) {
      sum = sum * std::exp(largest - value) + 1.0;
      largest = value;
    } else {
      sum += std::exp(value - largest);
    }
  }
  return largest + std::log(sum);
}

}  // namespace xenoglyph::internal
