// What fitting and scoring cost, on one thread. A sweep stands beside a plain E and M step.
#include <benchmark/benchmark.h>

#include "base/random.hpp"
#include "data/toy_sets.hpp"
#include "mixture/fit_mml.hpp"
#include "plain_em.hpp"

namespace xenoglyph::bench {
namespace {

// As the codes of the MNIST test images are: 10,000 points in six dimensions, here from 25
// overlapping Gaussians.
GaussianMixture code_like_mixture() {
  constexpr Eigen::Index k = 25;
  constexpr Eigen::Index d = 6;
  Random random(1);
  Eigen::MatrixXd means(k, d);
  std::vector<Eigen::MatrixXd> covariances;
  for (Eigen::Index j = 0; j < k; ++j) {
    Eigen::MatrixXd factor = Eigen::MatrixXd::Identity(d, d);
    for (Eigen::Index a = 0; a < d; ++a) {
      means(j, a) = 2.0 * random.normal();
      for (Eigen::Index b = 0; b < a; ++b) {
        factor(a, b) = 0.3 * random.normal();
      }
    }
    covariances.emplace_back(factor * factor.transpose());
  }
  return {CovarianceType::full, Eigen::VectorXd::Constant(k, 1.0 / k), means, covariances};
}

void fit_three_gaussians(benchmark::State& state) {
  const Points points = data::make_toy_set("three-gaussians", 0).points;
  MmlOptions options;
  options.seed = static_cast<std::uint64_t>(state.range(0));
  for (auto _ : state) {
    benchmark::DoNotOptimize(fit_mml(points, options).message_length);
  }
}
BENCHMARK(fit_three_gaussians)->DenseRange(0, 4)->Unit(benchmark::kMillisecond);

// The first sweep from the start, in which none of the 25 dies; the fitter is made outside.
void mml_sweep_of_codes(benchmark::State& state) {
  const Points points = code_like_mixture().sample(10000, 2).points;
  MmlFitter fitter(points);
  for (auto _ : state) {
    while (!fitter.advance().sweep_completed) {
    }
    state.PauseTiming();
    if (fitter.status().n_components < 25) {
      fitter = MmlFitter(points);
    }
    state.ResumeTiming();
  }
}
BENCHMARK(mml_sweep_of_codes)->Unit(benchmark::kMillisecond);

void plain_em_sweep_of_codes(benchmark::State& state) {
  const GaussianMixture truth = code_like_mixture();
  const Points points = truth.sample(10000, 2).points;
  PlainMixture mixture{truth.weights(), truth.means(), truth.covariances()};
  for (auto _ : state) {
    mixture = maximization(points, expectation(points, mixture));
    benchmark::DoNotOptimize(mixture.weights.data());
  }
}
BENCHMARK(plain_em_sweep_of_codes)->Unit(benchmark::kMillisecond);

void score_codes(benchmark::State& state) {
  const GaussianMixture mixture = code_like_mixture();
  const Points points = mixture.sample(10000, 2).points;
  for (auto _ : state) {
    benchmark::DoNotOptimize(mixture.score_samples(points).sum());
  }
}
BENCHMARK(score_codes)->Unit(benchmark::kMillisecond);

}  // namespace
}  // namespace xenoglyph::bench
