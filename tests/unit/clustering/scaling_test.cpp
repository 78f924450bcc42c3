// Scalers against scikit-learn's (tests/data/kmeans_oracle.json, which kmeans_oracle.py beside it
// wrote), and what they refuse.
#include "clustering/scaling.hpp"

#include <fstream>

#include <catch_amalgamated.hpp>
#include <nlohmann/json.hpp>

#include "../mixture/samples.hpp"
#include "base/rows.hpp"

namespace xenoglyph {
namespace {

using nlohmann::json;

json oracle() {
  std::ifstream file(XENOGLYPH_TEST_DATA "/kmeans_oracle.json");
  return json::parse(file);
}

Points points_of(const json& rows) {
  Points points(std::ssize(rows), std::ssize(rows.at(0)));
  for (Eigen::Index i = 0; i < points.rows(); ++i) {
    for (Eigen::Index a = 0; a < points.cols(); ++a) {
      points(i, a) = rows.at(static_cast<std::size_t>(i)).at(static_cast<std::size_t>(a));
    }
  }
  return points;
}

double largest_difference(const Points& a, const Points& b) {
  REQUIRE(a.rows() == b.rows());
  REQUIRE(a.cols() == b.cols());
  return (a - b).cwiseAbs().maxCoeff();
}

TEST_CASE("Unit norms are scikit-learn's Normalizer's", "[scaling]") {
  const json expected = oracle();
  const Points points = points_of(expected.at("points")).array() - 2.5;
  CHECK(largest_difference(unit_norm(points), points_of(expected.at("unit_norm"))) < 1e-15);
  const Rows<float> floats = unit_norm(Rows<float>(points.cast<float>()));
  CHECK(largest_difference(floats.cast<double>(), points_of(expected.at("unit_norm"))) < 2e-7);
}

TEST_CASE("A point of zeros keeps its place, one of huge or tiny numbers gets norm 1",
          "[scaling]") {
  Points points(3, 2);
  points << 0, 0, 3e200, 4e200, 3e-200, -4e-200;
  const Points scaled = unit_norm(points);
  CHECK(scaled.row(0).isZero(0.0));
  CHECK(largest_difference(scaled.bottomRows(2), Points{{0.6, 0.8}, {0.6, -0.8}}) < 1e-15);
  const Rows<float> floats{{0.0F, 0.0F}, {3e30F, 4e30F}, {3e-30F, -4e-30F}};
  CHECK(largest_difference(unit_norm(floats).cast<double>(), scaled) < 1e-7);
}

TEST_CASE("The standard scaler is scikit-learn's, constant columns stay unscaled", "[scaling]") {
  const json expected = oracle();
  const Points points = points_of(expected.at("points"));
  const StandardScaler scaler(points);
  CHECK(scaler.scale()(3) == 1.0);
  for (Eigen::Index a = 0; a < points.cols(); ++a) {
    const auto at = static_cast<std::size_t>(a);
    CHECK(scaler.mean()(a) == Catch::Approx(expected.at("mean").at(at)).epsilon(1e-14));
    CHECK(scaler.scale()(a) == Catch::Approx(expected.at("scale").at(at)).epsilon(1e-14));
  }
  CHECK(largest_difference(scaler.transform(points), points_of(expected.at("standard"))) < 1e-14);
  CHECK(largest_difference(scaler.inverse_transform(scaler.transform(points)), points) < 1e-14);
  const StandardScaler same(scaler.mean(), scaler.scale());
  CHECK(same.transform(points) == scaler.transform(points));

  const Rows<float> floats = points.cast<float>();
  const StandardScaler of_floats(floats);
  CHECK(largest_difference(of_floats.transform(floats).cast<double>(), scaler.transform(points)) <
        1e-6);
}

TEST_CASE("The standard scaler of wide floats is that of the same doubles", "[scaling]") {
  Random random(1);
  Rows<float> wide(50, 37);
  for (float& value : wide.reshaped()) {
    value = static_cast<float>(100.0 + random.normal());
  }
  const StandardScaler of_floats(wide);
  const StandardScaler of_doubles(Points(wide.cast<double>()));
  CHECK(of_floats.mean() == of_doubles.mean());
  CHECK(of_floats.scale() == of_doubles.scale());
}

TEST_CASE("A standard scaler learnt from one set is applied to another", "[scaling]") {
  const StandardScaler scaler(Points{{0.0, 1.0}, {2.0, 5.0}});
  CHECK(scaler.transform(Points{{1.0, 3.0}, {3.0, 7.0}}) == Points{{0.0, 0.0}, {2.0, 2.0}});
  CHECK_THROWS_AS(scaler.transform(Points::Zero(2, 3)), InvalidPoints);
  CHECK_THROWS_AS(scaler.transform(Rows<float>(Rows<float>::Zero(2, 1))), InvalidPoints);
  CHECK_THROWS_AS(scaler.inverse_transform(Points::Constant(1, 2, NAN)), InvalidPoints);
}

TEST_CASE("Scalers say what is wrong", "[scaling][wrong]") {
  CHECK_THROWS_AS(StandardScaler(Points(Points::Zero(1, 2))), InvalidPoints);
  CHECK_THROWS_AS(StandardScaler(Points(Points::Constant(3, 2, NAN))), InvalidPoints);
  CHECK_THROWS_AS(StandardScaler(Rows<float>(Rows<float>::Constant(3, 2, INFINITY))),
                  InvalidPoints);
  const auto refused = [](const Eigen::VectorXd& mean, const Eigen::VectorXd& scale,
                          const std::string& argument) {
    try {
      const StandardScaler scaler(mean, scale);
      FAIL_CHECK("accepted");
    } catch (const InvalidArgument& error) {
      CHECK(error.argument() == argument);
    }
  };
  refused(Eigen::Vector2d(0, NAN), Eigen::Vector2d(1, 1), "mean");
  refused(Eigen::Vector2d(0, 0), Eigen::Vector3d(1, 1, 1), "scale");
  refused(Eigen::Vector2d(0, 0), Eigen::Vector2d(1, 0), "scale");
  refused(Eigen::Vector2d(0, 0), Eigen::Vector2d(1, INFINITY), "scale");
}

}  // namespace
}  // namespace xenoglyph
