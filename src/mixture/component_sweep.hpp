#pragma once

#include <memory>
#include <vector>

#include "fit_em.hpp"

namespace xenoglyph {

/// Options of a sweep over numbers of components.
struct SweepOptions {
  Eigen::Index k_min = 1;
  Eigen::Index k_max = 25;  ///< at most n
  EmOptions em;             ///< of each fit; its seed draws the starts of all of them
};

/// What EM reached with one number of components.
struct SweepRecord {
  Eigen::Index n_components = 0;
  double log_likelihood = 0.0;  ///< nats
  double bic = 0.0;             ///< as GaussianMixture::bic: smaller is better
  double aic = 0.0;             ///< as GaussianMixture::aic
  double message_length = 0.0;  ///< nats, criterion `program`
  int n_iter = 0;               ///< sweeps of EM over all starts
  bool converged = false;
};

/// The number of components by the Bayesian and by Akaike's information criterion: EM for each
/// number from k_min to k_max, a sweep of EM or less at a time, so that it can be watched and
/// stopped.
///
/// Schwarz, "Estimating the dimension of a model", Annals of Statistics 6 (1978); Akaike, "A new
/// look at the statistical model identification", IEEE Transactions on Automatic Control 19 (1974).
/// Same points, options and seed: same records. The fit of k components is fit_em(points, k, em).
class ComponentSweep {
 public:
  /// Keeps a copy of the points. Throws InvalidPoints or InvalidArgument (k_min < 1, k_min > k_max,
  /// k_max > n, and what fit_em throws).
  explicit ComponentSweep(Points points, const SweepOptions& options = {});
  ~ComponentSweep();
  ComponentSweep(ComponentSweep&&) noexcept;
  ComponentSweep& operator=(ComponentSweep&&) noexcept;

  /// Places a start, runs one sweep of EM, or completes a record: O(n k d^2) at the most. Returns
  /// true when it completed a record. Does nothing once done().
  bool advance();
  bool done() const;
  /// Components of the fit that advance() works on; k_max + 1 once done().
  Eigen::Index n_components() const;
  const SweepOptions& options() const;

  /// One for each number of components tried so far, in order.
  const std::vector<SweepRecord>& records() const;
  /// The mixture of a record.
  const GaussianMixture& mixture(std::size_t record) const;
  /// Index of the record of least BIC or AIC; -1 before the first.
  int best_bic() const;
  int best_aic() const;

 private:
  class State;
  std::unique_ptr<State> state_;
};

}  // namespace xenoglyph
