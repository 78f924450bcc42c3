#include "data/toy_sets.hpp"

#include <array>
#include <cmath>
#include <cstdint>
#include <set>
#include <string>

#include <catch_amalgamated.hpp>

#include "base/errors.hpp"

namespace {

using Catch::Matchers::ContainsSubstring;
using Catch::Matchers::WithinAbs;
using Catch::Matchers::WithinRel;
using Eigen::Index;
using xenoglyph::GaussianMixture;
using xenoglyph::Points;
using xenoglyph::data::make_toy_set;
using xenoglyph::data::toy_sets;
using xenoglyph::data::ToySet;
using xenoglyph::data::ToySetInfo;

Eigen::MatrixXd sample_covariance(const Points& points) {
  const Eigen::MatrixXd centred = points.rowwise() - points.colwise().mean();
  return centred.transpose() * centred / static_cast<double>(points.rows());
}

}  // namespace

TEST_CASE("every toy set has the shape that it announces, and says what it is") {
  std::set<std::string_view> names;
  for (const ToySetInfo& info : toy_sets()) {
    CAPTURE(info.name);
    const ToySet set = make_toy_set(info.name, 3);
    CHECK(set.info == &info);
    CHECK(set.points.rows() == info.n_points);
    CHECK(set.points.cols() == info.n_features);
    CHECK(set.points.allFinite());
    CHECK(set.true_mixture.has_value() == (info.true_components > 0));
    if (set.true_mixture) {
      CHECK(set.true_mixture->n_components() == info.true_components);
      CHECK(set.true_mixture->n_features() == info.n_features);
    }
    CHECK(static_cast<Eigen::Index>(info.axis_names.size()) == info.n_features);
    CHECK_FALSE(info.title.empty());
    CHECK(info.description.ends_with('.'));
    names.insert(info.name);
  }
  CHECK(names.size() == 8);
}

TEST_CASE("an unknown toy set is refused with those there are") {
  CHECK_THROWS_AS(make_toy_set("four-gaussians", 0), xenoglyph::InvalidArgument);
  CHECK_THROWS_WITH(make_toy_set("four-gaussians", 0), ContainsSubstring("four-gaussians") &&
                                                           ContainsSubstring("three-gaussians") &&
                                                           ContainsSubstring("old-faithful"));
}

TEST_CASE("a seed fixes a toy set; another seed gives another") {
  for (const ToySetInfo& info : toy_sets()) {
    CAPTURE(info.name);
    CHECK(make_toy_set(info.name, 5).points == make_toy_set(info.name, 5).points);
    const bool is_real = info.name == "old-faithful";
    CHECK((make_toy_set(info.name, 5).points == make_toy_set(info.name, 6).points) == is_real);
  }
}

// The moments of a mixture: mean = sum w m, covariance = sum w (C + m m') - mean mean'. Over many
// seeds the points' own moments come as close as the standard error allows.
TEST_CASE("points have the moments of the mixture that they are said to come from") {
  for (const ToySetInfo& info : toy_sets()) {
    if (info.true_components == 0) {
      continue;
    }
    CAPTURE(info.name);
    constexpr int seeds = 40;
    Points all(seeds * info.n_points, info.n_features);
    for (int seed = 0; seed < seeds; ++seed) {
      all.middleRows(seed * info.n_points, info.n_points) =
          make_toy_set(info.name, static_cast<std::uint64_t>(seed)).points;
    }
    const ToySet set = make_toy_set(info.name, 0);
    const GaussianMixture& mixture = *set.true_mixture;
    const Eigen::VectorXd mean = mixture.means().transpose() * mixture.weights();
    Eigen::MatrixXd covariance = -mean * mean.transpose();
    for (Index j = 0; j < mixture.n_components(); ++j) {
      const Eigen::VectorXd centre = mixture.means().row(j).transpose();
      covariance += mixture.weights()(j) * (mixture.covariance(j) + centre * centre.transpose());
    }
    const double n = static_cast<double>(all.rows());
    const Eigen::VectorXd error = (covariance.diagonal() / n).cwiseSqrt();
    const Eigen::VectorXd difference = all.colwise().mean().transpose() - mean;
    CHECK((difference.array().abs() < 4.0 * error.array()).all());
    CHECK((sample_covariance(all) - covariance).cwiseAbs().maxCoeff() <
          0.03 * covariance.diagonal().maxCoeff());
  }
}

