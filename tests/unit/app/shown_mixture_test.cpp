#include "app/chapters/fit/shown_mixture.hpp"

#include <algorithm>
#include <cmath>

#include <catch_amalgamated.hpp>

using namespace xenoglyph;
using namespace xenoglyph::app;

namespace {

constexpr double frame = 1.0 / 60.0;

GaussianMixture mixture_at(const std::vector<double>& places) {
  const auto count = static_cast<Eigen::Index>(places.size());
  Eigen::MatrixXd means(count, 2);
  std::vector<Eigen::MatrixXd> covariances;
  Eigen::VectorXd weights(count);
  for (Eigen::Index j = 0; j < count; ++j) {
    means.row(j) << places[static_cast<std::size_t>(j)], 0.0;
    covariances.emplace_back(Eigen::Matrix2d::Identity());
    weights(j) = static_cast<double>(count - j);
  }
  return {CovarianceType::full, weights / weights.sum(), means, covariances};
}

double animate_until_rest(ShownMixture& shown) {
  double seconds = 0.0;
  while (shown.animate(frame) && seconds < 10.0) {
    seconds += frame;
  }
  return seconds;
}

const ShownComponent* find(const ShownMixture& shown, int id) {
  const auto components = shown.components();
  const auto found =
      std::find_if(components.begin(), components.end(),
                   [id](const ShownComponent& component) { return component.id == id; });
  return found == components.end() ? nullptr : &*found;
}

}  // namespace

TEST_CASE("components come in, then rest: an idle picture is not drawn again") {
  ShownMixture shown;
  CHECK_FALSE(shown.animate(frame));
  shown.show(mixture_at({0, 5}), {3, 8}, {0, 1});
  CHECK(shown.moving());
  CHECK(animate_until_rest(shown) < 0.7);
  CHECK_FALSE(shown.moving());
  CHECK_FALSE(shown.animate(frame));
  CHECK(find(shown, 3)->opacity == 1.0);
  CHECK(find(shown, 8)->shape.mean(0) == 5.0);
}

TEST_CASE(
    "a component that moves eases there: on the way half-way, never beyond, exact in the end") {
  ShownMixture shown;
  shown.show(mixture_at({0, 5}), {0, 1}, {0, 1});
  animate_until_rest(shown);
  shown.show(mixture_at({10, 5}), {0, 1}, {0, 1});
  double last = 0.0;
  bool between = false;
  for (double seconds = 0.0; seconds < 0.3; seconds += frame) {
    shown.animate(frame);
    const double now = find(shown, 0)->shape.mean(0);
    CHECK(now >= last);
    CHECK(now <= 10.0);
    between = between || (now > 2.0 && now < 8.0);
    last = now;
  }
  CHECK(between);
  CHECK(last > 9.5);
  animate_until_rest(shown);
  CHECK(find(shown, 0)->shape.mean(0) == 10.0);
}

TEST_CASE("a component that left flashes, fades within a quarter of a second, and is gone") {
  ShownMixture shown;
  shown.show(mixture_at({0, 5, 9}), {0, 1, 2}, {0, 1});
  animate_until_rest(shown);
  shown.show(mixture_at({0, 9}), {0, 2}, {0, 1});
  REQUIRE(find(shown, 1) != nullptr);
  CHECK(find(shown, 1)->leaving);
  CHECK(find(shown, 1)->flash == 1.0);
  CHECK(find(shown, 1)->place == -1);
  double last = 1.0;
  double seconds = 0.0;
  while (find(shown, 1) != nullptr && seconds < 5.0) {
    CHECK(find(shown, 1)->opacity <= last);
    last = find(shown, 1)->opacity;
    shown.animate(frame);
    seconds += frame;
  }
  CHECK(seconds >= 0.15);
  CHECK(seconds <= ShownMixture::fade_seconds + 2 * frame);
  CHECK(shown.components().size() == 2);
  CHECK(find(shown, 2)->place == 1);
}

TEST_CASE("fading goes on while the others are shown anew, and is not begun twice") {
  ShownMixture shown;
  shown.show(mixture_at({0, 5, 9}), {0, 1, 2}, {0, 1});
  animate_until_rest(shown);
  shown.show(mixture_at({0, 9}), {0, 2}, {0, 1});
  shown.animate(0.1);
  shown.show(mixture_at({1, 9}), {0, 2}, {0, 1});
  CHECK(find(shown, 1)->flash < 0.7);
  CHECK(shown.components().size() == 3);
}

TEST_CASE("an updated component glows and the glow ends") {
  ShownMixture shown;
  shown.show(mixture_at({0, 5}), {0, 1}, {0, 1});
  animate_until_rest(shown);
  shown.glow(1);
  CHECK(find(shown, 1)->glow == 1.0);
  CHECK(find(shown, 0)->glow == 0.0);
  const double seconds = animate_until_rest(shown);
  CHECK(seconds >= 0.15);
  CHECK(seconds <= ShownMixture::glow_seconds + 2 * frame);
  CHECK(find(shown, 1)->glow == 0.0);
}

TEST_CASE("with reduced motion everything is there at once, without flash or glow") {
  ShownMixture shown;
  shown.set_reduced_motion(true);
  shown.show(mixture_at({0, 5}), {0, 1}, {0, 1});
  shown.glow(0);
  shown.animate(frame);
  CHECK_FALSE(shown.moving());
  shown.show(mixture_at({7}), {1}, {0, 1});
  shown.animate(frame);
  CHECK(shown.components().size() == 1);
  CHECK(find(shown, 1)->shape.mean(0) == 7.0);
  CHECK_FALSE(shown.moving());
}

TEST_CASE("ranks are by weight, places as in the mixture") {
  ShownMixture shown;
  Eigen::MatrixXd means(3, 2);
  means << 0, 0, 1, 1, 2, 2;
  const GaussianMixture mixture(CovarianceType::spherical, Eigen::Vector3d(0.2, 0.5, 0.3), means,
                                std::vector<Eigen::MatrixXd>(3, Eigen::MatrixXd::Ones(1, 1)));
  shown.show(mixture, {4, 5, 6}, {0, 1});
  CHECK(find(shown, 5)->rank == 0);
  CHECK(find(shown, 6)->rank == 1);
  CHECK(find(shown, 4)->rank == 2);
  CHECK(find(shown, 6)->place == 2);
}

TEST_CASE("other axes take effect at once") {
  Eigen::MatrixXd means(1, 3);
  means << 1, 2, 3;
  const GaussianMixture mixture(CovarianceType::spherical, Eigen::VectorXd::Ones(1), means,
                                {Eigen::MatrixXd::Ones(1, 1)});
  ShownMixture shown;
  shown.show(mixture, {0}, {0, 1});
  animate_until_rest(shown);
  shown.show(mixture, {0}, {2, 0});
  CHECK(find(shown, 0)->shape.mean == Eigen::Vector2d(3, 1));
  CHECK(shown.components().size() == 1);
}
