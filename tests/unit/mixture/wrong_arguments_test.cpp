// What the fitters refuse, and what they say then.
#include <functional>
#include <optional>

#include <catch_amalgamated.hpp>

#include "samples.hpp"

namespace xenoglyph {
namespace {

using Catch::Matchers::ContainsSubstring;

const Points& some_points() {
  static const Points points = test::three_gaussians().sample(40, 1).points;
  return points;
}

void check_mml(const std::function<void(MmlOptions&)>& spoil, const std::string& argument,
               const std::string& reason) {
  MmlOptions options;
  spoil(options);
  CAPTURE(argument, reason);
  try {
    fit_mml(some_points(), options);
    FAIL_CHECK("accepted");
  } catch (const InvalidArgument& error) {
    CHECK(error.argument() == argument);
    CHECK_THAT(error.what(), ContainsSubstring(reason));
  }
}

TEST_CASE("fit_mml names the option that is out of range", "[wrong]") {
  check_mml([](MmlOptions& o) { o.k_max = 41; }, "k_max",
            "at most the number of points, 40, is 41");
  check_mml([](MmlOptions& o) { o.k_max = 0; }, "k_max", "at least 1");
  check_mml([](MmlOptions& o) { o.k_min = 0; }, "k_min", "at least 1, is 0");
  check_mml([](MmlOptions& o) { o.k_min = -3; }, "k_min", "is -3");
  check_mml([](MmlOptions& o) { o.k_min = 26; }, "k_min", "at most k_max, 25, is 26");
  check_mml([](MmlOptions& o) { o.threshold = 0.0; }, "threshold", "positive");
  check_mml([](MmlOptions& o) { o.threshold = std::nan(""); }, "threshold", "positive");
  check_mml([](MmlOptions& o) { o.threshold = INFINITY; }, "threshold", "finite");
  check_mml([](MmlOptions& o) { o.regularization.strength = -1e-3; }, "regularization", "0 to 1");
  check_mml([](MmlOptions& o) { o.regularization.strength = 1.5; }, "regularization", "0 to 1");
  check_mml([](MmlOptions& o) { o.regularization.strength = std::nan(""); }, "regularization",
            "nan");
  check_mml([](MmlOptions& o) { o.restarts = 0; }, "restarts", "at least 1");
  check_mml([](MmlOptions& o) { o.max_sweeps = 0; }, "max_sweeps", "at least 1");
}

void check_em(const std::function<void(EmOptions&)>& spoil, Eigen::Index k,
              const std::string& argument) {
  EmOptions options;
  spoil(options);
  CAPTURE(argument);
  try {
    fit_em(some_points(), k, options);
    FAIL_CHECK("accepted");
  } catch (const InvalidArgument& error) {
    CHECK(error.argument() == argument);
  }
}

TEST_CASE("fit_em names the option that is out of range", "[wrong]") {
  check_em([](EmOptions&) {}, 0, "k");
  check_em([](EmOptions&) {}, 41, "k");
  check_em([](EmOptions& o) { o.threshold = -1.0; }, 2, "threshold");
  check_em([](EmOptions& o) { o.regularization.strength = INFINITY; }, 2, "regularization");
  check_em([](EmOptions& o) { o.restarts = -1; }, 2, "restarts");
  check_em([](EmOptions& o) { o.max_sweeps = 0; }, 2, "max_sweeps");
  EmOptions options;
  options.covariance_type = CovarianceType::tied;
  CHECK_THROWS_WITH(fit_em(some_points(), test::three_gaussians(), options),
                    ContainsSubstring("start: ") && ContainsSubstring("tied"));
  CHECK_THROWS_WITH(fit_em(some_points(), test::random_mixture(CovarianceType::full, 2, 3, 1)),
                    ContainsSubstring("start: has 3 coordinates"));
}

// Both fitters refuse these points with this message.
void check_points(const Points& points, const std::string& reason,
                  std::optional<Eigen::Index> row) {
  CAPTURE(reason);
  MmlOptions options;
  options.k_max = 1;
  const std::function<void()> fits[] = {[&] { fit_mml(points, options); },
                                        [&] { fit_em(points, 1); }};
  for (const std::function<void()>& fit : fits) {
    try {
      fit();
      FAIL_CHECK("accepted");
    } catch (const InvalidPoints& error) {
      CHECK_THAT(error.what(), ContainsSubstring(reason));
      CHECK(error.row() == row);
    }
  }
}

TEST_CASE("Both fitters say what is wrong with the points", "[wrong]") {
  check_points(Points(0, 2), "at least 2 are needed, there are none", std::nullopt);
  check_points(Points::Zero(1, 2), "at least 2 are needed, there is 1", std::nullopt);
  check_points(Points(5, 0), "at least 1 column", std::nullopt);
  Points points = some_points();
  points(7, 1) = std::nan("");
  check_points(points, "row 7: not a number in column 1", 7);
  points(7, 1) = -INFINITY;
  check_points(points, "row 7: infinite in column 1", 7);
  points(7, 1) = 1e160;
  check_points(points, "row 7: the magnitude in column 1", 7);
}

}  // namespace
}  // namespace xenoglyph
