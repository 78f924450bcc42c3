#include <catch_amalgamated.hpp>

#include "samples.hpp"

namespace xenoglyph {
namespace {

GaussianMixture gaussian(double mean, double variance) {
  return {CovarianceType::full,
          Eigen::VectorXd::Ones(1),
          Eigen::MatrixXd::Constant(1, 1, mean),
          {Eigen::MatrixXd::Constant(1, 1, variance)}};
}

TEST_CASE("The divergence of two Gaussians is the closed form's within its error", "[divergence]") {
  // log(s_q / s_p) + (s_p^2 + (m_p - m_q)^2) / (2 s_q^2) - 1/2
  const double expected = 0.5 * std::log(4.0) + (1.0 + 2.25) / 8.0 - 0.5;
  const Estimate estimate =
      kullback_leibler_divergence(gaussian(0.0, 1.0), gaussian(1.5, 4.0), 200000, 3);
  CHECK(std::abs(estimate.value - expected) < 4.0 * estimate.standard_error);
  CHECK(estimate.standard_error < 0.01);
  CHECK(estimate.standard_error > 0.0);
}

TEST_CASE("A mixture does not diverge from itself", "[divergence]") {
  const GaussianMixture mixture = test::three_gaussians();
  const Estimate estimate = kullback_leibler_divergence(mixture, mixture, 100, 1);
  CHECK(estimate.value == 0.0);
  CHECK(estimate.standard_error == 0.0);
}

TEST_CASE("Divergence refuses what it can't compare", "[divergence]") {
  CHECK_THROWS_AS(kullback_leibler_divergence(gaussian(0, 1), gaussian(0, 1), 1, 0),
                  InvalidArgument);
  CHECK_THROWS_AS(kullback_leibler_divergence(gaussian(0, 1), test::three_gaussians(), 10, 0),
                  InvalidArgument);
}

}  // namespace
}  // namespace xenoglyph
