// Figures of SciPy and scikit-learn for small mixtures: tests/data/mixture_oracle.json.
#include <fstream>

#include <catch_amalgamated.hpp>
#include <nlohmann/json.hpp>

#include "samples.hpp"

namespace xenoglyph {
namespace {

using Catch::Matchers::WithinRel;

Eigen::MatrixXd matrix(const nlohmann::json& rows) {
  Eigen::MatrixXd result(std::ssize(rows), std::ssize(rows.at(0)));
  for (Eigen::Index i = 0; i < result.rows(); ++i) {
    for (Eigen::Index j = 0; j < result.cols(); ++j) {
      result(i, j) = rows.at(static_cast<std::size_t>(i)).at(static_cast<std::size_t>(j));
    }
  }
  return result;
}

Eigen::VectorXd vector(const nlohmann::json& numbers) {
  Eigen::VectorXd result(std::ssize(numbers));
  for (Eigen::Index i = 0; i < result.size(); ++i) {
    result(i) = numbers.at(static_cast<std::size_t>(i));
  }
  return result;
}

TEST_CASE("Scores, responsibilities and criteria are SciPy's and scikit-learn's", "[oracle]") {
  std::ifstream file(XENOGLYPH_TEST_DATA "/mixture_oracle.json");
  const nlohmann::json oracle = nlohmann::json::parse(file);
  REQUIRE(oracle.at("cases").size() >= 3);
  for (const nlohmann::json& one : oracle.at("cases")) {
    const Points points = matrix(one.at("X"));
    std::vector<Eigen::MatrixXd> covariances;
    for (const nlohmann::json& covariance : one.at("covariances")) {
      covariances.push_back(matrix(covariance));
    }
    const GaussianMixture mixture(CovarianceType::full, vector(one.at("weights")),
                                  matrix(one.at("means")), covariances);
    CAPTURE(points.cols());
    const Eigen::VectorXd scores = mixture.score_samples(points);
    const Eigen::VectorXd expected_scores = vector(one.at("score_samples"));
    const Eigen::MatrixXd responsibilities = mixture.predict_proba(points);
    const Eigen::MatrixXd expected_responsibilities = matrix(one.at("predict_proba"));
    for (Eigen::Index i = 0; i < points.rows(); ++i) {
      CHECK_THAT(scores(i), WithinRel(expected_scores(i), 1e-10));
      for (Eigen::Index j = 0; j < mixture.n_components(); ++j) {
        CHECK_THAT(responsibilities(i, j), WithinRel(expected_responsibilities(i, j), 1e-10));
      }
    }
    CHECK_THAT(mixture.log_likelihood(points),
               WithinRel(one.at("log_likelihood").get<double>(), 1e-10));
    CHECK_THAT(mixture.bic(points), WithinRel(one.at("bic").get<double>(), 1e-10));
    CHECK_THAT(mixture.aic(points), WithinRel(one.at("aic").get<double>(), 1e-10));
    CHECK_THAT(mixture.message_length(points, Criterion::program),
               WithinRel(one.at("message_length_program").get<double>(), 1e-10));
    CHECK_THAT(mixture.message_length(points, Criterion::paper),
               WithinRel(one.at("message_length_paper").get<double>(), 1e-10));
  }
}

}  // namespace
}  // namespace xenoglyph
