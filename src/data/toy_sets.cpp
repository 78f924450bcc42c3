#include "data/toy_sets.hpp"

#include <array>
#include <cmath>
#include <numbers>
#include <string>
#include <utility>
#include <vector>

#include "base/errors.hpp"
#include "base/random.hpp"
#include "data/old_faithful.hpp"

namespace xenoglyph::data {

namespace {

using Eigen::Index;

constexpr std::string_view figueiredo_jain =
    "Figueiredo and Jain, Unsupervised learning of finite mixture models, IEEE TPAMI 24(3), 2002";
constexpr std::string_view ueda_nakano =
    "Ueda and Nakano, Deterministic annealing EM algorithm, Neural Networks 11(2), 1998";
constexpr std::string_view scikit_learn =
    "scikit-learn (Pedregosa et al., JMLR 12, 2011), sklearn.datasets";

/// One Gaussian of a planar mixture: weight, mean, and the covariance's three entries.
struct PlanarComponent {
  double weight;
  double mean_x, mean_y;
  double variance_x, covariance, variance_y;
};

GaussianMixture planar_mixture(std::span<const PlanarComponent> components) {
  const auto k = static_cast<Index>(components.size());
  Eigen::VectorXd weights(k);
  Eigen::MatrixXd means(k, 2);
  std::vector<Eigen::MatrixXd> covariances;
  for (Index j = 0; j < k; ++j) {
    const PlanarComponent& component = components[static_cast<std::size_t>(j)];
    weights(j) = component.weight;
    means.row(j) << component.mean_x, component.mean_y;
    Eigen::MatrixXd covariance(2, 2);
    covariance << component.variance_x, component.covariance, component.covariance,
        component.variance_y;
    covariances.push_back(std::move(covariance));
  }
  return {CovarianceType::full, std::move(weights), std::move(means), std::move(covariances)};
}

GaussianMixture three_gaussians() {
  constexpr double third = 1.0 / 3.0;
  constexpr std::array<PlanarComponent, 3> components{{
      {third, 0.0, -2.0, 2.0, 0.0, 0.2},
      {third, 0.0, 0.0, 2.0, 0.0, 0.2},
      {third, 0.0, 2.0, 2.0, 0.0, 0.2},
  }};
  return planar_mixture(components);
}

GaussianMixture overlapping_four() {
  constexpr std::array<PlanarComponent, 4> components{{
      {0.3, -4.0, -4.0, 1.0, 0.5, 1.0},
      {0.3, -4.0, -4.0, 6.0, -2.0, 6.0},
      {0.3, 2.0, 2.0, 2.0, -1.0, 2.0},
      {0.1, -1.0, -6.0, 0.125, 0.0, 0.125},
  }};
  return planar_mixture(components);
}

GaussianMixture five_with_background() {
  constexpr std::array<PlanarComponent, 5> components{{
      {0.15, 0.0, 0.0, 2.0, 0.0, 0.2},
      {0.15, 0.0, 2.0, 2.0, 0.0, 0.2},
      {0.15, 0.0, -2.0, 2.0, 0.0, 0.2},
      {0.15, 5.0, -5.0, 2.0, 0.0, 0.2},
      {0.4, 2.0, -1.0, 20.0, 0.0, 20.0},
  }};
  return planar_mixture(components);
}

// scikit-learn draws the centres anew for each seed; here they are fixed, so that the truth is too.
GaussianMixture blobs() {
  constexpr std::array<PlanarComponent, 5> components{{
      {0.2, -7.0, -4.0, 1.0, 0.0, 1.0},
      {0.2, -4.0, 5.0, 1.0, 0.0, 1.0},
      {0.2, 0.0, -1.0, 1.0, 0.0, 1.0},
      {0.2, 4.0, 6.0, 1.0, 0.0, 1.0},
      {0.2, 6.0, -5.0, 1.0, 0.0, 1.0},
  }};
  return planar_mixture(components);
}

Points shrinking_spiral(Index count, Random& random) {
  const double deviation = std::sqrt(0.5);
  Points points(count, 3);
  for (Index i = 0; i < count; ++i) {
    const double t = 4.0 * std::numbers::pi * random.uniform();
    points(i, 0) = (13.0 - 0.5 * t) * std::cos(t) + deviation * random.normal();
    points(i, 1) = (0.5 * t - 13.0) * std::sin(t) + deviation * random.normal();
    points(i, 2) = t + deviation * random.normal();
  }
  return points;
}

void add_noise(Points& points, double deviation, Random& random) {
  for (Index i = 0; i < points.rows(); ++i) {
    for (Index j = 0; j < points.cols(); ++j) {
      points(i, j) += deviation * random.normal();
    }
  }
}

// As sklearn.datasets.make_moons(noise=0.05): angles evenly spaced over each half circle.
Points moons(Index count, Random& random) {
  const Index half = count / 2;
  Points points(count, 2);
  for (Index i = 0; i < count; ++i) {
    const bool outer = i < half;
    const Index in_moon = outer ? half : count - half;
    const double angle = std::numbers::pi * static_cast<double>(outer ? i : i - half) /
                         static_cast<double>(in_moon - 1);
    points(i, 0) = outer ? std::cos(angle) : 1.0 - std::cos(angle);
    points(i, 1) = outer ? std::sin(angle) : 0.5 - std::sin(angle);
  }
  add_noise(points, 0.05, random);
  return points;
}

// As sklearn.datasets.make_circles(noise=0.06, factor=0.5): angles evenly spaced, the end left out.
Points circles(Index count, Random& random) {
  const Index half = count / 2;
  Points points(count, 2);
  for (Index i = 0; i < count; ++i) {
    const bool outer = i < half;
    const Index in_circle = outer ? half : count - half;
    const double radius = outer ? 1.0 : 0.5;
    const double angle = 2.0 * std::numbers::pi * static_cast<double>(outer ? i : i - half) /
                         static_cast<double>(in_circle);
    points(i, 0) = radius * std::cos(angle);
    points(i, 1) = radius * std::sin(angle);
  }
  add_noise(points, 0.06, random);
  return points;
}

template <GaussianMixture (*Mixture)()>
ToySet drawn_from(const ToySetInfo& info, std::uint64_t seed) {
  GaussianMixture mixture = Mixture();
  Points points = mixture.sample(info.n_points, seed).points;
  return {&info, std::move(points), std::move(mixture)};
}

template <Points (*Draw)(Index count, Random& random)>
ToySet by_chance(const ToySetInfo& info, std::uint64_t seed) {
  Random random(seed);
  return {&info, Draw(info.n_points, random), std::nullopt};
}

ToySet old_faithful_set(const ToySetInfo& info, std::uint64_t /*seed*/) {
  return {&info, old_faithful(), std::nullopt};
}

constexpr std::array<std::string_view, 2> plane{"x", "y"};
constexpr std::array<std::string_view, 3> space{"x", "y", "z"};
constexpr std::array<std::string_view, 2> geyser{"eruption, minutes", "wait, minutes"};

constexpr std::array<ToySetInfo, 8> sets{{
    {"three-gaussians", "Three Gaussians",
     "Three flat clouds of equal weight, one above the other. They overlap so much that the eye "
     "sees one blob; the mixture should still find three.",
     ueda_nakano, 900, 2, 3, plane, drawn_from<three_gaussians>},
    {"overlapping-four", "Overlapping four",
     "Four Gaussians, two of them with the same centre and one small and dense inside the tail of "
     "another. Distance alone can't tell them apart; shape can.",
     figueiredo_jain, 1000, 2, 4, plane, drawn_from<overlapping_four>},
    {"five-with-background", "Five with background",
     "Four flat clouds in front of a wide, thin one that holds 40 % of the points. Watch how the "
     "wide component takes the scattered points so that the others stay small.",
     figueiredo_jain, 2000, 2, 5, plane, drawn_from<five_with_background>},
    {"shrinking-spiral", "Shrinking spiral",
     "Points along a spiral in three dimensions, with noise. There is no true number of Gaussians: "
     "the mixture lays short ellipsoids along the curve, as many as pay for themselves.",
     figueiredo_jain, 900, 3, 0, space, by_chance<shrinking_spiral>},
    {"moons", "Moons",
     "Two interleaved half circles. There is no true number of Gaussians: each moon needs several "
     "to follow its bend.",
     scikit_learn, 1000, 2, 0, plane, by_chance<moons>},
    {"circles", "Circles",
     "One circle inside another. There is no true number of Gaussians: the rings are tiled "
     "with short ellipses.",
     scikit_learn, 1000, 2, 0, plane, by_chance<circles>},
    {"blobs", "Blobs",
     "Five round clouds of the same size, well apart: the easy case, where any method should find "
     "five.",
     scikit_learn, 1000, 2, 5, plane, drawn_from<blobs>},
    {"old-faithful", "Old Faithful",
     "Real data: 272 eruptions of the geyser in Yellowstone, how long each took and how long the "
     "wait for the next was, both in minutes. Short eruptions, short waits.",
     "Azzalini and Bowman, A look at some data on the Old Faithful geyser, Applied Statistics "
     "39(3), 1990",
     272, 2, 0, geyser, old_faithful_set},
}};

const ToySetInfo& find_set(std::string_view name) {
  for (const ToySetInfo& info : sets) {
    if (info.name == name) {
      return info;
    }
  }
  std::string known;
  for (const ToySetInfo& info : sets) {
    known += (known.empty() ? "" : ", ") + std::string(info.name);
  }
  throw InvalidArgument("name",
                        "there is no toy set \"" + std::string(name) + "\"; there are " + known);
}

}  // namespace

std::span<const ToySetInfo> toy_sets() { return sets; }

ToySet make_toy_set(std::string_view name, std::uint64_t seed) {
  const ToySetInfo& info = find_set(name);
  return info.draw(info, seed);
}

}  // namespace xenoglyph::data
