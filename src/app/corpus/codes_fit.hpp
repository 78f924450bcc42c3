#pragma once

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "app/corpus/corpus.hpp"
#include "app/fitting/fit_session.hpp"
#include "app/options/settings.hpp"
#include "mixture/gaussian_mixture.hpp"

namespace xenoglyph::app {

/// A component of the codes' mixture as a symbol that the alien found.
struct Symbol {
  int id = 0;                  ///< its identity in the fit, as MmlFitter has it
  int place = 0;               ///< its row in mixture()
  int number = 0;              ///< what visitors count it as: from 1 by falling weight
  double weight = 0.0;         ///< share of the codes
  Eigen::VectorXf mean;        ///< its mean, a code
  Eigen::VectorXf mean_image;  ///< its mean decoded, values from 0 to 1; none without a network
  /// Codes of each class among those it claims; none where nobody labelled them.
  std::vector<int> class_counts;
  int claimed = 0;  ///< codes that it claims
  /// How decided the decoded mean is, 0 (every pixel grey) to 1: the mean of (2p - 1)^2 over the
  /// pixels that hold any ink (p > 0.05). 0 without a network.
  double sharpness = 0.0;

  /// The class that most of its codes are in; the first of two equal ones; -1 when it claims none,
  /// or there are no classes.
  int majority() const;
};

/// "87 % of its 412 codes are labelled 4."; empty when there is nothing to say.
std::string labels_text(const Symbol& symbol, const Corpus& corpus);

/// Sharpness as a Symbol has it, of a decoded image.
double sharpness_of(const Eigen::Ref<const Eigen::VectorXf>& image);

/// The mixture of a corpus's codes: fitted in one place, shown in all chapters. Labels are counted
/// here for show; no fit sees them.
class CodesFit {
 public:
  explicit CodesFit(FitSession::Clock clock);

  /// Starts the fit that the settings ask for: codes_fit, codes_play, codes_step.
  void open(const Corpus& corpus, const Settings& settings);
  /// Forgets the fit.
  void close();
  /// True between open() and close().
  bool is_open() const { return corpus_ != nullptr; }
  /// Starts again where the settings ask for another fit than the open one.
  void follow(const Settings& settings);
  /// Starts again from all components, playing.
  void restart(const Settings& settings);

  /// Works for a frame. True when the mixture changed.
  bool tick(double elapsed, double speed, double share = 0.0);
  FitSession& session() { return session_; }
  const FitSession& session() const { return session_; }
  bool has_mixture() const { return session_.has_fit(); }
  /// What the open fit was asked for.
  const MmlOptions& options() const { return options_; }
  /// Classes will be counted anew soon.
  bool count_due() const { return count_due_; }
  bool done() const { return session_.status() == FitStatus::done; }

  /// The mixture as it stands: the best once the fit is done, else the current one. Only when
  /// has_mixture().
  const GaussianMixture& mixture() const { return *mixture_; }
  /// Goes up each time mixture() changes.
  long version() const { return version_; }
  /// One for each component, in mixture()'s order. Images are of this mixture; class_counts,
  /// claimed and assignment() may be of an earlier one while the fit plays, since counting takes a
  /// while.
  const std::vector<Symbol>& symbols() const { return symbols_; }
  /// Identities of the symbols whose images changed since the last call; none without a network.
  std::vector<int> take_redrawn() { return std::exchange(redrawn_, {}); }
  /// Places of the components by falling weight: what visitors count as component 1, 2, ...
  const std::vector<int>& by_weight() const { return by_weight_; }
  /// The symbol that visitors count as component `number`; null where there is none.
  const Symbol* numbered(int number) const;
  /// What visitors count a component of this identity as; 0 where there is none.
  int number_of(int id) const;
  /// The identity of the component that claims each code; n, or empty before the first count.
  const std::vector<int>& assignment() const { return assignment_; }
  /// Goes up each time assignment() changes.
  long assignment_version() const { return assignment_version_; }

 private:
  void take_mixture();
  void number_symbols();
  void count_classes();

  FitSession session_;
  const Corpus* corpus_ = nullptr;
  MmlOptions options_;
  std::optional<GaussianMixture> mixture_;
  long version_ = 0;
  std::vector<Symbol> symbols_;
  std::vector<int> by_weight_;
  std::vector<int> redrawn_;
  std::vector<int> assignment_;
  long assignment_version_ = 0;
  double since_count_ = 0.0;
  bool count_due_ = false;
};

}  // namespace xenoglyph::app
