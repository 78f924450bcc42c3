#include "hard_sets.hpp"

#include <cmath>
#include <cstddef>

#include "base/random.hpp"
#include "data/toy_sets.hpp"
#include "iris.hpp"

namespace xenoglyph::bench {
namespace {

// Far enough apart that nobody would count wrong.
constexpr double distance = 6.0;

// Clusters of unit variance at the corners of a simplex, or along the line where d is 1; sizes as
// equal as can be, or a hundred to one.
Points clusters(const HardSet& set, Random& random, bool unequal = false) {
  Points points(set.n_points, set.n_features);
  const auto k = static_cast<Eigen::Index>(set.clusters);
  for (Eigen::Index i = 0; i < set.n_points; ++i) {
    const Eigen::Index cluster = unequal ? (i % 101 == 100 ? 1 : 0) : i % k;
    for (Eigen::Index a = 0; a < set.n_features; ++a) {
      points(i, a) = random.normal();
    }
    if (set.n_features == 1) {
      points(i, 0) += distance * static_cast<double>(cluster);
    } else if (cluster < set.n_features) {
      points(i, cluster) += distance / std::sqrt(2.0);
    } else {
      points.row(i).array() -= distance / std::sqrt(static_cast<double>(set.n_features));
    }
  }
  return points;
}

Points plain(const HardSet& set, std::uint64_t seed) {
  Random random(seed);
  return clusters(set, random);
}

Points hundred_to_one(const HardSet& set, std::uint64_t seed) {
  Random random(seed);
  return clusters(set, random, true);
}

// `amount` of the points lie `scale` standard deviations out, each in a direction of its own.
Points with_strays(const HardSet& set, std::uint64_t seed) {
  Random random(seed);
  Points points = clusters(set, random);
  for (Eigen::Index i = 0; i < static_cast<Eigen::Index>(set.amount); ++i) {
    Eigen::RowVectorXd direction(set.n_features);
    for (double& value : direction) {
      value = random.normal();
    }
    points.row(set.n_points - 1 - i) = set.scale * direction.normalized();
  }
  return points;
}

// The same missing value `scale` stands in one column of `amount` points.
Points with_sentinels(const HardSet& set, std::uint64_t seed) {
  Random random(seed);
  Points points = clusters(set, random);
  for (Eigen::Index i = 0; i < static_cast<Eigen::Index>(set.amount); ++i) {
    points(set.n_points - 1 - i, 0) = set.scale;
  }
  return points;
}

// The columns in units `scale` and 1 / `scale`, in turn.
Points in_odd_units(const HardSet& set, std::uint64_t seed) {
  Points points = plain(set, seed);
  for (Eigen::Index a = 0; a < set.n_features; ++a) {
    points.col(a) *= a % 2 == 0 ? set.scale : 1.0 / set.scale;
  }
  return points;
}

// To multiples of `scale`.
Points rounded(const HardSet& set, std::uint64_t seed) {
  return (plain(set, seed).array() / set.scale).round() * set.scale;
}

// Student's t with three degrees of freedom, scaled to unit variance.
Points heavy_tailed(const HardSet& set, std::uint64_t seed) {
  Random random(seed);
  Points points = clusters(set, random);
  for (Eigen::Index i = 0; i < set.n_points; ++i) {
    double squares = 0.0;
    for (int degree = 0; degree < 3; ++degree) {
      const double value = random.normal();
      squares += value * value;
    }
    Eigen::RowVectorXd center = Eigen::RowVectorXd::Zero(set.n_features);
    const auto cluster = i % static_cast<Eigen::Index>(set.clusters);
    if (cluster < set.n_features) {
      center(cluster) = distance / std::sqrt(2.0);
    } else {
      center.array() -= distance / std::sqrt(static_cast<double>(set.n_features));
    }
    points.row(i) = center + (points.row(i) - center) / std::sqrt(squares);
  }
  return points;
}

Points old_faithful(const HardSet& /*set*/, std::uint64_t seed) {
  return data::make_toy_set("old-faithful", seed).points;
}

Points iris(const HardSet& /*set*/, std::uint64_t /*seed*/) { return iris_points(); }

constexpr HardSet all_sets[] = {
    {"1 stray at 10", 301, 2, 3, 0.05, with_strays, 1, 10},
    {"1 stray at 100", 301, 2, 3, 0.05, with_strays, 1, 100},
    {"1 stray at 1000", 301, 2, 3, 0.05, with_strays, 1, 1000},
    {"1 stray at 1e6", 301, 2, 3, 0.05, with_strays, 1, 1e6},
    {"3 strays at 10", 303, 2, 3, 0.05, with_strays, 3, 10},
    {"3 strays at 100", 303, 2, 3, 0.05, with_strays, 3, 100},
    {"3 strays at 1000", 303, 2, 3, 0.05, with_strays, 3, 1000},
    {"1 % strays at 10", 1000, 2, 3, 0.05, with_strays, 10, 10},
    {"1 % strays at 100", 1000, 2, 3, 0.05, with_strays, 10, 100},
    {"1 % strays at 1000", 1000, 2, 3, 0.05, with_strays, 10, 1000},
    {"1 stray of 61 at 1000", 61, 2, 2, 0.1, with_strays, 1, 1000},
    {"-999 in 1 %", 300, 2, 3, 0.05, with_sentinels, 3, -999},
    {"9999 in 5 %", 300, 2, 3, 0.1, with_sentinels, 15, 9999},
    {"units 1e-6", 300, 2, 3, 0.0, in_odd_units, 0, 1e-6},
    {"units 1e-9", 300, 2, 3, 0.0, in_odd_units, 0, 1e-9},
    {"units 1e9, d 4", 300, 4, 3, 0.0, in_odd_units, 0, 1e9},
    {"rounded to 1", 600, 2, 3, 0.0, rounded, 0, 1.0},
    {"rounded to 0.5", 600, 2, 3, 0.0, rounded, 0, 0.5},
    {"rounded to 0.1", 600, 2, 3, 0.0, rounded, 0, 0.1},
    {"one, rounded to 1", 500, 2, 1, 0.0, rounded, 0, 1.0},
    {"one, rounded to 1, d 1", 1000, 1, 1, 0.0, rounded, 0, 1.0},
    {"one, rounded to 0.5", 500, 2, 1, 0.0, rounded, 0, 0.5},
    {"100 : 1", 1010, 2, 2, 0.0, hundred_to_one},
    {"100 : 1, n 5050", 5050, 2, 2, 0.0, hundred_to_one},
    {"heavy tails", 600, 2, 3, 0.05, heavy_tailed},
    {"two, n 20", 20, 2, 2, 0.0, plain},
    {"two, n 40", 40, 2, 2, 0.0, plain},
    {"two, n 40, d 5", 40, 5, 2, 0.0, plain},
    {"two, n 60, d 10", 60, 10, 2, 0.0, plain},
    {"three, d 1", 300, 1, 3, 0.0, plain},
    {"three, d 5", 300, 5, 3, 0.0, plain},
    {"three, d 10", 600, 10, 3, 0.0, plain},
    {"three, d 20", 1000, 20, 3, 0.0, plain},
    {"three, d 50", 1500, 50, 3, 0.0, plain},
    {"one, n 30, d 10", 30, 10, 1, 0.0, plain},
    {"one, n 50", 50, 2, 1, 0.0, plain},
    {"one, n 500", 500, 2, 1, 0.0, plain},
    {"one, n 1000, d 6", 1000, 6, 1, 0.0, plain},
    {"one, n 1000, d 20", 1000, 20, 1, 0.0, plain},
    {"iris", 150, 4, 0, 0.0, iris},
    {"Old Faithful", 272, 2, 0, 0.0, old_faithful},
};

}  // namespace

std::span<const HardSet> hard_sets() { return all_sets; }

}  // namespace xenoglyph::bench
