#include "app/chapters/compress/turned_box.hpp"

#include <algorithm>
#include <vector>

#include <Eigen/LU>
#include <catch_amalgamated.hpp>

using namespace xenoglyph;
using namespace xenoglyph::app;

namespace {

const std::vector<Interval> cube{{-1, 1}, {-1, 1}, {-1, 1}};
const std::vector<Turn> turns{{0, 0},    {30, 20},  {-70, 45}, {90, 0},
                              {180, 10}, {-135, 3}, {12, -60}, {45, 90}};

// Longer than the box is wide: the box is drawn whole.
bool inside(const Interval& range, float value) {
  return static_cast<double>(value) >= range.low && static_cast<double>(value) <= range.high;
}

}  // namespace

TEST_CASE("a turn is a rotation") {
  for (const Turn& turn : turns) {
    CAPTURE(turn.yaw, turn.pitch);
    const Eigen::Matrix3f rotation = rotation_of(turn);
    CHECK((rotation * rotation.transpose()).isApprox(Eigen::Matrix3f::Identity(), 1e-5F));
    CHECK(rotation.determinant() == Catch::Approx(1.0F).margin(1e-5));
    // The third axis never leans to a side, and never stands on its head.
    CHECK(std::abs(rotation(0, 2)) < 1e-6F);
    CHECK(rotation(1, 2) > -1e-6F);
  }
  const Eigen::Matrix3f front = rotation_of({0, 0});
  CHECK(front.row(0).isApprox(Eigen::RowVector3f(1, 0, 0)));
  CHECK(front.row(1).isApprox(Eigen::RowVector3f(0, 0, 1)));
  CHECK(front.row(2).isApprox(Eigen::RowVector3f(0, -1, 0)));
}

TEST_CASE("what is in front follows the pointer") {
  const Turn start{25, 15};
  const Eigen::Vector3f front = rotation_of(start).row(2).transpose();
  CHECK((rotation_of(turned(start, 10, 0)) * front)(0) > 0.01F);
  CHECK((rotation_of(turned(start, -10, 0)) * front)(0) < -0.01F);
  CHECK((rotation_of(turned(start, 0, 10)) * front)(1) < -0.01F);
  CHECK((rotation_of(turned(start, 0, -10)) * front)(1) > 0.01F);
}

TEST_CASE("turning goes round, and tips no further than seen from straight above or below") {
  CHECK(turned({170, 0}, 20, 0) == Turn{-170, 0});
  CHECK(turned({0, 80}, 0, 30) == Turn{0, 90});
  CHECK(turned({0, -80}, 0, -30) == Turn{0, -90});
  CHECK(turned(turned({10, 5}, 40, 20), -40, -20) == Turn{10, 5});
}

TEST_CASE("the box stays in its picture however it is turned") {
  for (const Turn& turn : turns) {
    const TurnedBox box(cube, turn);
    for (const float x : {-1.0F, 1.0F}) {
      for (const float y : {-1.0F, 1.0F}) {
        for (const float z : {-1.0F, 1.0F}) {
          const Eigen::Vector3f corner = box.of(Eigen::Vector3f(x, y, z));
          CHECK(inside(box.range(), corner(0)));
          CHECK(inside(box.range(), corner(1)));
        }
      }
    }
  }
}

TEST_CASE("one unit is as long each way, unless an axis would vanish") {
  const TurnedBox even({{0, 1}, {0, 2}, {0, 1}}, {0, 0});
  const Eigen::Vector3f size =
      even.of(Eigen::Vector3f(1, 2, 1)) - even.of(Eigen::Vector3f(0, 0, 0));
  CHECK(std::abs(size(2)) == Catch::Approx(2 * std::abs(size(0))));
  const TurnedBox uneven({{0, 1}, {0, 100}, {0, 1}}, {0, 0});
  const Eigen::Vector3f other =
      uneven.of(Eigen::Vector3f(1, 100, 1)) - uneven.of(Eigen::Vector3f(0, 0, 0));
  CHECK(std::abs(other(2)) == Catch::Approx(std::abs(other(0))));
}

TEST_CASE("all codes together are turned as each by itself, and ordered by depth") {
  const TurnedBox box(cube, {35, 25});
  const Rows<float> codes = Rows<float>::Random(50, 3);
  const Rows<float> all = box.of(codes);
  for (Eigen::Index i = 0; i < codes.rows(); ++i) {
    const Eigen::Vector3f one = box.of(Eigen::Vector3f(codes.row(i)));
    CHECK((all.row(i).transpose() - one).norm() < 1e-5F);
  }
  const std::vector<int> order = back_to_front(all);
  CHECK(std::is_sorted(order.begin(), order.end(),
                       [&](int a, int b) { return all(a, 2) < all(b, 2); }));
  std::vector<int> sorted = order;
  std::sort(sorted.begin(), sorted.end());
  CHECK(sorted.front() == 0);
  CHECK(sorted.back() == 49);
  CHECK(std::adjacent_find(sorted.begin(), sorted.end()) == sorted.end());
}

TEST_CASE("edges in front are left out, and an axis is labelled on the outline, below") {
  for (const Turn& turn : {Turn{30, 20}, Turn{-70, 45}, Turn{-135, 3}, Turn{12, -60}}) {
    CAPTURE(turn.yaw, turn.pitch);
    const TurnedBox box(cube, turn);
    for (int axis = 0; axis < 3; ++axis) {
      const auto edges = box.edges(axis);
      REQUIRE(edges.size() == 3);
      CHECK(edges[0].outline);
      CHECK(edges[1].outline);
      CHECK_FALSE(edges[2].outline);
      const auto height = [&](const TurnedBox::Edge& edge) {
        return (box.of(edge.from) + box.of(edge.to))(1);
      };
      const auto depth = [&](const TurnedBox::Edge& edge) {
        return (box.of(edge.from) + box.of(edge.to))(2);
      };
      CHECK(height(edges[0]) <= height(edges[1]));
      CHECK(depth(edges[2]) < depth(edges[0]));
      CHECK(depth(edges[2]) < depth(edges[1]));
      for (const TurnedBox::Edge& edge : edges) {
        CHECK(edge.from(axis) == -1.0F);
        CHECK(edge.to(axis) == 1.0F);
      }
    }
  }
}
