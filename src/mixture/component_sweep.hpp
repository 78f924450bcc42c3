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

  friend bool operator==(const SweepOptions&, const SweepOptions&) = default;
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
  double last_change = 0.0;  ///< of the log-likelihood in the last sweep of the best start, nats
  /// A component lies at the least variance that the regularisation allows: it has collapsed onto
  /// points that agree in some direction, and its likelihood says nothing.
  bool collapsed = false;
};

/// What can choose among the records: the least of it.
enum class SelectionCriterion { bic, aic, message_length };

/// Index of the record that a criterion chooses; of equals, the one of fewest components. Records
/// with a collapsed component are chosen only where there are no others; -1 where there are none.
int best_record(const std::vector<SweepRecord>& records, SelectionCriterion criterion);

/// The number of components by the Bayesian and by Akaike's information criterion: EM for each
/// number from k_min to k_max, a sweep of EM or less at a time, so that it can be watched and
/// stopped.
///
/// Schwarz, "Estimating the dimension of a model", Annals of Statistics 6 (1978); Akaike, "A new
/// look at the statistical model identification", IEEE Transactions on Automatic Control 19 (1974).
/// Same points, options and seed: same records.
///
/// Each fit has the starts of fit_em(points, k, em), and one more: the fit before it with the
/// component split that is best split (Verbeek, Vlassis and Krose, "Efficient greedy learning of
/// Gaussian mixture models", Neural Computation 15, 2003). So the log-likelihood never falls as
/// components are added. Of the starts' ends the likeliest counts, those with collapsed components
/// last.
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
  /// best_record() of BIC or AIC.
  int best_bic() const;
  int best_aic() const;

 private:
  class State;
  std::unique_ptr<State> state_;
};

}  // namespace xenoglyph
