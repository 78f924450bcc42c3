#pragma once

#include <cmath>
#include <cstddef>
#include <cstdint>
#include <numeric>
#include <random>
#include <utility>
#include <vector>

namespace xenoglyph {

/// A stream of chance that one seed fixes, the same with every compiler and standard library.
///
/// The engine is the standard's 64-bit Mersenne twister, whose output the standard fixes. The
/// standard's distributions are not fixed, so the few that are needed stand here.
class Random {
 public:
  explicit Random(std::uint64_t seed) : engine_(seed) {}

  /// Uniform on [0, 1), with 53 random bits.
  double uniform() { return static_cast<double>(engine_() >> 11) * 0x1.0p-53; }

  /// Uniform on {0, ..., count - 1}, without bias; `count` is at least 1.
  std::size_t index(std::size_t count) {
    const std::uint64_t range = count;
    const std::uint64_t limit = engine_.max() - engine_.max() % range;
    std::uint64_t draw = engine_();
    while (draw >= limit) {
      draw = engine_();
    }
    return static_cast<std::size_t>(draw % range);
  }

  /// An index with probability proportional to its weight; any index when all weights are 0.
  /// @param weights  at least one, none negative, with size(), sum() and operator()
  template <class Weights>
  std::ptrdiff_t index_by_weight(const Weights& weights) {
    const double total = weights.sum();
    if (!(total > 0.0)) {
      return static_cast<std::ptrdiff_t>(index(static_cast<std::size_t>(weights.size())));
    }
    double remaining = uniform() * total;
    std::ptrdiff_t last = 0;
    for (std::ptrdiff_t i = 0; i < weights.size(); ++i) {
      if (weights(i) > 0.0) {
        last = i;
        remaining -= weights(i);
        if (remaining < 0.0) {
          break;
        }
      }
    }
    return last;
  }

  /// Standard normal, by Marsaglia's polar method (SIAM Review 6, 1964): pairs, one of them kept
  /// for later.
  double normal() {
    if (has_spare_) {
      has_spare_ = false;
      return spare_;
    }
    double first = 0.0;
    double second = 0.0;
    double square = 0.0;
    do {
      first = 2.0 * uniform() - 1.0;
      second = 2.0 * uniform() - 1.0;
      square = first * first + second * second;
    } while (square >= 1.0 || square == 0.0);
    const double factor = std::sqrt(-2.0 * std::log(square) / square);
    spare_ = second * factor;
    has_spare_ = true;
    return first * factor;
  }

  /// `count` distinct indices out of {0, ..., population - 1}, in random order (Fisher and Yates);
  /// `count` is at most `population`.
  std::vector<std::size_t> distinct_indices(std::size_t count, std::size_t population) {
    std::vector<std::size_t> indices(population);
    std::iota(indices.begin(), indices.end(), std::size_t{0});
    for (std::size_t i = 0; i < count; ++i) {
      std::swap(indices[i], indices[i + index(population - i)]);
    }
    indices.resize(count);
    return indices;
  }

 private:
  std::mt19937_64 engine_;
  double spare_ = 0.0;
  bool has_spare_ = false;
};

}  // namespace xenoglyph
