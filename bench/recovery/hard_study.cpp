// What the fit makes of points that it might be fooled by: is the number right, and is there a
// shorter message that plain EM finds? Writes a table in Markdown.
//
//   hard_study [FIRST_SEED [SEEDS [SET]]]
//
// SET: only the sets whose names contain this.
#include <algorithm>
#include <chrono>
#include <cmath>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <exception>
#include <map>
#include <string>
#include <string_view>

#include "hard_sets.hpp"
#include "mixture/component_sweep.hpp"
#include "mixture/fit_mml.hpp"

namespace xenoglyph::bench {
namespace {

// What the sweeps of EM that a fit is held against try.
constexpr Eigen::Index most_components = 7;
constexpr int starts = 3;
// Longer by more than this part of the best known message counts as longer.
constexpr double tolerance = 1e-3;

double shortest_of_em(const Points& points, std::uint64_t seed) {
  SweepOptions options;
  options.k_max = std::min(most_components, points.rows());
  options.em.regularization = Regularization{};
  options.em.restarts = starts;
  options.em.seed = seed;
  ComponentSweep sweep(points, options);
  while (!sweep.done()) {
    sweep.advance();
  }
  double shortest = sweep.records().front().message_length;
  for (const SweepRecord& record : sweep.records()) {
    shortest = std::min(shortest, record.message_length);
  }
  return shortest;
}

struct Tally {
  int right = 0;
  int no_longer = 0;
  double most_excess = 0.0;  // nats
  double seconds = 0.0;
  std::map<Eigen::Index, int> found;
};

void add_draw(const HardSet& set, std::uint64_t seed, Tally& tally) {
  const Points points = set.draw(set, seed);
  MmlOptions options;
  options.seed = seed;
  options.k_max = std::min(options.k_max, points.rows());
  const auto start = std::chrono::steady_clock::now();
  const MmlResult fit = fit_mml(points, options);
  tally.seconds += std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
  const Eigen::Index large = (fit.mixture.weights().array() >= set.least_share).count();
  ++tally.found[large];
  tally.right += large == set.clusters ? 1 : 0;
  const double of_em = shortest_of_em(points, seed + 500);
  tally.no_longer += fit.message_length <= of_em + tolerance * std::abs(of_em) ? 1 : 0;
  tally.most_excess = std::max(tally.most_excess, fit.message_length - of_em);
}

void study(const HardSet& set, std::uint64_t first, std::uint64_t count) {
  Tally tally;
  for (std::uint64_t seed = first; seed < first + count; ++seed) {
    add_draw(set, seed, tally);
  }
  std::string others;
  for (const auto& [k, times] : tally.found) {
    if (k != set.clusters) {
      others += (others.empty() ? "" : ", ") + std::to_string(k) + " x" + std::to_string(times);
    }
  }
  const std::string right = set.clusters > 0 ? std::to_string(tally.right) : "";
  std::printf("| %s | %d | %d | %s | %s | %d | %.2f | %.4f |\n", std::string(set.name).c_str(),
              static_cast<int>(set.n_points), static_cast<int>(set.n_features), right.c_str(),
              others.c_str(), tally.no_longer, tally.most_excess,
              tally.seconds / static_cast<double>(count));
  std::fflush(stdout);
}

void run(std::uint64_t first, std::uint64_t count, std::string_view only) {
  std::printf("Of %d draws each:\n\n", static_cast<int>(count));
  std::printf(
      "| set | n | d | k right | other k | no longer than EM | longest excess, nats | seconds |\n"
      "|---|--:|--:|--:|---|--:|--:|--:|\n");
  for (const HardSet& set : hard_sets()) {
    if (set.name.find(only) != std::string_view::npos) {
      study(set, first, count);
    }
  }
}

}  // namespace
}  // namespace xenoglyph::bench

int main(int argc, char** argv) {
  try {
    const std::uint64_t first = argc > 1 ? std::strtoull(argv[1], nullptr, 10) : 0;
    const std::uint64_t count = argc > 2 ? std::strtoull(argv[2], nullptr, 10) : 50;
    xenoglyph::bench::run(first, std::max<std::uint64_t>(count, 1), argc > 3 ? argv[3] : "");
  } catch (const std::exception& error) {
    std::fprintf(stderr, "hard_study: %s\n", error.what());
    return 1;
  }
  return 0;
}
