#pragma once

#include <optional>

#include "em_run.hpp"
#include "fit_mml.hpp"
#include "merge_search.hpp"
#include "split_search.hpp"

namespace xenoglyph::internal {

/// Holds what a fit by message length has found against what plain EM finds, a sweep or less at a
/// time: at few components; with a component of the shortest mixture split, and with two made one,
/// as long as that helps; and, of few points, with one split after two were made one (Ueda, Nakano,
/// Ghahramani and Hinton, "SMEM algorithm for mixture models", Neural Computation 12, 2000).
///
/// Component-wise EM from many components can miss a mixture with a shorter message. Where
/// components hold fewer than N/2 points it annihilates them, one stray point's among them, which
/// EM does not; and a start far from what is there can end anywhere.
///
/// The message lengths of Figueiredo and Jain take every component to hold many points. They sell
/// one of a single point for next to nothing, so that there is always a point at the edge of a
/// Gaussian that is worth it. So where a mixture has more components than the shortest, one of
/// fewer than N points, or than five, costs what one of so many does. But once one has paid that,
/// there are stray points, and further ones cost what the criterion says.
class Challenge {
 public:
  /// @param mixture  the one of shortest message so far, in standardised units
  /// What it is given must outlive it, but for `mixture` and `random`.
  Challenge(const Standardization& data, const CovarianceEstimator& estimator,
            const MmlOptions& options, EmStart mixture, double log_likelihood,
            const Random& random);

  /// One sweep of EM, or less. Does nothing once done().
  void advance();
  bool done() const { return stage_ == Stage::over; }

  /// What EM came to.
  struct Reached {
    EmStart mixture;  ///< in standardised units
    double log_likelihood;
    double message_length;
  };

  /// A mixture with a shorter message than the one that was given; null where there is none.
  const Reached* winner() const { return won_ ? &best_ : nullptr; }

 private:
  enum class Stage { ladder, splitting, merging, replacing, over };

  double criterion_of(double log_likelihood, const Eigen::VectorXd& weights) const;
  double surcharge(const Eigen::VectorXd& weights) const;
  bool is_shorter(const Reached& other) const;
  void adopt(Reached shorter);
  bool is_hopeless() const;
  bool has_collapsed() const;
  void complete_run();
  Eigen::Index last_rung() const;
  void begin_splitting();
  void begin_merging();
  void begin_replacing(EmStart merged);
  void follow_split();
  void conclude();
  void run_from(EmStart start);

  const Standardization& data_;
  const CovarianceEstimator& estimator_;
  const MmlOptions& options_;
  EmOptions em_;
  double parameters_;    // N
  double light_weight_;  // of N points, or five
  bool light_ones_are_real_ = false;
  double price_;  // of one more component, its weight aside
  Random random_;
  Stage stage_ = Stage::ladder;
  Eigen::Index rung_ = 0;    // components of the ladder's next fit
  int tries_ = 0;            // of each rung, and of splits
  int start_ = 0;            // of the rung
  int splits_followed_ = 0;  // of the mixture that is split
  std::optional<SplitSearch> split_;
  std::optional<MergeSearch> merge_;
  std::optional<EmRun> run_;
  std::vector<double> lengths_;  // of the run, after each sweep
  Reached best_;
  std::optional<Reached> shortest_;  // of all that EM came to
  bool won_ = false;
};

}  // namespace xenoglyph::internal
