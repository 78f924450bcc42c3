// Mini-batch k-means beside Lloyd's, its invariants, clusters without points, and what it refuses.
#include "clustering/fit_minibatch_kmeans.hpp"

#include <functional>
#include <set>
#include <string>

#include <catch_amalgamated.hpp>

#include "../mixture/samples.hpp"
#include "base/rows.hpp"

namespace xenoglyph {
namespace {

using Catch::Matchers::ContainsSubstring;
using Catch::Matchers::WithinRel;

// Round groups on a line, `apart` standard deviations from one to the next.
Points blobs(Eigen::Index n, int groups, Eigen::Index d, double apart, std::uint64_t seed) {
  Random random(seed);
  Points points(n, d);
  for (Eigen::Index i = 0; i < n; ++i) {
    for (Eigen::Index a = 0; a < d; ++a) {
      points(i, a) = random.normal();
    }
    points(i, 0) += apart * static_cast<double>(i % groups);
  }
  return points;
}

TEST_CASE("Mini-batches come near the inertia of Lloyd's algorithm", "[minibatch]") {
  for (std::uint64_t seed = 0; seed < 5; ++seed) {
    CAPTURE(seed);
    MinibatchKmeansOptions options;
    options.batch_size = 100;
    options.seed = seed;
    const Points apart = blobs(3000, 6, 3, 12.0, seed);
    const KmeansResult found = fit_minibatch_kmeans(apart, 6, options);
    CHECK(found.inertia < 1.05 * fit_kmeans(apart, 6).inertia);
    const Points together = blobs(3000, 6, 3, 1.0, seed);
    CHECK(fit_minibatch_kmeans(together, 10, options).inertia <
          1.10 * fit_kmeans(together, 10).inertia);
  }
}

TEST_CASE("Labels and inertia of mini-batches are of all points", "[minibatch]") {
  const Points points = blobs(2000, 4, 5, 6.0, 1).array() + 1000.0;
  const KmeansResult result = fit_minibatch_kmeans(points, 7);
  REQUIRE(result.labels.size() == 2000);
  REQUIRE(result.centers.rows() == 7);
  CHECK(result.labels == nearest_centers(points, result.centers));
  CHECK_THAT(result.inertia,
             WithinRel((points - result.centers(result.labels, Eigen::all)).squaredNorm(), 1e-10));
}

TEST_CASE("One centre, given every point once at a rate of 1 / count, is their mean",
          "[minibatch]") {
  // However the points are drawn, the centre is the mean of those that were: near that of all.
  MinibatchKmeansOptions options;
  options.patience = 0;
  options.max_epochs = 20;
  options.batch_size = 50;
  const Points points = blobs(500, 1, 2, 0.0, 2);
  const KmeansResult result = fit_minibatch_kmeans(points, 1, options);
  CHECK(result.n_iter == 200);
  CHECK_FALSE(result.converged);
  // 10,000 draws: five standard errors.
  CHECK((result.centers - points.colwise().mean()).cwiseAbs().maxCoeff() < 0.05);
}

TEST_CASE("Mini-batches: the same seed does the same, in floats too", "[minibatch]") {
  const Points points = blobs(1500, 5, 4, 5.0, 3);
  const Rows<float> floats = points.cast<float>();
  MinibatchKmeansOptions options;
  options.batch_size = 64;
  const KmeansResult one = fit_minibatch_kmeans(points, 5, options);
  const KmeansResult again = fit_minibatch_kmeans(points, 5, options);
  CHECK(one.centers == again.centers);
  CHECK(one.labels == again.labels);
  CHECK(one.n_iter == again.n_iter);
  const KmeansResult in_floats = fit_minibatch_kmeans(floats, 5, options);
  CHECK(in_floats.centers == fit_minibatch_kmeans(floats, 5, options).centers);
  CHECK_THAT(in_floats.inertia, WithinRel(one.inertia, 0.02));
  options.seed = 1;
  CHECK(fit_minibatch_kmeans(points, 5, options).centers != one.centers);
}

TEST_CASE("Patience ends it early, epochs end it at last", "[minibatch]") {
  const Points points = blobs(1000, 3, 2, 10.0, 4);
  MinibatchKmeansOptions options;
  options.batch_size = 100;
  const KmeansResult settled = fit_minibatch_kmeans(points, 3, options);
  CHECK(settled.converged);
  CHECK(settled.n_iter < 1000);
  options.max_epochs = 1;
  options.patience = 100;
  const KmeansResult cut = fit_minibatch_kmeans(points, 3, options);
  CHECK_FALSE(cut.converged);
  CHECK(cut.n_iter == 10);
}

TEST_CASE("A centre that no point is given to is moved", "[minibatch]") {
  // Most points are the same, so that most of a start from six points is one place: only moving the
  // centres that get nothing there finds the other five.
  Points points = Points::Zero(4000, 2);
  for (Eigen::Index i = 0; i < 1600; ++i) {
    points(i, 0) = 10.0 * static_cast<double>(1 + i % 5);
  }
  MinibatchKmeansOptions options;
  options.batch_size = 200;
  options.sample_size = 6;
  options.restarts = 1;
  options.patience = 0;
  options.max_epochs = 100;
  int found = 0;  // one centre for two of the six places costs 16000
  for (options.seed = 0; options.seed < 10; ++options.seed) {
    found += fit_minibatch_kmeans(points, 6, options).inertia < 3000.0 ? 1 : 0;
  }
  CHECK(found >= 9);
}

TEST_CASE("Mini-batches of few and of equal points", "[minibatch]") {
  const Points points = blobs(12, 1, 2, 0.0, 6);
  const KmeansResult each = fit_minibatch_kmeans(points, 12);
  CHECK(each.centers.allFinite());
  CHECK(std::set<int>(each.labels.begin(), each.labels.end()).size() >= 6);
  const KmeansResult same = fit_minibatch_kmeans(Points::Constant(30, 2, 3.0), 4);
  CHECK(same.inertia == 0.0);
  CHECK(same.centers == Points::Constant(4, 2, 3.0));
  MinibatchKmeansOptions options;
  options.batch_size = 1;
  CHECK(fit_minibatch_kmeans(points, 3, options).centers.allFinite());
}

TEST_CASE("fit_minibatch_kmeans says what is wrong", "[minibatch][wrong]") {
  const Points points = blobs(10, 1, 2, 0.0, 7);
  const auto refused = [&](Eigen::Index k,
                           const std::function<void(MinibatchKmeansOptions&)>& spoil,
                           const std::string& argument) {
    MinibatchKmeansOptions options;
    spoil(options);
    CAPTURE(argument);
    try {
      fit_minibatch_kmeans(points, k, options);
      FAIL_CHECK("accepted");
    } catch (const InvalidArgument& error) {
      CHECK(error.argument() == argument);
    }
  };
  using Options = MinibatchKmeansOptions;
  refused(
      0, [](Options&) {}, "k");
  refused(
      11, [](Options&) {}, "k");
  refused(
      2, [](Options& o) { o.batch_size = 0; }, "batch_size");
  refused(
      2, [](Options& o) { o.max_epochs = 0; }, "max_epochs");
  refused(
      2, [](Options& o) { o.patience = -1; }, "patience");
  refused(
      2, [](Options& o) { o.restarts = 0; }, "restarts");
  refused(
      2, [](Options& o) { o.sample_size = -1; }, "sample_size");
  refused(
      2, [](Options& o) { o.reassignment_ratio = 1.5; }, "reassignment_ratio");
  refused(
      2, [](Options& o) { o.reassignment_ratio = std::nan(""); }, "reassignment_ratio");
  Points bad = points;
  bad(3, 1) = INFINITY;
  CHECK_THROWS_WITH(fit_minibatch_kmeans(bad, 2), ContainsSubstring("row 3: infinite"));
}

}  // namespace
}  // namespace xenoglyph
