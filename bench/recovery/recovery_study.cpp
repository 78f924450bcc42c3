// How often the true number of components is found, and how far the fitted mixture is from the
// true one, for each kind and strength of regularisation. Writes a table in Markdown.
//
//   recovery_study [FIRST_SEED [SEEDS [grid|defaults|SET]]]
//
// grid: every kind and strength; defaults: the defaults alone; a set's name: the grid on that set.
#include <algorithm>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <exception>
#include <map>
#include <string>
#include <vector>

#include "mixture/divergence.hpp"
#include "mixture/fit_em.hpp"
#include "mixture/fit_mml.hpp"
#include "study_sets.hpp"

namespace xenoglyph::bench {
namespace {

constexpr Eigen::Index divergence_points = 20000;

struct Setting {
  Regularization regularization;
  Criterion criterion = Criterion::program;
  int restarts = 1;
};

struct Seeds {
  std::uint64_t first = 0;
  std::uint64_t count = 50;
};

double median(std::vector<double> values) {
  std::sort(values.begin(), values.end());
  const std::size_t half = values.size() / 2;
  return values.size() % 2 == 1 ? values[half] : 0.5 * (values[half - 1] + values[half]);
}

// Of the sample that both divergences of a seed are computed from; far from the seeds of the data.
std::uint64_t divergence_seed(std::uint64_t seed) { return 1000000 + seed; }

double divergence(const GaussianMixture& truth, const GaussianMixture& fitted, std::uint64_t seed) {
  return kullback_leibler_divergence(truth, fitted, divergence_points, divergence_seed(seed)).value;
}

// EM that is told everything: the true k, the truth as its start, no regularisation.
double reference_divergence(std::string_view set, CovarianceType type, const Seeds& seeds) {
  std::vector<double> divergences;
  for (std::uint64_t seed = seeds.first; seed < seeds.first + seeds.count; ++seed) {
    const StudySet drawn = draw_study_set(set, seed);
    EmOptions options;
    options.covariance_type = type;
    options.regularization = {RegularizationKind::floor, 1e-6};
    const EmResult fit = fit_em(drawn.points, *as_type(drawn.truth, type), options);
    divergences.push_back(divergence(drawn.truth, fit.mixture, seed));
  }
  return median(std::move(divergences));
}

void study(std::string_view set, CovarianceType type, const Setting& setting, const Seeds& seeds,
           double reference) {
  std::vector<double> divergences;
  std::map<Eigen::Index, int> found;
  Eigen::Index truth = 0;
  for (std::uint64_t seed = seeds.first; seed < seeds.first + seeds.count; ++seed) {
    const StudySet drawn = draw_study_set(set, seed);
    truth = drawn.truth.n_components();
    MmlOptions options;
    options.covariance_type = type;
    options.criterion = setting.criterion;
    options.regularization = setting.regularization;
    options.restarts = setting.restarts;
    options.seed = seed;
    const GaussianMixture fitted = fit_mml(drawn.points, options).mixture;
    ++found[fitted.n_components()];
    divergences.push_back(divergence(drawn.truth, fitted, seed));
  }
  std::string others;
  for (const auto& [k, times] : found) {
    if (k != truth) {
      others += (others.empty() ? "" : ", ") + std::to_string(k) + " x" + std::to_string(times);
    }
  }
  const double typical = median(std::move(divergences));
  std::printf("| %s | %s | %s | %d | %s | %g | %d of %d | %s | %.5f | %.2f |\n",
              std::string(set).c_str(), std::string(to_string(type)).c_str(),
              std::string(to_string(setting.criterion)).c_str(), setting.restarts,
              std::string(to_string(setting.regularization.kind)).c_str(),
              setting.regularization.strength, found[truth], static_cast<int>(seeds.count),
              others.c_str(), typical, typical / reference);
  std::fflush(stdout);
}

std::vector<Setting> grid() {
  std::vector<Setting> settings;
  const auto add = [&](RegularizationKind kind, std::initializer_list<double> strengths) {
    for (const double strength : strengths) {
      settings.push_back({{kind, strength}});
    }
  };
  add(RegularizationKind::floor, {1e-6, 1e-3, 3e-3, 1e-2, 3e-2});
  add(RegularizationKind::prior, {1e-3, 1e-2, 1e-1, 1.0});
  add(RegularizationKind::ridge, {1e-6, 1e-4, 1e-3, 1e-2});
  add(RegularizationKind::pooled, {0.1, 0.25, 0.5, 1.0});
  settings.push_back({{}, Criterion::program, 3});
  settings.push_back({{}, Criterion::paper, 1});
  return settings;
}

void run(const Seeds& seeds, const std::string& what) {
  std::printf(
      "| set | covariances | criterion | starts | kind | strength | k right | other k | divergence "
      "| / EM's |\n|---|---|---|--:|---|--:|--:|---|--:|--:|\n");
  for (const std::string_view set : study_sets) {
    const bool named = what == set;
    if (!named && what != "grid" && what != "defaults") {
      continue;
    }
    const StudySet any = draw_study_set(set, seeds.first);
    for (const CovarianceType type : covariance_types()) {
      if (!as_type(any.truth, type)) {
        continue;
      }
      const double reference = reference_divergence(set, type, seeds);
      for (const Setting& setting : what == "defaults" ? std::vector<Setting>{{}} : grid()) {
        study(set, type, setting, seeds, reference);
      }
    }
  }
}

}  // namespace
}  // namespace xenoglyph::bench

int main(int argc, char** argv) {
  try {
    xenoglyph::bench::Seeds seeds;
    if (argc > 1) {
      seeds.first = std::strtoull(argv[1], nullptr, 10);
    }
    if (argc > 2) {
      seeds.count = std::max(std::strtoull(argv[2], nullptr, 10), 1ULL);
    }
    xenoglyph::bench::run(seeds, argc > 3 ? argv[3] : "grid");
  } catch (const std::exception& error) {
    std::fprintf(stderr, "recovery_study: %s\n", error.what());
    return 1;
  }
  return 0;
}
