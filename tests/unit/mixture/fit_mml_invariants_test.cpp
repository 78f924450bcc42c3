// What holds after every step of MmlFitter, whatever the points.
#include <algorithm>

#include <catch_amalgamated.hpp>

#include "samples.hpp"

namespace xenoglyph {
namespace {

TEST_CASE("After every sweep the message length is what the mixture computes afresh", "[mml]") {
  const CovarianceType type = GENERATE(from_range(test::all_types));
  const Eigen::Index d = GENERATE(1, 2, 3, 7);
  const auto kind = GENERATE(RegularizationKind::floor, RegularizationKind::prior,
                             RegularizationKind::ridge, RegularizationKind::pooled);
  CAPTURE(test::name(type), d, to_string(kind));
  for (std::uint64_t seed = 0; seed < 3; ++seed) {
    const Points points =
        test::random_mixture(CovarianceType::full, 4, d, seed + 40).sample(333, seed).points;
    MmlOptions options;
    options.covariance_type = type;
    options.criterion = seed % 2 == 0 ? Criterion::program : Criterion::paper;
    options.regularization = {kind, 1e-2};
    options.seed = seed;
    options.k_max = 15;
    options.restarts = 2;
    MmlFitter fitter(points, options);
    int restart = 0;
    Eigen::Index n_components = options.k_max;
    while (!fitter.done()) {
      const MmlStatus status = fitter.advance();
      if (status.restart != restart) {
        REQUIRE(status.event == MmlEvent::started);
        restart = status.restart;
        // Plain EM's, where it found a shorter message, has as many as that found.
        n_components = restart < options.restarts ? options.k_max : status.n_components;
      }
      REQUIRE(status.n_components <= n_components);
      const bool lost = status.event == MmlEvent::annihilated || status.event == MmlEvent::pruned;
      REQUIRE(status.n_components == n_components - (lost ? 1 : 0));
      n_components = status.n_components;
      if (status.sweep_completed) {
        const GaussianMixture mixture = fitter.current();
        const MmlRecord& record = fitter.history().back();
        REQUIRE(record.n_components == n_components);
        REQUIRE(mixture.n_components() == n_components);
        REQUIRE(test::relative_difference(record.message_length,
                                          mixture.message_length(points, options.criterion)) <
                1e-9);
        REQUIRE(test::relative_difference(record.log_likelihood, mixture.log_likelihood(points)) <
                1e-9);
        REQUIRE(test::is_sound(mixture));
      }
    }
  }
}

TEST_CASE("Thousands of sweeps with outliers at 1000 sigma don't drift", "[mml]") {
  const CovarianceType type = GENERATE(from_range(test::all_types));
  CAPTURE(test::name(type));
  Points points = test::three_gaussians().sample(150, 3).points;
  points.row(10) << 1e3, -1e3;
  points.row(20) << -2e3, 5e2;
  MmlOptions options;
  options.covariance_type = type;
  options.k_min = options.k_max = 9;
  options.threshold = 1e-300;
  options.max_sweeps = 3000;
  options.regularization = {RegularizationKind::floor, 1e-9};
  MmlFitter fitter(points, options);
  while (!fitter.done()) {
    fitter.advance();
    const MmlStatus& status = fitter.status();
    if (status.sweep_completed && status.sweep % 50 == 0) {
      REQUIRE(test::relative_difference(fitter.history().back().message_length,
                                        fitter.current().message_length(points)) < 1e-9);
    }
  }
  CHECK(fitter.current().n_components() == 9);
}

// Message length of what is left of a mixture of full covariances.
double length_without(const GaussianMixture& mixture, Eigen::Index gone, const Points& points) {
  const Eigen::Index k = mixture.n_components() - 1;
  Eigen::VectorXd weights(k);
  Eigen::MatrixXd means(k, mixture.n_features());
  std::vector<Eigen::MatrixXd> covariances;
  for (Eigen::Index j = 0; j < k; ++j) {
    const Eigen::Index source = j < gone ? j : j + 1;
    weights(j) = mixture.weights()(source);
    means.row(j) = mixture.means().row(source);
    covariances.push_back(mixture.covariance(source));
  }
  weights /= weights.sum();
  return GaussianMixture(CovarianceType::full, weights, means, covariances).message_length(points);
}

TEST_CASE("Identities follow the components", "[mml]") {
  const Points points = test::three_gaussians().sample(400, 2).points;
  MmlFitter fitter(points, {});
  REQUIRE(fitter.status().event == MmlEvent::started);
  REQUIRE(fitter.status().n_components == 25);
  std::vector<int> identities = fitter.component_ids();
  REQUIRE(identities.size() == 25);
  GaussianMixture before = fitter.current();
  int annihilations = 0;
  int prunings = 0;
  while (!fitter.done()) {
    const MmlStatus status = fitter.advance();
    const std::vector<int>& now = fitter.component_ids();
    const GaussianMixture mixture = fitter.current();
    REQUIRE(std::ssize(now) == mixture.n_components());
    REQUIRE(std::is_sorted(now.begin(), now.end()));
    const auto place = std::find(identities.begin(), identities.end(), status.component);
    if (status.event == MmlEvent::converged || status.event == MmlEvent::compared) {
      REQUIRE(status.component == -1);
    } else {
      REQUIRE(place != identities.end());
    }
    if (status.event == MmlEvent::annihilated || status.event == MmlEvent::pruned) {
      annihilations += status.event == MmlEvent::annihilated ? 1 : 0;
      prunings += status.event == MmlEvent::pruned ? 1 : 0;
      if (status.event == MmlEvent::pruned) {
        const auto gone = static_cast<Eigen::Index>(place - identities.begin());
        const double length = mixture.message_length(fitter.points());
        CHECK(test::relative_difference(length, length_without(before, gone, fitter.points())) <
              1e-12);
        for (Eigen::Index j = 0; j < before.n_components(); ++j) {
          CHECK(length_without(before, j, fitter.points()) > length - 1e-9 * std::abs(length));
        }
      }
      identities.erase(place);
    }
    REQUIRE(now == identities);
    // Only the component that the step names has moved.
    for (std::size_t j = 0; j < now.size(); ++j) {
      if (now[j] != status.component && mixture.n_components() == before.n_components()) {
        REQUIRE(mixture.means().row(static_cast<Eigen::Index>(j)) ==
                before.means().row(static_cast<Eigen::Index>(j)));
      }
    }
    before = mixture;
  }
  CHECK(annihilations > 0);
  CHECK(prunings > 0);
  CHECK(fitter.status().event == MmlEvent::converged);
  const int sweeps = fitter.status().sweep;
  fitter.advance();
  CHECK(fitter.status().sweep == sweeps);
  CHECK(fitter.status().event == MmlEvent::converged);
}

TEST_CASE("The best mixture is the shortest of those that settled", "[mml]") {
  const Points points = test::three_gaussians().sample(400, 6).points;
  MmlOptions options;
  options.restarts = 2;
  MmlFitter fitter(points, options);
  CHECK(fitter.best_record() == -1);
  CHECK(fitter.best_message_length() == std::numeric_limits<double>::infinity());
  CHECK(fitter.best().n_components() == 25);
  double shortest = std::numeric_limits<double>::infinity();
  while (!fitter.done()) {
    // A pruning, a new start and the end each follow a mixture that settled.
    const MmlEvent event = fitter.advance().event;
    if (event == MmlEvent::pruned || event == MmlEvent::started || event == MmlEvent::converged) {
      shortest = std::min(shortest, fitter.history().back().message_length);
    }
    if (event != MmlEvent::updated || !fitter.status().sweep_completed) {
      REQUIRE(fitter.best_message_length() == shortest);
    }
  }
  const MmlResult result = fitter.result();
  CHECK(result.converged);
  CHECK(result.message_length == shortest);
  const MmlRecord& record = result.history[static_cast<std::size_t>(fitter.best_record())];
  CHECK(record.message_length == shortest);
  CHECK(record.log_likelihood == result.log_likelihood);
  CHECK(record.n_components == result.mixture.n_components());
  CHECK(std::ssize(result.history) == result.n_iter);
  CHECK(result.history.back().restart == 1);
}

}  // namespace
}  // namespace xenoglyph
