#include "app/chapters/compress/digit_drawing.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <numeric>
#include <string>
#include <vector>

#include <catch_amalgamated.hpp>

#include "base/random.hpp"
#include "digit_strokes.hpp"
#include "shipped_corpus.hpp"

using namespace xenoglyph;
using namespace xenoglyph::app;

namespace {

constexpr int side = 28;

using Code = Eigen::RowVectorXf;

Code code_of(const Eigen::VectorXf& image) {
  return shipped_corpus().encode(image.transpose()).row(0);
}

// Distances in units of the codes' own spread: the root mean square over the coordinates, each by
// its standard deviation.
float distance(const Code& a, const Code& b) {
  const auto& codes = shipped_corpus().codes();
  const Code mean = codes.colwise().mean();
  const Eigen::ArrayXf deviation =
      ((codes.rowwise() - mean).array().square().colwise().mean()).sqrt().transpose();
  return std::sqrt(((a - b).transpose().array() / deviation).square().mean());
}

int majority_of_nearest(const Code& code, std::size_t count) {
  const auto& digits = shipped_corpus();
  const Eigen::VectorXf squares = (digits.codes().rowwise() - code).rowwise().squaredNorm();
  std::vector<int> order(static_cast<std::size_t>(squares.size()));
  std::iota(order.begin(), order.end(), 0);
  std::partial_sort(order.begin(), order.begin() + static_cast<std::ptrdiff_t>(count), order.end(),
                    [&](int a, int b) { return squares(a) < squares(b); });
  std::array<int, 10> votes{};
  for (std::size_t i = 0; i < count; ++i) {
    ++votes.at(
        static_cast<std::size_t>(digits.classes()->labels(static_cast<Eigen::Index>(order[i]))));
  }
  return static_cast<int>(std::max_element(votes.begin(), votes.end()) - votes.begin());
}

// The strokes as a trembling hand would draw them.
Strokes shaken(const Strokes& strokes, double amount, std::uint64_t seed) {
  Random random(seed);
  Strokes result = strokes;
  for (auto& stroke : result) {
    for (auto& point : stroke) {
      for (float& coordinate : point) {
        coordinate += static_cast<float>(amount * random.normal());
      }
    }
  }
  return result;
}

// A picture of the strokes as a scanner would give it: `size` x `size` pixels, black or white,
// drawn with a round pen of a radius in pixels at a place and in a size.
struct Scan {
  int size = 0;
  std::vector<bool> ink;
};

Scan scanned(const Strokes& strokes, int size, double radius) {
  const auto pixels = static_cast<std::size_t>(size);
  Scan scan{size, std::vector<bool>(pixels * pixels, false)};
  for (const auto& stroke : resampled(strokes, 0.5F / static_cast<float>(size))) {
    for (const auto& [x, y] : stroke) {
      const double centre_x = static_cast<double>(x) * size;
      const double centre_y = static_cast<double>(y) * size;
      for (int row = static_cast<int>(centre_y - radius); row <= centre_y + radius; ++row) {
        for (int column = static_cast<int>(centre_x - radius); column <= centre_x + radius;
             ++column) {
          if (row >= 0 && row < size && column >= 0 && column < size &&
              std::hypot(column + 0.5 - centre_x, row + 0.5 - centre_y) <= radius) {
            scan.ink[static_cast<std::size_t>(row) * pixels + static_cast<std::size_t>(column)] =
                true;
          }
        }
      }
    }
  }
  return scan;
}

// MNIST's recipe on the pixels of a scan: its ink into a box of 20 x 20 by area, then whole pixels
// of shift until the centre of mass is nearest to pixel 14.
Eigen::VectorXf normalized(const Scan& scan) {
  int left = scan.size;
  int right = 0;
  int top = scan.size;
  int bottom = 0;
  const auto inked = [&](int row, int column) {
    return static_cast<bool>(
        scan.ink[static_cast<std::size_t>(row) * static_cast<std::size_t>(scan.size) +
                 static_cast<std::size_t>(column)]);
  };
  for (int row = 0; row < scan.size; ++row) {
    for (int column = 0; column < scan.size; ++column) {
      if (inked(row, column)) {
        left = std::min(left, column);
        right = std::max(right, column + 1);
        top = std::min(top, row);
        bottom = std::max(bottom, row + 1);
      }
    }
  }
  const double scale = 20.0 / std::max(right - left, bottom - top);
  Eigen::MatrixXd box = Eigen::MatrixXd::Zero(side, side);
  // Each of the scan's pixels in a few parts, so that it is shared out by area.
  constexpr int parts = 3;
  for (int row = top; row < bottom; ++row) {
    for (int column = left; column < right; ++column) {
      if (!inked(row, column)) {
        continue;
      }
      for (int part = 0; part < parts * parts; ++part) {
        const double x = (column - left + (part % parts + 0.5) / parts) * scale;
        const double y = (row - top + (part / parts + 0.5) / parts) * scale;
        box(std::min(19, static_cast<int>(y)), std::min(19, static_cast<int>(x))) +=
            scale * scale / (parts * parts);
      }
    }
  }
  double sum = 0.0;
  double mass_x = 0.0;
  double mass_y = 0.0;
  for (int row = 0; row < side; ++row) {
    for (int column = 0; column < side; ++column) {
      sum += box(row, column);
      mass_x += box(row, column) * column;
      mass_y += box(row, column) * row;
    }
  }
  const int shift_x = static_cast<int>(std::lround(14 - mass_x / sum));
  const int shift_y = static_cast<int>(std::lround(14 - mass_y / sum));
  Eigen::VectorXf image = Eigen::VectorXf::Zero(side * side);
  for (int row = 0; row < 20; ++row) {
    for (int column = 0; column < 20; ++column) {
      const int y = row + shift_y;
      const int x = column + shift_x;
      if (y >= 0 && y < side && x >= 0 && x < side) {
        image(y * side + x) = static_cast<float>(std::min(1.0, box(row, column)));
      }
    }
  }
  return image;
}

struct Extent {
  int left = side;
  int right = -1;
  int top = side;
  int bottom = -1;
};

Extent extent_of(const Eigen::VectorXf& image) {
  Extent extent;
  for (int row = 0; row < side; ++row) {
    for (int column = 0; column < side; ++column) {
      if (image(row * side + column) > 0.0F) {
        extent.left = std::min(extent.left, column);
        extent.right = std::max(extent.right, column);
        extent.top = std::min(extent.top, row);
        extent.bottom = std::max(extent.bottom, row);
      }
    }
  }
  return extent;
}

std::array<double, 2> mass_of(const Eigen::VectorXf& image) {
  double x = 0.0;
  double y = 0.0;
  for (int i = 0; i < side * side; ++i) {
    x += static_cast<double>(image(i)) * (i % side + 0.5);
    y += static_cast<double>(image(i)) * (i / side + 0.5);
  }
  return {x / static_cast<double>(image.sum()), y / static_cast<double>(image.sum())};
}

}  // namespace

