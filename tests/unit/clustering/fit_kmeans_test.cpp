// k-means against the best of all partitions, its invariants, clusters without points, and what it
// refuses.
#include "clustering/fit_kmeans.hpp"

#include <fstream>
#include <functional>
#include <limits>
#include <set>

#include <catch_amalgamated.hpp>
#include <nlohmann/json.hpp>

#include "../mixture/samples.hpp"
#include "base/rows.hpp"
#include "clustering/clustering_scores.hpp"
#include "clustering/nearest_center.hpp"

namespace xenoglyph {
namespace {

using Catch::Matchers::ContainsSubstring;
using Catch::Matchers::WithinRel;

Points normal_points(Eigen::Index n, Eigen::Index d, std::uint64_t seed) {
  Random random(seed);
  Points points(n, d);
  for (double& value : points.reshaped()) {
    value = random.normal();
  }
  return points;
}

// Sum of the squared distances from the means of the parts that the labels make.
double spread(const Points& points, const Eigen::VectorXi& labels) {
  double sum = 0.0;
  for (int label = 0; label <= labels.maxCoeff(); ++label) {
    std::vector<Eigen::Index> members;
    for (Eigen::Index i = 0; i < labels.size(); ++i) {
      if (labels(i) == label) {
        members.push_back(i);
      }
    }
    if (!members.empty()) {
      const Points part = points(members, Eigen::all);
      sum += (part.rowwise() - part.colwise().mean()).squaredNorm();
    }
  }
  return sum;
}

// The least spread of all partitions into at most k parts.
double least_spread(const Points& points, int k) {
  Eigen::VectorXi labels = Eigen::VectorXi::Zero(points.rows());
  double least = std::numeric_limits<double>::infinity();
  for (;;) {
    least = std::min(least, spread(points, labels));
    Eigen::Index digit = 0;
    while (digit < labels.size() && ++labels(digit) == k) {
      labels(digit++) = 0;
    }
    if (digit == labels.size()) {
      return least;
    }
  }
}

TEST_CASE("k-means finds the best of all partitions of a few points", "[kmeans]") {
  for (std::uint64_t seed = 0; seed < 6; ++seed) {
    const Points points = normal_points(9, 2, seed);
    for (const int k : {1, 2, 3}) {
      CAPTURE(seed, k);
      KmeansOptions options;
      options.restarts = 50;
      options.tolerance = 0.0;
      CHECK_THAT(fit_kmeans(points, k, options).inertia, WithinRel(least_spread(points, k), 1e-12));
    }
  }
}

TEST_CASE("k-means reaches the least inertia that scikit-learn does", "[kmeans]") {
  std::ifstream file(XENOGLYPH_TEST_DATA "/kmeans_oracle.json");
  const nlohmann::json oracle = nlohmann::json::parse(file);
  Points points(60, 3);
  for (Eigen::Index i = 0; i < points.size(); ++i) {
    points(i / 3, i % 3) =
        oracle.at("points").at(static_cast<std::size_t>(i / 3)).at(static_cast<std::size_t>(i % 3));
  }
  KmeansOptions options;
  options.restarts = 200;
  options.tolerance = 0.0;
  for (const nlohmann::json& one : oracle.at("inertia")) {
    const Eigen::Index k = one.at(0);
    CAPTURE(k);
    CHECK_THAT(fit_kmeans(points, k, options).inertia, WithinRel(one.at(1).get<double>(), 1e-10));
  }
}

TEST_CASE("Labels are of the nearest centre, centres are means, the inertia is theirs",
          "[kmeans]") {
  const Points points = normal_points(700, 3, 1);
  KmeansOptions options;
  options.tolerance = 0.0;
  options.restarts = 2;
  const KmeansResult result = fit_kmeans(points, 12, options);
  REQUIRE(result.converged);
  double inertia = 0.0;
  Points sums = Points::Zero(12, 3);
  Eigen::VectorXd counts = Eigen::VectorXd::Zero(12);
  for (Eigen::Index i = 0; i < points.rows(); ++i) {
    const Eigen::VectorXd squares =
        (result.centers.rowwise() - points.row(i)).rowwise().squaredNorm();
    CHECK(squares(result.labels(i)) <= squares.minCoeff() * (1.0 + 1e-9));
    inertia += squares.minCoeff();
    sums.row(result.labels(i)) += points.row(i);
    counts(result.labels(i)) += 1.0;
  }
  CHECK_THAT(result.inertia, WithinRel(inertia, 1e-12));
  CHECK((counts.asDiagonal().inverse() * sums - result.centers).cwiseAbs().maxCoeff() < 1e-12);
  CHECK_THAT(result.inertia, WithinRel(spread(points, result.labels), 1e-12));
}

TEST_CASE("Groups that lie apart are found, wherever they are", "[kmeans]") {
  Points points = normal_points(600, 2, 2);
  Eigen::VectorXi groups(600);
  for (Eigen::Index i = 0; i < 600; ++i) {
    groups(i) = static_cast<int>(i % 5);
    points(i, 0) += 30.0 * groups(i);
  }
  const KmeansResult near = fit_kmeans(points, 5);
  CHECK(adjusted_rand_index(near.labels, groups) == 1.0);
  // Far from the origin squares of the coordinates leave no digits for the distances.
  const KmeansResult far = fit_kmeans((points.array() + 1e9).matrix(), 5);
  CHECK(adjusted_rand_index(far.labels, groups) == 1.0);
  CHECK_THAT(far.inertia, WithinRel(near.inertia, 1e-5));
}

TEST_CASE("More starts do not do worse, the same seed does the same", "[kmeans]") {
  const Points points = normal_points(400, 2, 3);
  KmeansOptions options;
  options.restarts = 1;
  const KmeansResult one = fit_kmeans(points, 15, options);
  options.restarts = 20;
  const KmeansResult many = fit_kmeans(points, 15, options);
  CHECK(many.inertia < one.inertia);
  const KmeansResult again = fit_kmeans(points, 15, options);
  CHECK(again.centers == many.centers);
  CHECK(again.labels == many.labels);
  options.seed = 1;
  CHECK(fit_kmeans(points, 15, options).centers != many.centers);
  options.max_iterations = 1;
  const KmeansResult cut = fit_kmeans(points, 15, options);
  CHECK_FALSE(cut.converged);
  CHECK(cut.n_iter == 1);
}

TEST_CASE("As many clusters as points, and more than there are distinct ones", "[kmeans]") {
  const Points points = normal_points(40, 2, 4);
  const KmeansResult each = fit_kmeans(points, 40);
  CHECK(each.inertia < 1e-20);
  CHECK(std::set<int>(each.labels.begin(), each.labels.end()).size() == 40);
  Points few(9, 1);
  few << 1, 1, 1, 5, 5, 5, 5, 7, 7;
  const KmeansResult three = fit_kmeans(few, 6);
  CHECK(three.inertia < 1e-20);
  CHECK(three.centers.allFinite());
  CHECK(three.converged);
  const KmeansResult same = fit_kmeans(Points::Constant(5, 2, 3.0), 4);
  CHECK(same.inertia == 0.0);
  CHECK(same.centers == Points::Constant(4, 2, 3.0));
}

TEST_CASE("A cluster that loses all points gets one", "[kmeans]") {
  // Two of many thousand starts in which that happens.
  KmeansOptions options;
  options.restarts = 1;
  const KmeansResult few = fit_kmeans(normal_points(20, 3, 225), 8, options);
  CHECK(std::set<int>(few.labels.begin(), few.labels.end()).size() == 8);
  const KmeansResult many = fit_kmeans(normal_points(200, 2, 172), 50, options);
  CHECK(std::set<int>(many.labels.begin(), many.labels.end()).size() == 50);
}

TEST_CASE("Floats and doubles find the same clusters", "[kmeans]") {
  // Wide enough for whole registers and for what is left over of them.
  for (const Eigen::Index d : {1, 7, 100}) {
    const Rows<float> wide = normal_points(1003, d, 6).cast<float>();
    const Points same = wide.cast<double>();
    for (const Eigen::Index k : {1, 3, 20, 67}) {
      CAPTURE(d, k);
      KmeansOptions options;
      options.restarts = 1;
      options.max_iterations = 3;  // before differences in the last bits can grow
      const KmeansResult in_floats = fit_kmeans(wide, k, options);
      const KmeansResult in_doubles = fit_kmeans(same, k, options);
      CHECK_THAT(in_floats.inertia, WithinRel(in_doubles.inertia, 1e-2));
      CHECK(adjusted_rand_index(in_floats.labels, in_doubles.labels) > 0.9);
      // What it says of itself holds to a float's precision.
      const Eigen::VectorXi nearest = nearest_centers(same, in_floats.centers);
      CHECK((nearest.array() != in_floats.labels.array()).count() <= 1);
      CHECK_THAT((same - in_floats.centers(in_floats.labels, Eigen::all)).squaredNorm(),
                 WithinRel(in_floats.inertia, 1e-6));
    }
  }
  const Eigen::MatrixXf columns = normal_points(50, 3, 7).cast<float>();
  const Rows<float> rows = columns;
  CHECK(fit_kmeans(columns, 4).centers == fit_kmeans(rows, 4).centers);
}

TEST_CASE("The nearest centre of each point, whatever the sizes", "[kmeans]") {
  Random random(8);
  for (int round = 0; round < 40; ++round) {
    const auto n = static_cast<Eigen::Index>(1 + random.index(700));
    const auto d = static_cast<Eigen::Index>(1 + random.index(9));
    const auto k = static_cast<Eigen::Index>(1 + random.index(70));
    const double offset = round % 2 == 0 ? 0.0 : 1e6;
    const Points points = normal_points(n, d, random.index(1000)).array() + offset;
    const Points centers = normal_points(k, d, random.index(1000)).array() + offset;
    CAPTURE(n, d, k);
    const Eigen::VectorXi nearest = nearest_centers(points, centers);
    Eigen::VectorXi expected(n);
    for (Eigen::Index i = 0; i < n; ++i) {
      Eigen::Index first = 0;
      (centers.rowwise() - points.row(i)).rowwise().squaredNorm().minCoeff(&first);
      expected(i) = static_cast<int>(first);
    }
    CHECK(nearest == expected);
    if (offset == 0.0) {
      const Rows<float> floats = points.cast<float>();
      CHECK((nearest_centers(floats, centers).array() != expected.array()).count() <= 1);
    }
  }
}

TEMPLATE_TEST_CASE("Registers of every width find the same centres", "[kmeans]", float, double) {
  using internal::NearestCenter;
  Random random(9);
  const std::vector<int>& widths = internal::register_widths();
  CHECK(widths.front() == 16);
  for (int round = 0; round < 30; ++round) {
    const auto n = static_cast<Eigen::Index>(1 + random.index(100));
    const auto d = static_cast<Eigen::Index>(1 + random.index(30));
    const auto k = static_cast<Eigen::Index>(1 + random.index(150));
    CAPTURE(n, d, k);
    // Coordinates of few values, so that many centres are equally near.
    const auto coarse = [&](Eigen::Index rows) {
      return (2.0 * normal_points(rows, d, random.index(1000))).array().round().matrix().eval();
    };
    const Rows<TestType> points = coarse(n).template cast<TestType>();
    const Rows<double> centers = coarse(k);
    for (const int width : widths) {
      std::vector<int> nearest(static_cast<std::size_t>(n), -1);
      NearestCenter<TestType>(centers, width).find(points.data(), n, nearest.data());
      for (Eigen::Index i = 0; i < n; ++i) {
        Eigen::Index first = 0;  // of these small whole numbers every sum is exact
        (centers.rowwise() - points.row(i).template cast<double>())
            .rowwise()
            .squaredNorm()
            .minCoeff(&first);
        REQUIRE(nearest[static_cast<std::size_t>(i)] == first);
      }
    }
  }
}

TEST_CASE("Of centres that are equally near the first is taken", "[kmeans]") {
  for (const Eigen::Index k : {2, 9, 40, 100}) {
    Points centers = Points::Constant(k, 2, 5.0);
    centers.bottomRows(k - k / 2).setConstant(1.0);
    Points points(2, 2);
    points << 0, 0, 5, 5;
    const Eigen::VectorXi nearest = nearest_centers(points, centers);
    CHECK(nearest(0) == k / 2);
    CHECK(nearest(1) == 0);
  }
}

TEST_CASE("fit_kmeans says what is wrong", "[kmeans][wrong]") {
  const Points points = normal_points(10, 2, 5);
  const auto refused = [&](Eigen::Index k, const std::function<void(KmeansOptions&)>& spoil,
                           const std::string& argument) {
    KmeansOptions options;
    spoil(options);
    CAPTURE(argument);
    try {
      fit_kmeans(points, k, options);
      FAIL_CHECK("accepted");
    } catch (const InvalidArgument& error) {
      CHECK(error.argument() == argument);
    }
  };
  refused(
      0, [](KmeansOptions&) {}, "k");
  refused(
      11, [](KmeansOptions&) {}, "k");
  refused(
      2, [](KmeansOptions& o) { o.restarts = 0; }, "restarts");
  refused(
      2, [](KmeansOptions& o) { o.max_iterations = 0; }, "max_iterations");
  refused(
      2, [](KmeansOptions& o) { o.tolerance = -1.0; }, "tolerance");
  refused(
      2, [](KmeansOptions& o) { o.tolerance = std::nan(""); }, "tolerance");
  Points bad = points;
  bad(3, 1) = INFINITY;
  CHECK_THROWS_WITH(fit_kmeans(bad, 2), ContainsSubstring("row 3: infinite"));
  Rows<float> bad_floats = bad.cast<float>();
  CHECK_THROWS_WITH(fit_kmeans(bad_floats, 2), ContainsSubstring("row 3: infinite"));
  bad_floats(3, 1) = 1e16F;
  CHECK_THROWS_WITH(fit_kmeans(bad_floats, 2), ContainsSubstring("row 3: the magnitude"));
  CHECK_THROWS_AS(nearest_centers(bad, points), InvalidPoints);
  CHECK_THROWS_AS(nearest_centers(points, Points::Zero(2, 3)), InvalidPoints);
  CHECK_THROWS_AS(nearest_centers(points, Points(0, 2)), InvalidArgument);
  CHECK_THROWS_AS(nearest_centers(points, bad), InvalidArgument);
  CHECK(nearest_centers(Points(0, 2), points).size() == 0);
}

}  // namespace
}  // namespace xenoglyph
