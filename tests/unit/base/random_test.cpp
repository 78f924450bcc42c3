#include "base/random.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>
#include <set>

#include <catch_amalgamated.hpp>

using xenoglyph::Random;

TEST_CASE("a seed fixes the stream, on every platform") {
  Random random(42);
  // First outputs of the standard's mt19937_64 with seed 42, shifted to 53 bits.
  CHECK(random.uniform() == 13930160852258120406ULL / 2048 * 0x1.0p-53);
  CHECK(random.uniform() == 11788048577503494824ULL / 2048 * 0x1.0p-53);
  CHECK(Random(1).uniform() != Random(2).uniform());
}

TEST_CASE("uniform numbers lie in [0, 1) and have the moments of the uniform distribution") {
  Random random(7);
  constexpr int count = 100'000;
  double sum = 0.0;
  double square = 0.0;
  for (int i = 0; i < count; ++i) {
    const double value = random.uniform();
    REQUIRE((value >= 0.0 && value < 1.0));
    sum += value;
    square += value * value;
  }
  CHECK(std::abs(sum / count - 0.5) < 0.005);
  CHECK(std::abs(square / count - 1.0 / 3.0) < 0.005);
}

TEST_CASE("normal numbers have the moments and the tails of the standard normal") {
  Random random(11);
  constexpr int count = 200'000;
  std::array<double, 5> moments{};
  int beyond_two = 0;
  for (int i = 0; i < count; ++i) {
    const double value = random.normal();
    double power = 1.0;
    for (double& moment : moments) {
      moment += power / count;
      power *= value;
    }
    beyond_two += std::abs(value) > 2.0 ? 1 : 0;
  }
  CHECK(std::abs(moments[1]) < 0.01);
  CHECK(std::abs(moments[2] - 1.0) < 0.02);
  CHECK(std::abs(moments[3]) < 0.05);
  CHECK(std::abs(moments[4] - 3.0) < 0.15);
  CHECK(std::abs(beyond_two / static_cast<double>(count) - 0.0455) < 0.002);
}

TEST_CASE("indices are uniform") {
  Random random(3);
  std::array<int, 7> counts{};
  for (int i = 0; i < 70'000; ++i) {
    ++counts.at(random.index(counts.size()));
  }
  CHECK(std::all_of(counts.begin(), counts.end(),
                    [](int count) { return std::abs(count - 10'000) < 500; }));
  CHECK(random.index(1) == 0);
}

TEST_CASE("distinct indices are distinct, in range, and reach everything") {
  Random random(5);
  const auto indices = random.distinct_indices(10, 10);
  CHECK(std::set<std::size_t>(indices.begin(), indices.end()).size() == 10);
  CHECK(*std::max_element(indices.begin(), indices.end()) == 9);
  CHECK(random.distinct_indices(3, 1000).size() == 3);
  CHECK(random.distinct_indices(0, 5).empty());
}
