// What the plots of codes show of them: coordinates, principal axes, a turned box.
#include "app/chapters/compress/code_projection.hpp"

#include <catch_amalgamated.hpp>

#include "app/chapters/compress/plotted_codes.hpp"
#include "base/random.hpp"
#include "made_corpus.hpp"

using namespace xenoglyph;
using namespace xenoglyph::app;

namespace {

// Long along a known direction, less so along another at right angles, flat along the third.
Points known_points() {
  Eigen::Matrix3d directions;
  directions << 2.0, 1.0, 0.0,  //
      1.0, -2.0, 0.0,           //
      0.0, 0.0, 1.0;
  directions.colwise().normalize();
  Points numbers(600, 3);
  Random random(11);
  for (Eigen::Index i = 0; i < 300; ++i) {
    const Eigen::RowVector3d at(3.0 * random.normal(), random.normal(), 0.1 * random.normal());
    // Each with its mirror image, so that the mean is exact.
    numbers.row(2 * i) = at;
    numbers.row(2 * i + 1) = -at;
  }
  return (numbers * directions.transpose()).rowwise() + Eigen::RowVector3d(5.0, -1.0, 2.0);
}

}  // namespace

TEST_CASE("coordinates are shown as they are, in their order") {
  const CodeProjection projection = onto_coordinates(4, {2, 0});
  Rows<float> codes(2, 4);
  codes << 1, 2, 3, 4, 5, 6, 7, 8;
  Rows<float> expected(2, 2);
  expected << 3, 1, 7, 5;
  CHECK(projection.of(codes) == expected);
  CHECK(projection.of(Eigen::VectorXf(codes.row(1))) == expected.row(1).transpose());
  CHECK(projection.shares.empty());
}

TEST_CASE("principal axes are those along which points vary most") {
  const Points points = known_points();
  const CodeProjection projection = onto_principal_axes(points, 2);
  REQUIRE(projection.directions.cols() == 2);
  CHECK(projection.centre.isApprox(Eigen::Vector3f(5.0F, -1.0F, 2.0F), 1e-5F));
  const Eigen::Matrix2f gram = projection.directions.transpose() * projection.directions;
  CHECK(gram.isApprox(Eigen::Matrix2f::Identity(), 1e-5F));
  CHECK(projection.directions.col(0).dot(Eigen::Vector3f(2, 1, 0).normalized()) > 0.995F);

  // What is shown varies as much as is said, and along no axis together with another.
  const Rows<float> shown = projection.of(Rows<float>(points.cast<float>()));
  const Eigen::MatrixXd wide = shown.cast<double>();
  const Eigen::MatrixXd covariance = wide.transpose() * wide / 600.0;
  const Points centred = points.rowwise() - Eigen::RowVector3d(points.colwise().mean());
  const double total = centred.squaredNorm() / 600.0;
  CHECK(covariance(0, 0) / total == Catch::Approx(projection.shares[0]).epsilon(1e-4));
  CHECK(covariance(1, 1) / total == Catch::Approx(projection.shares[1]).epsilon(1e-4));
  CHECK(std::abs(covariance(0, 1)) < 1e-3 * total);
  CHECK(projection.shares[0] > projection.shares[1]);
  CHECK(projection.shares[0] + projection.shares[1] < 1.0);
}

TEST_CASE("points that are all the same have principal axes too") {
  const CodeProjection projection = onto_principal_axes(Points::Ones(5, 3), 6);
  CHECK(projection.directions.cols() == 3);
  CHECK(projection.directions.allFinite());
  CHECK(projection.shares == std::vector<double>{0.0, 0.0, 0.0});
}

TEST_CASE("codes are plotted by how many numbers they have") {
  Settings settings;
  const auto plotted = [&](Eigen::Index size) {
    PlottedCodes codes;
    codes.set(made_corpus({size, 0, false}), settings);
    return codes;
  };
  CHECK(plotted(1).kind() == PlotKind::pairs);
  CHECK(plotted(2).kind() == PlotKind::plane);
  CHECK(plotted(3).kind() == PlotKind::space);
  CHECK(plotted(4).kind() == PlotKind::pairs);
  CHECK(plotted(8).codes().cols() == 8);
  CHECK_FALSE(plotted(8).has_choice());
  const PlottedCodes many = plotted(12);
  CHECK(many.has_choice());
  CHECK(many.along_principal_axes());
  CHECK(many.codes().cols() == 6);
  CHECK(many.names().front().find(" %") != std::string::npos);
  settings.plot_axes = PlotAxes::coordinates;
  CHECK(plotted(12).codes().cols() == 6);
  settings.coordinates = {0, 4, 11};
  CHECK(plotted(12).names() == std::vector<std::string>{"code 1", "code 5", "code 12"});
  // Those of another corpus that this one hasn't.
  settings.coordinates = {0, 4, 20};
  CHECK(plotted(12).names() == std::vector<std::string>{"code 1", "code 5"});
  settings.coordinates = {0, 20};
  CHECK(plotted(12).names().size() == 6);
}

TEST_CASE("codes that are plotted follow what is set, and any code is placed like them") {
  Settings settings;
  for (const Eigen::Index size : {2, 3, 5, 12}) {
    INFO(size);
    const Corpus corpus = made_corpus({size, 0, false});
    PlottedCodes codes;
    codes.set(corpus, settings);
    CHECK_FALSE(codes.follow(corpus, settings));
    Settings other = settings;
    other.turn.yaw = 77.0;
    other.plot_axes = PlotAxes::coordinates;
    CHECK(codes.follow(corpus, other) == (size == 3 || size == 12));
    CHECK_FALSE(codes.follow(corpus, other));
    for (const Eigen::Index i : {0, 17, 199}) {
      const std::vector<float> place = codes.of(Eigen::VectorXf(corpus.codes().row(i)));
      REQUIRE(place.size() == static_cast<std::size_t>(codes.codes().cols()));
      for (std::size_t j = 0; j < place.size(); ++j) {
        CHECK(place[j] ==
              Catch::Approx(codes.codes()(i, static_cast<Eigen::Index>(j))).margin(1e-4));
        CHECK(place[j] >= codes.ranges()[j].low);
        CHECK(place[j] <= codes.ranges()[j].high);
      }
    }
    CHECK(codes.drawn().rows() == codes.codes().rows());
    CHECK(codes.order().size() == (size == 3 ? 200U : 0U));
  }
}
