#pragma once

#include <optional>

#include "em_run.hpp"
#include "mixture_densities.hpp"
#include "standardization.hpp"

namespace xenoglyph::internal {

/// Looks for the two components that are best made one, a component and its nearest at a time.
///
/// One Gaussian with the moments of both takes their place. Which are near is told by Runnalls's
/// bound of what the mixture loses so: "Kullback-Leibler approach to Gaussian mixture reduction",
/// IEEE Transactions on Aerospace and Electronic Systems 43(3), 2007, section IV. How much is
/// really lost, by the likelihood.
class MergeSearch {
 public:
  /// What it is given must outlive it, but for `mixture`.
  MergeSearch(const Standardization& data, EmStart mixture, const CovarianceShape& shape,
              double parameters);

  /// Tries one component. Does nothing once done().
  void advance();
  bool done() const { return next_ == densities_.n_components(); }

  /// The mixture with the best pair made one; empty when there is only one component.
  std::optional<EmStart> result() const;

 private:
  struct Merger {
    double length;  // of the message, but for what all have in common
    Eigen::Index kept;
    Eigen::Index gone;
    Gaussian merged;
  };

  Gaussian merged(Eigen::Index a, Eigen::Index b) const;

  const CovarianceShape& shape_;
  double parameters_;
  MixtureDensities densities_;
  Eigen::Index next_ = 0;
  std::optional<Merger> best_;
};

}  // namespace xenoglyph::internal
