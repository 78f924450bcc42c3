#include "mixture/component_sweep.hpp"

#include <utility>

#include <catch_amalgamated.hpp>

#include "mixture/errors.hpp"
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

TEST_CASE("A sweep's fits are those of fit_em, and its criteria the mixtures' own", "[sweep]") {
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
    CHECK(sweep.mixture(i).means() == direct.mixture.means());
    CHECK(record.log_likelihood == direct.log_likelihood);
    // The mixture sums the same densities in another order.
    using Catch::Matchers::WithinRel;
    CHECK_THAT(record.bic, WithinRel(direct.mixture.bic(points), 1e-12));
    CHECK_THAT(record.aic, WithinRel(direct.mixture.aic(points), 1e-12));
    CHECK_THAT(record.message_length,
               WithinRel(direct.mixture.message_length(points, Criterion::program), 1e-12));
    CHECK(record.converged == direct.converged);
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
  CHECK(steps == sweep.records()[0].n_iter + sweep.records()[1].n_iter + 2 * 3);
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
