#pragma once

#include <string>
#include <vector>

#include "app/chapters/judge/selections.hpp"
#include "app/corpus/codes_fit.hpp"
#include "app/ui/axes.hpp"

namespace xenoglyph::app {

/// Who chooses, or is drawn: each has a colour of its own.
enum class Method { mml, bic, aic, mixture, kmeans };

/// Values over k, the number of components or clusters.
struct KCurve {
  struct Value {
    int k = 0;
    double value = 0.0;
  };
  Method method = Method::mml;
  std::vector<Value> values;  ///< by rising k
  int chosen = 0;             ///< the k that is marked, 0 for none

  /// The value at k; null where there is none.
  const double* at(int k) const;
};

/// Curves of one unit, on the axis of k that all share.
struct KCurves {
  std::vector<KCurve> curves;
  Interval range;  ///< of the values shown: from 0 up to what leaves the bends visible
};

/// What decides, as far as it is known: nats above each criterion's own least value. BIC and AIC
/// are halved, which makes nats of them, as the message length is.
KCurves criterion_curves(const CodesFit& fit, const Selections& selections);

/// Inertia of k-means as a percentage of that of one cluster; `chosen` is marked.
KCurves inertia_curves(const Selections& selections, int chosen);

/// named_error() in per cent: of EM's mixtures and of k-means, and of the one mixture that the
/// message length has found, where `mml_error` is not negative.
KCurves error_curves(const CodesFit& fit, const Selections& selections, double mml_error);

}  // namespace xenoglyph::app
