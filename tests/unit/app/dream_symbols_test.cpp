// Does each component hold one symbol? Its samples, decoded and encoded again, asked of the nearest
// code in the data.
#include <algorithm>
#include <array>
#include <cstddef>
#include <string>
#include <vector>

#include <catch_amalgamated.hpp>

#include "app/chapters/dream/dream_samples.hpp"
#include "app/options/settings.hpp"
#include "base/rows.hpp"
#include "mixture/fit_mml.hpp"
#include "shipped_corpus.hpp"

using namespace xenoglyph;
using namespace xenoglyph::app;

namespace {

// The label of the nearest code of the data, for each row.
std::vector<int> nearest_digits(const Corpus& digits, const Rows<float>& codes) {
  // |x - c|^2 = |x|^2 - 2 x c + |c|^2, of which the first is the same for all c.
  const Eigen::VectorXf squares = digits.codes().rowwise().squaredNorm();
  std::vector<int> nearest;
  for (Eigen::Index i = 0; i < codes.rows(); ++i) {
    Eigen::Index best = 0;
    (squares - 2.0F * (digits.codes() * codes.row(i).transpose())).minCoeff(&best);
    nearest.push_back(digits.classes()->labels(best));
  }
  return nearest;
}

}  // namespace

TEST_CASE("samples of one component look like one symbol") {
  const Corpus& digits = shipped_corpus();
  REQUIRE(digits.points().rows() == 10000);
  const MmlResult fit = fit_mml(digits.points(), default_codes_options());
  const GaussianMixture& mixture = fit.mixture;
  REQUIRE(mixture.n_components() > 10);
  const Eigen::Index count = 200;
  int agreeing = 0;
  std::string shares;
  for (Eigen::Index component = 0; component < mixture.n_components(); ++component) {
    const Points samples = dream_samples(mixture, component, 1.0, count, 1).points;
    const Rows<float> seen = digits.encode(digits.decode(samples.cast<float>()));
    std::array<int, 10> votes{};
    for (const int digit : nearest_digits(digits, seen)) {
      ++votes.at(static_cast<std::size_t>(digit));
    }
    const auto most = std::max_element(votes.begin(), votes.end());
    const double share = static_cast<double>(*most) / static_cast<double>(count);
    agreeing += share >= 0.7 ? 1 : 0;
    shares += std::to_string(most - votes.begin()) + ":" +
              std::to_string(static_cast<int>(100 * share + 0.5)) + "% ";
  }
  CAPTURE(shares, agreeing, mixture.n_components());
  CHECK(agreeing >= 0.7 * static_cast<double>(mixture.n_components()));
}
