#include "mixture/component_sweep.hpp"

#include <algorithm>
#include <utility>
#include <vector>

#include <Eigen/Eigenvalues>
#include <catch_amalgamated.hpp>

#include "base/errors.hpp"
#include "samples.hpp"

namespace xenoglyph {
namespace {

ComponentSweep finished(const Points& points, const SweepOptions& options) {
  ComponentSweep sweep(points, options);
  while (!sweep.done()) {
    sweep.advance();
  }
  return sweep;
}

}  // namespace

TEST_CASE("A sweep's fits are as likely as fit_em's, and its criteria the mixtures' own",
          "[sweep]") {
  const Points points = test::three_groups();
  SweepOptions options;
  options.k_min = 2;
  options.k_max = 5;
  options.em.restarts = GENERATE(1, 3);
  options.em.seed = 4;
  const ComponentSweep sweep = finished(points, options);
  REQUIRE(sweep.records().size() == 4);
  for (std::size_t i = 0; i < 4; ++i) {
    const SweepRecord& record = sweep.records()[i];
    const auto k = static_cast<Eigen::Index>(i) + 2;
    CAPTURE(k);
    CHECK(record.n_components == k);
    const EmResult direct = fit_em(points, k, options.em);
    CHECK(record.log_likelihood >= direct.log_likelihood);
    if (i == 0) {
      // Nothing comes before it that could be split.
      CHECK(sweep.mixture(i).means() == direct.mixture.means());
      CHECK(record.log_likelihood == direct.log_likelihood);
    }
    // The mixture sums the same densities in another order.
    using Catch::Matchers::WithinRel;
    const GaussianMixture& mixture = sweep.mixture(i);
    CHECK_THAT(record.bic, WithinRel(mixture.bic(points), 1e-12));
    CHECK_THAT(record.aic, WithinRel(mixture.aic(points), 1e-12));
    CHECK_THAT(record.message_length,
               WithinRel(mixture.message_length(points, Criterion::program), 1e-12));
    CHECK(record.converged);
    CHECK(record.n_iter >= direct.n_iter);
  }
}

TEST_CASE("BIC finds three groups", "[sweep]") {
  SweepOptions options;
  options.k_max = 6;
  const ComponentSweep sweep = finished(test::three_groups(), options);
  CHECK(sweep.records().at(static_cast<std::size_t>(sweep.best_bic())).n_components == 3);
  CHECK(sweep.records().at(static_cast<std::size_t>(sweep.best_aic())).n_components >= 3);
}

TEST_CASE("The log-likelihood never falls as components are added", "[sweep]") {
  const CovarianceType type = GENERATE(from_range(test::all_types));
  const Eigen::Index n = GENERATE(30, 150);
  CAPTURE(test::name(type), n);
  // Twelve dimensions: a start from scratch is often worse than the fit before.
  const Points points = test::random_mixture(CovarianceType::full, 3, 12, 5).sample(n, 1).points;
  SweepOptions options;
  options.k_max = 8;
  options.em.covariance_type = type;
  const ComponentSweep sweep = finished(points, options);
  for (std::size_t i = 1; i < sweep.records().size(); ++i) {
    CAPTURE(i);
    CHECK(sweep.records()[i].log_likelihood >= sweep.records()[i - 1].log_likelihood - 1e-9);
  }
}

TEST_CASE("A narrow and a wide cluster are two by BIC, and nothing is held wide", "[sweep]") {
  Random random(6);
  Points points(120, 4);
  for (double& value : points.reshaped()) {
    value = random.normal();
  }
  points.topRows(60) *= 0.1;
  points.bottomRows(60).col(3) *= 8.0;
  SweepOptions options;
  options.k_max = 5;
  const ComponentSweep sweep = finished(points, options);
  const auto best = static_cast<std::size_t>(sweep.best_bic());
  REQUIRE(sweep.records().at(best).n_components == 2);
  const GaussianMixture& mixture = sweep.mixture(best);
  const Eigen::Index narrow = mixture.covariance(0).trace() < mixture.covariance(1).trace() ? 0 : 1;
  CHECK(mixture.covariance(narrow).trace() < 0.06);
}

TEST_CASE("A component that has collapsed is marked, and not chosen", "[sweep]") {
  // Ten points of a hundred lie on a line exactly: a component of them buys any likelihood.
  Random random(2);
  Points points(100, 2);
  for (double& value : points.reshaped()) {
    value = random.normal();
  }
  points.topRows(10).col(0).array() = 0.5;
  SweepOptions options;
  options.k_max = 6;
  options.em.restarts = 5;
  const ComponentSweep sweep = finished(points, options);
  bool collapsed = false;
  for (std::size_t i = 0; i < sweep.records().size(); ++i) {
    const SweepRecord& record = sweep.records()[i];
    double least = 1.0;
    for (Eigen::Index j = 0; j < sweep.mixture(i).n_components(); ++j) {
      least = std::min(
          least,
          sweep.mixture(i).covariance(j).selfadjointView<Eigen::Lower>().eigenvalues().minCoeff());
    }
    CAPTURE(i, least);
    CHECK(record.collapsed == (least < 1e-5));
    collapsed = collapsed || record.collapsed;
  }
  std::vector<SweepRecord> records = sweep.records();
  const auto chosen = static_cast<std::size_t>(sweep.best_bic());
  CHECK_FALSE(records.at(chosen).collapsed);
  // Were it not marked, the largest would be chosen.
  records.at(5).collapsed = false;
  records.at(5).bic = -1e9;
  CHECK(best_record(records, SelectionCriterion::bic) == 5);
  records.at(5).collapsed = true;
  CHECK(best_record(records, SelectionCriterion::bic) == static_cast<int>(chosen));
  for (SweepRecord& record : records) {
    record.collapsed = true;
  }
  CHECK(best_record(records, SelectionCriterion::bic) == 5);
  CHECK(best_record({}, SelectionCriterion::aic) == -1);
}

TEST_CASE("A sweep can be watched, moved and left half way", "[sweep]") {
  SweepOptions options;
  options.k_max = 3;
  ComponentSweep sweep(test::three_groups(), options);
  CHECK(sweep.best_bic() == -1);
  CHECK(sweep.n_components() == 1);
  int steps = 0;
  while (sweep.records().size() < 2) {
    const std::size_t before = sweep.records().size();
    const bool completed = sweep.advance();
    CHECK(completed == (sweep.records().size() > before));
    ++steps;
    REQUIRE(steps < 10000);
  }
  // Two steps a start and one a record come to the sweeps of EM.
  // A start, its first look at the points, and a record for each; for the second also the search of
  // what to split, a component at a time, and its start.
  CHECK(steps == sweep.records()[0].n_iter + sweep.records()[1].n_iter + 2 * 3 + 4);
  ComponentSweep moved = std::move(sweep);
  while (!moved.done()) {
    moved.advance();
  }
  CHECK(moved.records().size() == 3);
  CHECK(moved.n_components() == 4);
  CHECK_FALSE(moved.advance());
  CHECK(moved.records().size() == 3);
}

TEST_CASE("A sweep refuses what can't be fitted", "[sweep]") {
  const Points points = test::three_groups();
  SweepOptions options;
  const auto names_k_max =
      Catch::Matchers::MessageMatches(Catch::Matchers::ContainsSubstring("k_max: must be"));
  for (const Eigen::Index k_max : {0, 301}) {
    options.k_max = k_max;
    CHECK_THROWS_MATCHES(ComponentSweep(points, options), InvalidArgument, names_k_max);
  }
  options.k_max = 3;
  options.k_min = 4;
  CHECK_THROWS_AS(ComponentSweep(points, options), InvalidArgument);
  options.k_min = 0;
  CHECK_THROWS_AS(ComponentSweep(points, options), InvalidArgument);
  CHECK_THROWS_AS(ComponentSweep(Points(1, 2)), InvalidPoints);
}

}  // namespace xenoglyph
