#pragma once

#include <cstdint>
#include <memory>
#include <vector>

#include "gaussian_mixture.hpp"
#include "regularization.hpp"

namespace xenoglyph {

/// Options of the mixture that chooses its own number of components.
struct MmlOptions {
  CovarianceType covariance_type = CovarianceType::full;
  Criterion criterion = Criterion::program;
  Eigen::Index k_min = 1;   ///< fewest components to try
  Eigen::Index k_max = 25;  ///< components at the start; at most n
  /// A mixture has settled when a sweep changes the message length by less than this, relative to
  /// its magnitude for points of unit variance along each axis (and at least 1 nat a point), so
  /// that units play no part.
  double threshold = 1e-5;
  Regularization regularization;
  int restarts = 1;  ///< independent starts; the shortest message is kept
  std::uint64_t seed = 0;
  /// Over one start; it then ends with the best so far, and the fit has not converged.
  int max_sweeps = 10000;

  friend bool operator==(const MmlOptions&, const MmlOptions&) = default;
};

/// What one MmlFitter::advance() did.
enum class MmlEvent {
  started,  ///< components placed on random points (before the first advance, and at each restart)
  updated,  ///< one component took its new weight, mean and covariance
  annihilated,  ///< one component's weight fell to 0: it is gone
  pruned,       ///< the mixture had settled; the component that it can best do without was removed
  compared,     ///< one piece of a plain EM fit that the shortest message is held against
  converged     ///< nothing is left to try: done
};

struct MmlStatus {
  MmlEvent event = MmlEvent::started;
  int component = -1;  ///< identity of the component concerned (see component_ids), -1 for none
  bool sweep_completed = false;   ///< this step ended a sweep: history() has one more record
  int sweep = 0;                  ///< sweeps completed over all restarts
  int restart = 0;                ///< 0-based; MmlOptions::restarts: plain EM's, see MmlFitter
  Eigen::Index n_components = 0;  ///< alive after this step
};

/// One completed sweep.
struct MmlRecord {
  int sweep = 0;
  int restart = 0;
  Eigen::Index n_components = 0;
  double message_length = 0.0;  ///< nats
  double log_likelihood = 0.0;  ///< nats
};

struct MmlResult {
  GaussianMixture mixture;
  double message_length;
  double log_likelihood;
  int n_iter;      ///< sweeps over all restarts
  bool converged;  ///< false when max_sweeps ended a start
  std::vector<MmlRecord> history;
};

/// Component-wise EM with message-length annihilation, one visible step at a time.
///
/// Figueiredo and Jain, "Unsupervised Learning of Finite Mixture Models", IEEE TPAMI 24(3), 2002:
/// figure 2, with component-wise EM (Celeux et al. 1999). A sweep updates each living component in
/// turn from the current densities, so that a component that dies frees its points at once.
///
/// Two things that the paper leaves open. At k_min nothing is annihilated: once a component there
/// holds N/2 points or fewer, weights are shares of points, as in plain EM. The tied type's shared
/// covariance is computed once a sweep, at its end, from all responsibilities, because each change
/// of it changes all densities.
///
/// When all starts have ended, what they found is held against what plain EM finds at few
/// components and by splitting and joining components (event `compared`, no sweeps of this fit).
/// Where that has a shorter message, by more than a thousandth part or so, it is taken up as one
/// more start, number `restarts`, in which nothing dies. So a stray point may have a component of
/// its own, which component-wise EM would annihilate.
///
/// Two things are other than in the paper. Components start as wide as a tenth of the data's
/// typical variance along each axis, which neither a column's unit nor a stray point decides, where
/// the paper has a tenth of the largest. And of a settled mixture goes the component without which
/// the message is shortest, not the one of least weight. A small component is often a real one, and
/// a large one half of a real one; bench/recovery has the figures.
///
/// A sweep costs O(n k d^2). Same points, options and seed: same steps.
class MmlFitter {
 public:
  /// Keeps a copy of the points. Throws InvalidPoints or InvalidArgument.
  explicit MmlFitter(Points points, const MmlOptions& options = {});
  ~MmlFitter();
  MmlFitter(MmlFitter&&) noexcept;
  MmlFitter& operator=(MmlFitter&&) noexcept;

  /// The smallest visible step: updates or removes one component. Does nothing once done().
  const MmlStatus& advance();
  /// What the last step did.
  const MmlStatus& status() const;
  /// Nothing is left to do: result() is final.
  bool done() const;

  const Points& points() const;
  const MmlOptions& options() const;

  /// The mixture as it stands, k living components.
  GaussianMixture current() const;
  /// Identity of each component of current(): its number in 0..k_max-1 at the start. Identities
  /// last while a component lives, where its place in current() shifts as others die.
  const std::vector<int>& component_ids() const;

  /// The settled mixture of shortest message so far; current() before anything has settled.
  GaussianMixture best() const;
  /// Message length of best(); infinity before anything has settled.
  double best_message_length() const;
  /// Index into history() of the sweep after which best() was kept; -1 before anything has settled.
  int best_record() const;
  /// A record for each completed sweep.
  const std::vector<MmlRecord>& history() const;

  /// best() with its figures. Before done(), the figures so far.
  MmlResult result() const;

 private:
  class State;
  std::unique_ptr<State> state_;
};

/// Fits in one call: advances an MmlFitter until it is done.
///
/// @param points  n x d, n >= 2, d >= 1, finite; a constant coordinate is regularised, not refused
/// Throws InvalidPoints or InvalidArgument (k_max > n, k_min > k_max or < 1, threshold <= 0, ...).
MmlResult fit_mml(const PointsView& points, const MmlOptions& options = {});

}  // namespace xenoglyph