TEST_CASE("the true mixtures are the published ones") {
  const auto mixture = [](std::string_view name) { return *make_toy_set(name, 0).true_mixture; };
  const GaussianMixture three = mixture("three-gaussians");
  CHECK(three.weights().isConstant(1.0 / 3.0));
  CHECK(three.means() == (Eigen::MatrixXd(3, 2) << 0, -2, 0, 0, 0, 2).finished());
  const Eigen::Matrix2d flat = Eigen::Vector2d(2, 0.2).asDiagonal();
  CHECK(
      (three.covariance(0) == flat && three.covariance(1) == flat && three.covariance(2) == flat));
  const GaussianMixture four = mixture("overlapping-four");
  CHECK(four.weights().isApprox(Eigen::Vector4d(0.3, 0.3, 0.3, 0.1)));
  CHECK(four.means() == (Eigen::MatrixXd(4, 2) << -4, -4, -4, -4, 2, 2, -1, -6).finished());
  CHECK(four.covariance(0) == (Eigen::Matrix2d() << 1, 0.5, 0.5, 1).finished());
  CHECK(four.covariance(2) == (Eigen::Matrix2d() << 2, -1, -1, 2).finished());
  CHECK(four.covariance(1) == (Eigen::Matrix2d() << 6, -2, -2, 6).finished());
  CHECK(four.covariance(3) == 0.125 * Eigen::Matrix2d::Identity());
  const GaussianMixture five = mixture("five-with-background");
  CHECK(five.means() == (Eigen::MatrixXd(5, 2) << 0, 0, 0, 2, 0, -2, 5, -5, 2, -1).finished());
  for (Index j = 0; j < 4; ++j) {
    CHECK(five.covariance(j) == flat);
  }
  CHECK(five.weights()(4) == Catch::Approx(0.4));
  CHECK(five.covariance(4) == 20.0 * Eigen::Matrix2d::Identity());
}

TEST_CASE("the spiral's points lie along the spiral, with noise of variance one half") {
  const Points points = make_toy_set("shrinking-spiral", 1).points;
  // Away from the curve's ends, the distance to its nearest point has two degrees of freedom of
  // noise.
  double square = 0.0;
  int count = 0;
  for (Index i = 0; i < points.rows(); ++i) {
    double nearest = 1e300;
    double nearest_t = 0.0;
    for (double t = -1.0; t < 14.0; t += 0.005) {
      const double radius = 13.0 - 0.5 * t;
      const Eigen::Vector3d curve(radius * std::cos(t), -radius * std::sin(t), t);
      const double distance = (points.row(i).transpose() - curve).squaredNorm();
      if (distance < nearest) {
        nearest = distance;
        nearest_t = t;
      }
    }
    if (nearest_t > 0.5 && nearest_t < 12.0) {
      square += nearest;
      ++count;
    }
  }
  CHECK(count > 750);
  CHECK(square / count == Catch::Approx(1.0).margin(0.12));
}

