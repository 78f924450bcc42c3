// What pictures are made of: ticks, frames, marginals, colours, numbers as text.
#include <cmath>
#include <numbers>
#include <string>

#include <catch_amalgamated.hpp>

#include "app/chapters/fit/fit_data.hpp"
#include "app/chapters/fit/marginals.hpp"
#include "app/ui/axes.hpp"
#include "app/ui/colours.hpp"
#include "app/ui/numbers.hpp"
#include "data/toy_sets.hpp"

using namespace xenoglyph;
using namespace xenoglyph::app;

namespace {

// 1, 2 or 5 times a power of ten.
bool is_round(double step) {
  const double power = std::pow(10.0, std::floor(std::log10(step) + 1e-9));
  const double factor = step / power;
  return std::abs(factor - 1) < 1e-6 || std::abs(factor - 2) < 1e-6 || std::abs(factor - 5) < 1e-6;
}

}  // namespace

TEST_CASE("ticks are round, evenly spaced, inside the range and not too many") {
  for (const double low : {-1234.5, -1.0, 0.0, 0.003, 17.0, 99999.0}) {
    for (const double length : {1e-3, 0.7, 1.0, 9.9, 12345.0}) {
      for (const int most : {2, 5, 10}) {
        CAPTURE(low, length, most);
        const auto ticks = round_ticks(low, low + length, most);
        CHECK(ticks.size() <= static_cast<std::size_t>(most) + 1);
        REQUIRE_FALSE(ticks.empty());
        const double slack = 1e-9 * length + 1e-12 * std::abs(low);
        CHECK(ticks.front().value >= low - slack);
        CHECK(ticks.back().value <= low + length + slack);
        for (std::size_t i = 2; i < ticks.size(); ++i) {
          const double step = ticks[1].value - ticks[0].value;
          CHECK(is_round(step));
          CHECK(std::abs(ticks[i].value - ticks[i - 1].value - step) < 1e-6 * step);
        }
        for (std::size_t i = 1; i < ticks.size(); ++i) {
          CHECK(ticks[i].label != ticks[i - 1].label);
        }
      }
    }
  }
}

TEST_CASE("tick labels share their decimals") {
  std::vector<std::string> labels;
  for (const Tick& tick : round_ticks(-0.6, 0.6, 6)) {
    labels.push_back(tick.label);
  }
  CHECK(labels == std::vector<std::string>{"\u22120.6", "\u22120.4", "\u22120.2", "0.0", "0.2",
                                           "0.4", "0.6"});
}

TEST_CASE("an empty or unusable range has no ticks") {
  CHECK(round_ticks(1, 1, 5).empty());
  CHECK(round_ticks(2, 1, 5).empty());
  CHECK(round_ticks(0, std::numeric_limits<double>::infinity(), 5).empty());
  CHECK(round_ticks(1e20, 1e20 + 1e5, 5).empty());
}

TEST_CASE("a frame holds the ranges with a margin, and one unit is as long in x as in y") {
  const Frame frame = frame_around({-2, 6}, {0, 4}, 800, 600);
  CHECK(frame.x.low < -2);
  CHECK(frame.x.high > 6);
  CHECK(frame.y.low < 0);
  CHECK(frame.y.high > 4);
  CHECK(frame.x.length() / 800 == Catch::Approx(frame.y.length() / 600));
  const Frame uneven = frame_around({0, 100}, {0, 4}, 800, 600);
  CHECK(uneven.y.length() < 5);
  const Frame point = frame_around({3, 3}, {-1, -1}, 800, 600);
  CHECK(point.x.low < 3);
  CHECK(point.x.high > 3);
  CHECK(point.y.length() > 0);
}