TEST_CASE("a drawing fills a box of 20 pixels and has its centre of mass where MNIST's are") {
  for (int digit = 0; digit < 10; ++digit) {
    CAPTURE(digit);
    const Eigen::VectorXf image = drawn_image(strokes_of_digit(digit));
    REQUIRE(image.size() == side * side);
    CHECK(image.minCoeff() >= 0.0F);
    CHECK(image.maxCoeff() <= 1.0F);
    CHECK(image.maxCoeff() > 0.98F);
    const auto [x, y] = mass_of(image);
    CHECK(x == Catch::Approx(14.5).margin(0.02));
    CHECK(y == Catch::Approx(14.5).margin(0.02));
    // 20 pixels that don't begin at the edge of one touch 21.
    const Extent extent = extent_of(image);
    const int longer = std::max(extent.right - extent.left, extent.bottom - extent.top) + 1;
    CHECK(longer >= 20);
    CHECK(longer <= 21);
  }
}

TEST_CASE("the proportions of a drawing are kept") {
  const Extent wide = extent_of(drawn_image({{{0.1F, 0.5F}, {0.9F, 0.5F}}}));
  CHECK(wide.right - wide.left + 1 >= 20);
  CHECK(wide.bottom - wide.top + 1 <= 5);
  const Extent tall = extent_of(drawn_image({{{0.5F, 0.1F}, {0.5F, 0.4F}}}));
  CHECK(tall.bottom - tall.top + 1 >= 20);
  CHECK(tall.right - tall.left + 1 <= 5);
}

TEST_CASE("a stroke has the width and the softness of MNIST's") {
  const Eigen::VectorXf image = drawn_image({{{0.5F, 0.1F}, {0.5F, 0.9F}}});
  // Across the middle of an upright line.
  double width = 0.0;
  double grey = 0.0;
  for (int column = 0; column < side; ++column) {
    const auto ink = static_cast<double>(image(14 * side + column));
    width += ink;
    grey += ink * (1 - ink);
  }
  CHECK(width == Catch::Approx(2.74).margin(0.08));
  // Both edges, each an s-th of a pixel wide, hold s / 6 of grey, where pixels are much smaller;
  // these pixels add their own width.
  CHECK(grey > 0.1);
  CHECK(grey < 0.6);
}

