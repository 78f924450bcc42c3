#pragma once

#include <optional>
#include <utility>
#include <vector>

#include "../base/random.hpp"
#include "covariance_estimator.hpp"
#include "em_run.hpp"
#include "mixture_densities.hpp"
#include "standardization.hpp"

namespace xenoglyph::internal {

/// Looks for the component that is best split in two, one component at a time.
///
/// Each is tried from a few divisions of its points, by a few steps of EM of two components on what
/// belongs to it, the others being as they are: after Verbeek, Vlassis and Krose, "Efficient greedy
/// learning of Gaussian mixture models", Neural Computation 15, 2003. What the likelihood gains so
/// is a lower bound of what EM of all would gain.
class SplitSearch {
 public:
  /// @param parameters  N, where a message is to be short (message_length, criterion `program`: a
  ///                    weight costs N/2 of its logarithm); 0 where a likelihood is to be large
  /// What it is given must outlive it, but for `mixture` and `random`.
  SplitSearch(const Standardization& data, EmStart mixture, const CovarianceEstimator& estimator,
              double parameters, const Random& random);

  /// Tries one component. Does nothing once done().
  void advance();
  bool done() const { return next_ == densities_.n_components(); }

  /// The mixture with the best split in place of its component, then that with the best of another
  /// component, and so on; empty when there is none left. Splits of which a part has collapsed come
  /// last.
  std::optional<EmStart> take_best();
  /// What the split that was taken last gains at least, in nats.
  double gain() const { return gain_; }

 private:
  struct Split {
    double gain = 0.0;
    bool collapsed = false;
    Eigen::Index component = 0;
    double share = 0.5;  // of the second part
    Gaussian first;
    Gaussian second;
  };

  static std::pair<bool, double> rank(const Split& split);
  void attempt(const Points& points, const Eigen::ArrayXd& weights,
               const Eigen::ArrayXd& log_density, Eigen::ArrayXd second_part);
  bool share_covariance(Split& split, double count) const;
  Eigen::ArrayXd log_density_of(const Gaussian& component, const Points& points);

  const Standardization& data_;
  const CovarianceShape& shape_;
  const CovarianceEstimator& estimator_;
  double parameters_;
  Random random_;
  MixtureDensities densities_;
  Eigen::MatrixXd pooled_;
  BlockWorkspace workspace_;
  Eigen::Index next_ = 0;
  std::vector<Split> splits_;  // the best of each component
  double gain_ = 0.0;
};

}  // namespace xenoglyph::internal
