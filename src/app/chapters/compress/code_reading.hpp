#pragma once

#include <vector>

#include <Eigen/Core>

#include "app/corpus/codes_fit.hpp"
#include "app/corpus/corpus.hpp"

namespace xenoglyph::app {

/// How far a component claims a code.
struct Claim {
  int number = 0;  ///< of the component, counted from 1 by falling weight
  int id = 0;      ///< its identity in the fit
  double responsibility = 0.0;
};

/// All components by falling responsibility for a code; empty while there is no mixture.
std::vector<Claim> claims_on(const CodesFit& fit, const Eigen::Ref<const Eigen::VectorXf>& code);

/// The image that a code is decoded to: 784 values, 0 (paper) to 1 (ink).
Eigen::VectorXf decoded(const Corpus& corpus, const Eigen::Ref<const Eigen::VectorXf>& code);
/// The code of an image.
Eigen::VectorXf encoded(const Corpus& corpus, const Eigen::Ref<const Eigen::VectorXf>& image);

}  // namespace xenoglyph::app