TEST_CASE("moons and circles lie on their half circles and circles, within their noise") {
  const Points circles = make_toy_set("circles", 2).points;
  const Eigen::ArrayXd radius = circles.rowwise().norm().array();
  const Eigen::ArrayXd from_circle = (radius > 0.75).select(radius - 1.0, radius - 0.5);
  CHECK((radius > 0.75).count() == 500);
  CHECK(std::sqrt(from_circle.square().mean()) == Catch::Approx(0.06).epsilon(0.1));

  const Points moons = make_toy_set("moons", 2).points;
  const Eigen::ArrayXd from_upper = moons.rowwise().norm().array() - 1.0;
  const Points shifted = moons.rowwise() - Eigen::RowVector2d(1.0, 0.5);
  const Eigen::ArrayXd from_lower = shifted.rowwise().norm().array() - 1.0;
  const Eigen::ArrayXd upper = from_upper.head(500);
  const Eigen::ArrayXd lower = from_lower.tail(500);
  CHECK(std::sqrt(upper.square().mean()) == Catch::Approx(0.05).epsilon(0.1));
  CHECK(std::sqrt(lower.square().mean()) == Catch::Approx(0.05).epsilon(0.1));
  CHECK(moons.col(1).head(500).minCoeff() > -0.3);
  CHECK(moons.col(1).tail(500).maxCoeff() < 0.8);
}

TEST_CASE("Old Faithful is R's faithful") {
  const Points points = make_toy_set("old-faithful", 0).points;
  CHECK_THAT(points.col(0).mean(), WithinAbs(3.487783, 5e-7));
  CHECK_THAT(points.col(1).mean(), WithinAbs(70.89706, 5e-6));
  CHECK(points.row(0) == Eigen::RowVector2d(3.6, 79.0));
  CHECK(points.row(271) == Eigen::RowVector2d(4.467, 74.0));
  CHECK(points.col(0).minCoeff() == 1.6);
  CHECK(points.col(0).maxCoeff() == 5.1);
  CHECK(points.col(1).minCoeff() == 43.0);
  CHECK(points.col(1).maxCoeff() == 96.0);
  // var(faithful) as R gives it, with n - 1.
  const Eigen::MatrixXd covariance = sample_covariance(points) * 272.0 / 271.0;
  CHECK_THAT(covariance(0, 0), WithinRel(1.30272833285, 1e-8));
  CHECK_THAT(covariance(0, 1), WithinRel(13.9778078468, 1e-8));
  CHECK_THAT(covariance(1, 1), WithinRel(184.823312351, 1e-8));
}

// Figures of the native build with g++ 12: WebAssembly and other compilers give the same points to
// the last digits of their own sine, cosine and logarithm.
TEST_CASE("the points are the same on every platform") {
  struct Figures {
    std::string_view name;
    double first, last, sum, square_sum;
  };
  const std::array<Figures, 7> known{{
      {"three-gaussians", 1.0145682990609477, -0.41080045340416993, 94.801348707886632,
       4298.4854573855246},
      {"overlapping-four", 3.0145682990609477, -3.9337873880308347, -4207.7066646024832,
       30201.284999350806},
      {"five-with-background", 5.2083466668354657, -1.6157786889894821, 930.66066120491337,
       57846.278873330477},
      {"shrinking-spiral", -7.7306150726928369, 11.451499497414606, 5249.8371649553083,
       138512.13583288086},
      {"moons", 1.0646910211636469, 0.52993683506979994, 754.47112662923678, 1321.3620041907454},
      {"circles", 1.0776292253963762, 0.029641182142083534, 5.3653519550841153, 631.70277664763466},
      {"blobs", 4.7174081242428976, -3.943634478284634, 101.65303047803411, 45330.944330315004},
  }};
  for (const Figures& figures : known) {
    CAPTURE(figures.name);
    const Points points = make_toy_set(figures.name, 42).points;
    CHECK_THAT(points(0, 0), WithinRel(figures.first, 1e-12));
    CHECK_THAT(points(points.rows() - 1, points.cols() - 1), WithinRel(figures.last, 1e-12));
    CHECK_THAT(points.sum(), WithinAbs(figures.sum, 1e-9));
    CHECK_THAT(points.squaredNorm(), WithinRel(figures.square_sum, 1e-12));
  }
}
