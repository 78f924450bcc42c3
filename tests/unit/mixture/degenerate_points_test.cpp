// Points that hardly are a cloud: what can be fitted is, soundly and in finite time.
#include <catch_amalgamated.hpp>

#include "samples.hpp"

namespace xenoglyph {
namespace {

struct Case {
  const char* name;
  Points points;
};

std::vector<Case> cases() {
  const Points usual = test::three_gaussians().sample(100, 1).points;
  std::vector<Case> result;
  result.push_back({"all points identical", Points::Constant(50, 2, 3.5)});
  result.push_back({"all points at the origin", Points::Zero(50, 3)});
  result.push_back({"all points at 1e150", Points::Constant(20, 2, 1e150)});
  result.push_back({"all points at 1e-300", Points::Constant(20, 2, 1e-300)});
  Points constant(100, 3);
  constant << usual, Points::Constant(100, 1, 0.1);
  result.push_back({"a constant coordinate", constant});
  constant.col(2) += 1e-17 * usual.col(0);
  result.push_back({"a coordinate that varies by rounding", constant});
  Points duplicates(300, 2);
  duplicates << usual, usual, usual;
  result.push_back({"duplicates", duplicates});
  result.push_back({"two points", usual.topRows(2)});
  result.push_back({"two equal points", usual.topRows(1).replicate(2, 1)});
  result.push_back({"two points of many coordinates", Points::Random(2, 20)});
  result.push_back({"coordinates of 1e150", 1e150 * usual});
  result.push_back({"coordinates of 1e-150", 1e-150 * usual});
  Points mixed = usual;
  mixed.col(0) *= 1e150;
  mixed.col(1) *= 1e-150;
  result.push_back({"coordinates of 1e150 and 1e-150", mixed});
  Points outlier = Points::Constant(10001, 2, 1.0);
  outlier.row(5000) << 100.0, -50.0;
  result.push_back({"10000 identical rows and an outlier", outlier});
  Points line(80, 2);
  line << Eigen::VectorXd::LinSpaced(80, -1.0, 1.0), Eigen::VectorXd::LinSpaced(80, -2.0, 2.0);
  result.push_back({"a straight line", line});
  result.push_back({"more coordinates than points", Points::Random(10, 30)});
  Points far = usual;
  far.array() += 1e9;
  result.push_back({"a cloud far from the origin", far});
  Points integers = usual.array().round();
  result.push_back({"whole numbers", integers});
  return result;
}

TEST_CASE("fit_mml copes with degenerate points", "[degenerate]") {
  const CovarianceType type = GENERATE(from_range(test::all_types));
  const auto kind = GENERATE(RegularizationKind::floor, RegularizationKind::prior,
                             RegularizationKind::ridge, RegularizationKind::pooled);
  const double strength = GENERATE(0.0, 1e-2);
  for (const Case& one : cases()) {
    CAPTURE(one.name, test::name(type), to_string(kind), strength);
    MmlOptions options;
    options.covariance_type = type;
    options.regularization = {kind, strength};
    options.k_max = std::min<Eigen::Index>(8, one.points.rows());
    options.max_sweeps = 500;
    const MmlResult result = fit_mml(one.points, options);
    CHECK(test::is_sound(result.mixture));
    CHECK(std::isfinite(result.message_length));
    CHECK(std::isfinite(result.log_likelihood));
    CHECK(result.mixture.score_samples(one.points).allFinite());
    CHECK(result.mixture.predict_proba(one.points).allFinite());
    CHECK(result.mixture.sample(10, 1).points.allFinite());
    CHECK(test::relative_difference(result.message_length,
                                    result.mixture.message_length(one.points)) < 1e-6);
  }
}

TEST_CASE("fit_em copes with degenerate points", "[degenerate]") {
  const CovarianceType type = GENERATE(from_range(test::all_types));
  const auto kind = GENERATE(RegularizationKind::floor, RegularizationKind::prior,
                             RegularizationKind::ridge, RegularizationKind::pooled);
  for (const Case& one : cases()) {
    for (const Eigen::Index k : {1, 2, 8}) {
      if (k > one.points.rows()) {
        continue;
      }
      CAPTURE(one.name, test::name(type), to_string(kind), k);
      EmOptions options;
      options.covariance_type = type;
      options.regularization.kind = kind;
      options.max_sweeps = 200;
      const EmResult result = fit_em(one.points, k, options);
      CHECK(test::is_sound(result.mixture));
      CHECK(result.mixture.n_components() == k);
      CHECK(std::isfinite(result.log_likelihood));
      CHECK(test::relative_difference(result.log_likelihood,
                                      result.mixture.log_likelihood(one.points)) < 1e-6);
    }
  }
}

TEST_CASE("Coordinates of 1e150 are fitted as those of 1 are", "[degenerate]") {
  const CovarianceType type = GENERATE(from_range(test::all_types));
  const Points points = test::three_gaussians().sample(300, 2).points;
  MmlOptions options;
  options.covariance_type = type;
  const MmlResult result = fit_mml(points, options);
  for (const int exponent : {490, -490}) {
    const double unit = std::ldexp(1.0, exponent);
    const MmlResult other = fit_mml(unit * points, options);
    CHECK(other.n_iter == result.n_iter);
    CHECK(other.mixture.weights() == result.mixture.weights());
    CHECK(other.mixture.means() == unit * result.mixture.means());
  }
}

TEST_CASE("A constant coordinate has a variance of its own", "[degenerate]") {
  Points points(100, 2);
  points << test::three_gaussians().sample(100, 1).points.col(0),
      Eigen::VectorXd::Constant(100, 7.0);
  MmlOptions options;
  options.regularization = {RegularizationKind::floor, 1e-2};
  const GaussianMixture mixture = fit_mml(points, options).mixture;
  const double variance = (points.col(0).array() - points.col(0).mean()).square().mean();
  for (Eigen::Index j = 0; j < mixture.n_components(); ++j) {
    CHECK(mixture.means()(j, 1) == 7.0);
    CHECK(test::relative_difference(mixture.covariance(j)(1, 1),
                                    options.regularization.strength * variance) < 1e-9);
  }
}

}  // namespace
}  // namespace xenoglyph
