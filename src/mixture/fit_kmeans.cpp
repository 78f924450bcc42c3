#include "fit_kmeans.hpp"

#include <optional>
#include <utility>

#include "lloyd_run.hpp"

namespace xenoglyph {

KmeansResult fit_kmeans(const PointsView& points, Eigen::Index k, const KmeansOptions& options) {
  internal::require_kmeans_arguments("k", points, k, options);
  const internal::CenteredPoints data(points);
  Random random(options.seed);
  std::optional<KmeansResult> best;
  for (int restart = 0; restart < options.restarts; ++restart) {
    internal::LloydRun run(data, k, options, random);
    while (!run.done()) {
      run.advance();
    }
    if (!best || run.result().inertia < best->inertia) {
      best = run.result();
    }
  }
  return *std::move(best);
}

}  // namespace xenoglyph
