#include "app/chapters/compress/code_reading.hpp"

#include <algorithm>
#include <cstddef>

namespace xenoglyph::app {

std::vector<Claim> claims_on(const CodesFit& fit, const Eigen::Ref<const Eigen::VectorXf>& code) {
  std::vector<Claim> claims;
  if (!fit.has_mixture()) {
    return claims;
  }
  const Points point = code.transpose().cast<double>();
  const Eigen::MatrixXd shares = fit.mixture().predict_proba(point);
  int number = 0;
  for (const int place : fit.by_weight()) {
    ++number;
    claims.push_back({number, fit.symbols()[static_cast<std::size_t>(place)].id, shares(0, place)});
  }
  std::stable_sort(claims.begin(), claims.end(), [](const Claim& a, const Claim& b) {
    return a.responsibility > b.responsibility;
  });
  return claims;
}

Eigen::VectorXf decoded(const Corpus& corpus, const Eigen::Ref<const Eigen::VectorXf>& code) {
  return corpus.decode(code.transpose()).row(0).transpose();
}

Eigen::VectorXf encoded(const Corpus& corpus, const Eigen::Ref<const Eigen::VectorXf>& image) {
  return corpus.encode(image.transpose()).row(0).transpose();
}

}  // namespace xenoglyph::app