TEST_CASE("a marginal has the moments of the component's own points") {
  Eigen::MatrixXd covariance(3, 3);
  covariance << 4, 1, -0.5, 1, 2, 0.3, -0.5, 0.3, 1;
  Eigen::MatrixXd means(1, 3);
  means << 1, -2, 3;
  const GaussianMixture mixture(CovarianceType::full, Eigen::VectorXd::Ones(1), means,
                                {covariance});
  const Points points = mixture.sample_component(0, 200'000, 5);
  for (const ShownAxes axes : {ShownAxes{0, 1}, ShownAxes{2, 0}, ShownAxes{1, 2}}) {
    const PlaneGaussian plane = marginal(mixture, 0, axes);
    const Eigen::MatrixX2d shown = plane_points(points, axes);
    const Eigen::RowVector2d mean = shown.colwise().mean();
    const Eigen::MatrixX2d centred = shown.rowwise() - mean;
    const Eigen::Matrix2d moments =
        centred.transpose() * centred / static_cast<double>(shown.rows());
    CHECK((mean.transpose() - plane.mean).cwiseAbs().maxCoeff() < 0.03);
    CHECK((moments - plane.covariance).cwiseAbs().maxCoeff() < 0.05);
  }
}

TEST_CASE("principal axes rebuild the covariance, whatever its shape and direction") {
  for (const double angle : {-1.5, -0.4, 0.0, 0.7, std::numbers::pi / 2}) {
    for (const double minor : {1e-6, 0.5, 2.0}) {
      CAPTURE(angle, minor);
      const Eigen::Vector2d u(std::cos(angle), std::sin(angle));
      const Eigen::Vector2d v(-u(1), u(0));
      const Eigen::Matrix2d covariance =
          4.0 * u * u.transpose() + minor * minor * v * v.transpose();
      const PrincipalAxes axes = principal_axes(covariance);
      CHECK(axes.major == Catch::Approx(2.0));
      CHECK(axes.minor == Catch::Approx(minor).epsilon(1e-3));
      if (minor < 2.0) {
        CHECK(std::abs(std::sin(axes.angle - angle)) < 1e-6);
      }
    }
  }
}

TEST_CASE("densities in the plane agree with the mixture's own") {
  const auto set = data::make_toy_set("overlapping-four", 1);
  const GaussianMixture& mixture = *set.true_mixture;
  const Points places = Points::Random(50, 2) * 6;
  const Eigen::MatrixXd expected = mixture.component_log_densities(places);
  for (Eigen::Index j = 0; j < mixture.n_components(); ++j) {
    const PlaneGaussian plane = marginal(mixture, j, {0, 1});
    for (Eigen::Index i = 0; i < places.rows(); ++i) {
      CHECK(log_density(plane, places.row(i).transpose()) ==
            Catch::Approx(expected(i, j)).epsilon(1e-10));
    }
  }
}

TEST_CASE("data of one coordinate are spread upwards") {
  const Points line = Points::Random(100, 1);
  const Eigen::MatrixX2d plane = plane_points(line, shown_axes({}, 1));
  CHECK(plane.col(0) == line.col(0));
  CHECK(plane.col(1).maxCoeff() > plane.col(1).minCoeff());
}

TEST_CASE("axes outside of the data move inside and stay two") {
  Settings settings;
  settings.axis_x = 7;
  settings.axis_y = 7;
  for (const int d : {2, 3, 8}) {
    const ShownAxes axes = shown_axes(settings, d);
    CHECK(axes.x != axes.y);
    CHECK((axes.x < d && axes.y < d && axes.x >= 0 && axes.y >= 0));
  }
}

TEST_CASE("points are added and erased where the picture says") {
  Points points(0, 2);
  points = with_point(points, {0, 1}, 1, 2);
  points = with_point(points, {0, 1}, 5, 2);
  REQUIRE(points.rows() == 2);
  CHECK(points(1, 0) == 5);
  CHECK(without_points_near(points, {0, 1}, 1.5, 2, 1, 1).rows() == 1);
  CHECK(without_points_near(points, {0, 1}, 1.5, 2, 0.4, 1).rows() == 2);
  Points deep = Points::Random(10, 3);
  deep = with_point(deep, {2, 0}, 0.5, -0.5);
  CHECK(deep(10, 2) == 0.5);
  CHECK(deep(10, 0) == -0.5);
  CHECK(deep(10, 1) == Catch::Approx(deep.topRows(10).col(1).mean()));
}

TEST_CASE("points as CSV read back exactly") {
  Settings settings;
  settings.dataset = "old-faithful";
  const FitData data = load_fit_data(settings);
  const std::string text = points_as_csv(data);
  CHECK_THAT(text,
             Catch::Matchers::StartsWith("\"eruption, minutes\",\"wait, minutes\"\n3.6,79\n"));
}

TEST_CASE("colours of components differ from their neighbours and stand out from the page") {
  for (const bool dark : {false, true}) {
    const Colour page = dark ? Colour{0.08F, 0.09F, 0.11F} : Colour{1, 1, 1};
    for (int id = 0; id < 64; ++id) {
      const Colour colour = component_colour(id, 64, dark);
      CAPTURE(id, dark, colour.red, colour.green, colour.blue);
      CHECK(contrast(colour, page) > 2.5);
      const Colour next = component_colour(id + 1, 64, dark);
      const float difference = std::abs(colour.red - next.red) +
                               std::abs(colour.green - next.green) +
                               std::abs(colour.blue - next.blue);
      CHECK(difference > 0.25F);
    }
    for (int rank = 0; rank < 8; ++rank) {
      for (int other = 0; other < rank; ++other) {
        const Colour a = settled_colour(rank, 8, dark);
        const Colour b = settled_colour(other, 8, dark);
        CHECK(std::abs(a.red - b.red) + std::abs(a.green - b.green) + std::abs(a.blue - b.blue) >
              0.15F);
      }
    }
  }
  CHECK(contrast({0, 0, 0, 1}, {1, 1, 1, 1}) == Catch::Approx(21.0));
}

TEST_CASE("Oklab's white, black and red are sRGB's") {
  const Colour white = from_oklch(1.0, 0.0, 0.0);
  CHECK(white.red == Catch::Approx(1.0).margin(1e-3));
  CHECK(white.blue == Catch::Approx(1.0).margin(1e-3));
  CHECK(from_oklch(0.0, 0.0, 0.0).green == Catch::Approx(0.0).margin(1e-3));
  const Colour red = from_oklch(0.62796, 0.25768, 0.51020);
  CHECK(red.red == Catch::Approx(1.0).margin(0.01));
  CHECK(red.green == Catch::Approx(0.0).margin(0.02));
  CHECK(red.blue == Catch::Approx(0.0).margin(0.02));
}

TEST_CASE("numbers are written for people, and for addresses") {
  CHECK(format_fixed(-1234.56, 1) == "\u22121234.6");
  CHECK(format_fixed(-12345.6, 1) == "\u221212\u00A0345.6");
  CHECK(format_fixed(1234567, 0) == "1\u00A0234\u00A0567");
  CHECK(format_fixed(-0.001, 2) == "0.00");
  CHECK(format_fixed(std::numeric_limits<double>::quiet_NaN(), 1) == "\u2013");
  CHECK(format_compact(0.0) == "0.00");
  CHECK(format_compact(1.2345) == "1.23");
  CHECK(format_compact(-56.78) == "\u221256.8");
  CHECK(format_compact(1.5e-7) == "1.5e\u22127");
  CHECK(format_shortest(25) == "25");
  CHECK(format_shortest(1e-5) == "1e-5");
  CHECK(format_shortest(1.5e-10) == "1.5e-10");
  CHECK(format_shortest(1e20) == "1e+20");
  CHECK(parse_number("1e-5") == 1e-5);
  CHECK_FALSE(parse_number("1e-5x"));
  CHECK_FALSE(parse_number("nan"));
  CHECK_FALSE(parse_number("0x10"));
  CHECK_FALSE(parse_number(" 1"));
  CHECK_FALSE(parse_number("1e999"));
  for (const double value : {0.1, 1.0 / 3, 6.02e23, -1e-300, 123456.789}) {
    CHECK(parse_number(format_shortest(value)) == value);
  }
}
