#pragma once

#include <optional>
#include <string>
#include <vector>

#include "app/chapters/judge/judgement.hpp"
#include "app/corpus/codes_fit.hpp"
#include "app/corpus/corpus_source.hpp"

namespace xenoglyph::app {

/// What one corpus's network is, and what the mixture of its codes found.
struct ComparedNetwork {
  std::string name;                    ///< of the corpus, as in addresses
  std::string title;                   ///< for visitors
  Eigen::Index code_size = 0;          ///< numbers of a code
  Eigen::Index parameters = 0;         ///< weights and biases; 0 without a network
  std::optional<double> loss;          ///< as Corpus has it
  Eigen::Index n_components = 0;       ///< that the message length chose
  double seconds = 0.0;                ///< that the fit took
  std::optional<Judgement> judgement;  ///< against the labels, where there are any
};

/// The row of the corpus that is open; nothing before its fit is done and its codes are counted.
std::optional<ComparedNetwork> compared(const CorpusSource& source, const Corpus& corpus,
                                        const CodesFit& fit);

/// The networks that were opened so far, in the order of the list of corpora.
class NetworkComparison {
 public:
  /// Keeps a row in place of the one that this corpus had.
  void keep(ComparedNetwork network, const CorpusSources& sources);
  const std::vector<ComparedNetwork>& networks() const { return networks_; }

 private:
  std::vector<ComparedNetwork> networks_;
};

/// A column of the comparison: what it is called, what it means, and a network's cell of it.
struct ComparisonColumn {
  const char* key;      ///< in files and for scripts
  const char* heading;  ///< for visitors
  const char* meaning;
  int decimals;
  double factor;     ///< what a visitor sees is the number times this
  const char* unit;  ///< after it
  std::optional<double> (*number)(const ComparedNetwork&);
};

/// All columns after the name.
const std::vector<ComparisonColumn>& comparison_columns();

/// The cell as visitors read it: a dash where there is nothing to say.
std::string cell_text(const ComparisonColumn& column, const ComparedNetwork& network);

/// The comparison as CSV: a line a network, with empty fields where there is nothing to say.
std::string comparison_as_csv(const std::vector<ComparedNetwork>& networks);

}  // namespace xenoglyph::app