TEST_CASE("nothing drawn is blank paper, a tap is a dot, a speck of a stroke too") {
  CHECK(is_blank({}));
  CHECK(is_blank({{}}));
  CHECK(drawn_image({}).sum() == 0.0F);
  const Eigen::VectorXf dot = drawn_image({{{0.2F, 0.9F}}});
  CHECK(dot.sum() == Catch::Approx(3.1416 * 1.35 * 1.35).epsilon(0.05));
  const auto [x, y] = mass_of(dot);
  CHECK(x == Catch::Approx(14.5).margin(0.02));
  CHECK(y == Catch::Approx(14.5).margin(0.02));
  const Eigen::VectorXf speck = drawn_image({{{0.2F, 0.9F}, {0.205F, 0.903F}}});
  CHECK((speck - dot).cwiseAbs().maxCoeff() < 1e-5F);
}

TEST_CASE("the image does not depend on where and how large a digit was drawn") {
  const float scale = GENERATE(0.7F, 0.85F, 1.0F, 1.2F, 1.4F);
  for (int digit = 0; digit < 10; ++digit) {
    CAPTURE(digit, scale);
    const Strokes strokes = strokes_of_digit(digit);
    const Eigen::VectorXf image = drawn_image(strokes);
    for (const auto& [right, down] :
         std::array<std::array<float, 2>, 3>{{{0.0F, 0.0F}, {-0.13F, 0.08F}, {0.1F, -0.05F}}}) {
      const Eigen::VectorXf other = drawn_image(placed(strokes, scale, right, down));
      CHECK((other - image).cwiseAbs().maxCoeff() < 0.01F);
      CHECK(distance(code_of(other), code_of(image)) < 0.005F);
    }
  }
}

TEST_CASE("mouse, finger and pen, with dense or sparse points and a little tremor, give one code") {
  for (int digit = 0; digit < 10; ++digit) {
    CAPTURE(digit);
    const Strokes strokes = strokes_of_digit(digit);
    const Code code = code_of(drawn_image(strokes));
    for (const float step : {0.002F, 0.01F, 0.05F}) {
      CHECK(distance(code_of(drawn_image(resampled(strokes, step))), code) < 0.01F);
    }
    const Strokes points = resampled(strokes, 0.02F);
    for (std::uint64_t seed = 1; seed <= 3; ++seed) {
      CHECK(distance(code_of(drawn_image(shaken(points, 0.003, seed))), code) < 0.1F);
    }
  }
}

TEST_CASE("a scan of the same digit, normalised as MNIST was, has nearly the same code") {
  // Pens from fine to thick beside a digit some 100 pixels high; MNIST's are about one to seven.
  const double radius = GENERATE(5.5, 7.0, 8.5);
  const float scale = GENERATE(0.7F, 1.4F);
  float farthest = 0.0F;
  for (int digit = 0; digit < 10; ++digit) {
    const Strokes strokes = strokes_of_digit(digit);
    const Code drawn = code_of(drawn_image(strokes));
    const auto size = 160;
    const Eigen::VectorXf scan = normalized(
        scanned(placed(strokes, scale, 0.04F, -0.03F), size, radius * static_cast<double>(scale)));
    const float away = distance(drawn, code_of(scan));
    farthest = std::max(farthest, away);
  }
  CAPTURE(radius, scale, farthest);
  CHECK(farthest < 0.5F);
}

TEST_CASE("drawn digits land among codes of their own digit") {
  int right = 0;
  for (int digit = 0; digit < 10; ++digit) {
    const Code code = code_of(drawn_image(resampled(strokes_of_digit(digit), 0.01F)));
    right += majority_of_nearest(code, 25) == digit ? 1 : 0;
  }
  CHECK(right >= 8);
}

TEST_CASE("a drawing comes back from its six numbers as itself") {
  for (int digit = 0; digit < 10; ++digit) {
    CAPTURE(digit);
    const Eigen::VectorXf image = drawn_image(strokes_of_digit(digit));
    const Eigen::VectorXf back =
        shipped_corpus().network().reconstruct(image.transpose()).row(0).transpose();
    const Eigen::VectorXf a = image.array() - image.mean();
    const Eigen::VectorXf b = back.array() - back.mean();
    CHECK(a.dot(b) / (a.norm() * b.norm()) > 0.9F);
  }
}
