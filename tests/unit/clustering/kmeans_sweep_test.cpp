#include "clustering/kmeans_sweep.hpp"

#include <utility>

#include <catch_amalgamated.hpp>

#include "../mixture/samples.hpp"
#include "base/errors.hpp"

namespace xenoglyph {
namespace {

TEST_CASE("A sweep's clusters are those of fit_kmeans", "[kmeans_sweep]") {
  const Points points = test::three_groups();
  KmeansSweepOptions options;
  options.k_min = 2;
  options.k_max = 6;
  options.kmeans.restarts = GENERATE(1, 3);
  options.kmeans.seed = 4;
  KmeansSweep sweep(points, options);
  while (!sweep.done()) {
    sweep.advance();
  }
  REQUIRE(sweep.records().size() == 5);
  for (std::size_t i = 0; i < 5; ++i) {
    const KmeansRecord& record = sweep.records()[i];
    const auto k = static_cast<Eigen::Index>(i) + 2;
    CAPTURE(k);
    const KmeansResult direct = fit_kmeans(points, k, options.kmeans);
    CHECK(record.n_clusters == k);
    CHECK(record.inertia == direct.inertia);
    CHECK(record.converged == direct.converged);
    CHECK(record.n_iter >= direct.n_iter);
    CHECK((record.n_iter == direct.n_iter) == (options.kmeans.restarts == 1));
    CHECK(sweep.result(i).centers == direct.centers);
    CHECK(sweep.result(i).labels == direct.labels);
    CHECK(sweep.result(i).n_iter == direct.n_iter);
  }
}

TEST_CASE("The elbow of three groups is at three", "[kmeans_sweep]") {
  KmeansSweepOptions options;
  options.k_max = 5;
  KmeansSweep sweep(test::three_groups(), options);
  while (!sweep.done()) {
    sweep.advance();
  }
  std::vector<double> falls;
  for (std::size_t i = 1; i < sweep.records().size(); ++i) {
    falls.push_back(sweep.records()[i - 1].inertia / sweep.records()[i].inertia);
  }
  REQUIRE(falls.size() == 4);
  CHECK(falls[1] > 5.0);  // from two clusters to three
  CHECK(falls[2] < 2.0);
  CHECK(falls[3] < 2.0);
}

TEST_CASE("A sweep of k-means can be watched, moved and left half way", "[kmeans_sweep]") {
  KmeansSweepOptions options;
  options.k_max = 3;
  options.kmeans.restarts = 2;
  KmeansSweep sweep(test::three_groups(), options);
  CHECK(sweep.n_clusters() == 1);
  CHECK(sweep.options().k_max == 3);
  int steps = 0;
  while (sweep.records().size() < 2) {
    const std::size_t before = sweep.records().size();
    const bool completed = sweep.advance();
    CHECK(completed == (sweep.records().size() > before));
    ++steps;
    REQUIRE(steps < 10000);
  }
  // Each start draws its centres one by one.
  CHECK(steps == sweep.records()[0].n_iter + 2 * 1 + sweep.records()[1].n_iter + 2 * 2);
  KmeansSweep moved = std::move(sweep);
  while (!moved.done()) {
    moved.advance();
  }
  CHECK(moved.records().size() == 3);
  CHECK(moved.n_clusters() == 4);
  CHECK_FALSE(moved.advance());
  CHECK(moved.records().size() == 3);
}

TEST_CASE("A sweep of k-means refuses what can't be fitted", "[kmeans_sweep]") {
  const Points points = test::three_groups();
  const auto refused = [&](const KmeansSweepOptions& options, const std::string& argument) {
    CAPTURE(argument);
    try {
      const KmeansSweep sweep(points, options);
      FAIL_CHECK("accepted");
    } catch (const InvalidArgument& error) {
      CHECK(error.argument() == argument);
    }
  };
  KmeansSweepOptions options;
  options.k_max = 301;
  refused(options, "k_max");
  options.k_max = 3;
  options.k_min = 4;
  refused(options, "k_min");
  options.k_min = 0;
  refused(options, "k_min");
  options.k_min = 1;
  options.kmeans.restarts = 0;
  refused(options, "restarts");
  CHECK_THROWS_AS(KmeansSweep(Points(1, 2)), InvalidPoints);
}

}  // namespace
}  // namespace xenoglyph
